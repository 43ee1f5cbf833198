/**
 * What a retriever learns from and is judged by: corpora, queries, relevance judgements and their splits.
 *
 * <p>Everything is addressed by <em>ordinal</em>: document {@code d} is the d-th of its {@link
 * dev.negbench.datasets.Corpus}, query {@code q} the q-th of its {@link dev.negbench.datasets.Queries}. Ordinals are
 * dense, follow file order and never leave a process; what is written to disk or shown names the id.
 */
package dev.negbench.datasets;
