/**
 * Training files of Dense Passage Retrieval (Karpukhin et al., EMNLP 2020), read from a directory:
 *
 * <pre>
 * train.json[.gz], dev.json[.gz], test.json[.gz]   or with a name before, as biencoder-nq-train.json
 * </pre>
 *
 * <p>Each is a JSON array, on one line or many, of a question, its answers, and its passages. Positive passages get
 * grade 1; negative and hard negative ones grade 0, since the file calls them negatives (nobody may have judged them: a
 * hard negative is one that lacks the answer's words). A passage listed as both is a positive. Queries have no ids in
 * the file and are called by split and place: {@code train-1}. What is accepted and refused is said in {@link
 * dev.negbench.datasets.files}.
 */
package dev.negbench.datasets.dpr;
