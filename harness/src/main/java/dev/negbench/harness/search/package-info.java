/**
 * Which documents are nearest to a query: one interface, {@link dev.negbench.harness.search.VectorIndex}, searched in
 * batches, with one definition of exact. The score of a document is {@link dev.negbench.harness.linalg.VectorMath#dot}
 * of the query's and the document's vector, bit for bit; documents rank by descending score, equal scores by ascending
 * id. {@link dev.negbench.harness.search.ExactIndex} computes that in Java, and a flat
 * {@link dev.negbench.harness.search.FaissIndex} arrives at the same ids and the same scores through FAISS.
 */
package dev.negbench.harness.search;
