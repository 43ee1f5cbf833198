/**
 * How hard a collection is before anybody trains: BM25, the untrained static encoder and a frozen sentence encoder on
 * its test queries, kept in a file and printed as the page of collections.
 */
package dev.negbench.harness.zeroshot;
