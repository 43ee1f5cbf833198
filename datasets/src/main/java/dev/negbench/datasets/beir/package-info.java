/**
 * Collections in BEIR layout, read from a directory:
 *
 * <pre>
 * corpus.jsonl[.gz]        one JSON object a line: _id, title (optional), text; other fields are ignored
 * queries.jsonl[.gz]       one JSON object a line: _id, text; other fields are ignored
 * qrels/SPLIT.tsv[.gz]     header "query-id corpus-id score", then one judged pair a line, tab separated
 * </pre>
 *
 * Text is strict UTF-8. A byte order mark, CRLF line ends and blank lines are tolerated; anything else out of order is
 * a {@link dev.negbench.datasets.DatasetException} that names file, line, value and remedy.
 */
package dev.negbench.datasets.beir;
