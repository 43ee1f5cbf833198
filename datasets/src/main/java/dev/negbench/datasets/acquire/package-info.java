/**
 * Getting the files of a collection, whole and verified or not at all: from its publisher, or from a copy that the user
 * has.
 *
 * <p>A {@link dev.negbench.datasets.acquire.DatasetFetcher} downloads what the catalogue lists, resumes what was cut,
 * hashes while it streams, takes the wanted members out of archives, and moves the finished directory into the {@link
 * dev.negbench.datasets.acquire.DatasetCache} in one step; a {@link dev.negbench.datasets.acquire.UserCopy} does the
 * same with files on this machine. What was got is recorded beside it with the SHA-256 of every file, and a {@link
 * dev.negbench.datasets.acquire.DatasetVerifier} holds files against that record or against the catalogue.
 *
 * <p>Nothing else in negbench opens a network connection for data, and nothing here does unless it is asked to fetch. A
 * failure is an {@link dev.negbench.datasets.acquire.AcquisitionException} that says what to do; it leaves the cache as
 * it was, but for a part of a download, which the next attempt goes on with.
 */
package dev.negbench.datasets.acquire;
