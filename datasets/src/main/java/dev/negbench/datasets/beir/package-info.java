/**
 * Collections in BEIR layout, read from a directory:
 *
 * <pre>
 * corpus.jsonl[.gz]        one JSON object a line: _id, title (optional), text; other fields are ignored
 * queries.jsonl[.gz]       one JSON object a line: _id, text; other fields are ignored
 * qrels/SPLIT.tsv[.gz]     header "query-id corpus-id score", then one judged pair a line, tab separated
 * taxonomy/nodes.tsv[.gz]     optional, see {@link dev.negbench.datasets.taxonomy.TaxonomyFiles}
 * taxonomy/broader.tsv[.gz]   with it
 * </pre>
 *
 * <p>What is accepted and refused is said in {@link dev.negbench.datasets.files}.
 */
package dev.negbench.datasets.beir;
