/**
 * Collections with TREC's topics and judgements, read from a directory:
 *
 * <pre>
 * corpus.jsonl[.gz] or collection.tsv[.gz]   the documents: JSON lines as in the beir layout, or id and text
 * topics[.NAME].txt[.gz]                     topics as {@literal <top> <num> <title> <desc> <narr> </top>}
 * topics[.NAME].tsv[.gz]                     topics as id and text, tab separated
 * qrels[.SPLIT].txt[.gz]                     topic, iteration, document, grade; qrels.txt alone is the split test
 * </pre>
 *
 * <p>TREC's own document files (SGML of many kinds) are not read: convert them to one of the two forms. Runs are read
 * where rankings are evaluated, not here. What is accepted and refused is said in {@link
 * dev.negbench.datasets.files}; topics may also have closing tags and an XML frame.
 */
package dev.negbench.datasets.trec;
