/**
 * Hierarchies over the documents of a collection, such as ESCO's skill groups and occupations or WordNet's hypernyms:
 * what is near in them without being relevant is a hard negative of its own kind.
 */
package dev.negbench.datasets.taxonomy;
