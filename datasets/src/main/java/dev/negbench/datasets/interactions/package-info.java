/**
 * Users and the items they had to do with, for retrieval with several interests a user, read from a directory:
 *
 * <pre>
 * interactions.tsv[.gz]   user, item and, where known, weight and time; tab separated, with or without a header
 * items.tsv[.gz]          optional: item and its name; without it an item's id is its text
 * </pre>
 *
 * <p>Of each user's items, in order of time, the first 80 % are train, the next 10 % dev, the last 10 % test; without
 * times the order is that of a hash. A query's text is the names of the last 20 train items, for encoders of text. So a
 * user is in all splits and a pair in one. Users with fewer than five items only train. Collections that come with
 * judgements of their own keep them: a directory in BEIR layout is read as such, whatever else lies in it. What is
 * accepted and refused is said in {@link dev.negbench.datasets.files}.
 */
package dev.negbench.datasets.interactions;
