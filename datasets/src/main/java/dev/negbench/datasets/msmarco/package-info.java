/**
 * MS MARCO passage ranking as it is published, read from a directory:
 *
 * <pre>
 * collection.tsv[.gz]                 passage id, text; tab separated, no header
 * queries.SPLIT.tsv[.gz]              query id, text; several files may repeat a query with the same text
 * qrels.SPLIT.tsv[.gz]                query id, 0, passage id, grade
 * msmarco-test2019-queries.tsv[.gz]   queries of a TREC Deep Learning track, here of 2019
 * 2019qrels-pass.txt[.gz]             its judgements, read as the split test2019
 * </pre>
 *
 * <p>A split is called as its file is: {@code qrels.dev.small.tsv} is the split {@code dev.small}. What is accepted and
 * refused is said in {@link dev.negbench.datasets.files}.
 */
package dev.negbench.datasets.msmarco;
