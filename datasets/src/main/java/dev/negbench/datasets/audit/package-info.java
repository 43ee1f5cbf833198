/**
 * What is wrong with a collection, in numbers: test queries that have a twin among the training queries, documents that
 * occur twice, empty texts, lengths and languages. A comparison is worth what its data is worth.
 *
 * <p>Two queries are twins if, case and punctuation aside, the sets of their character 4-grams have a Jaccard
 * similarity of at least {@value dev.negbench.datasets.audit.SplitOverlap#NEAR}. The search is exact: every such pair
 * is found, no other is reported. {@link dev.negbench.datasets.audit.Deduplication} makes the variant without twins.
 */
package dev.negbench.datasets.audit;
