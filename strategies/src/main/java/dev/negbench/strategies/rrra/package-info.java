/**
 * RRRA (Kim, arXiv 2508.11670): an adapter beside the retriever bends each candidate's vector towards the query and so
 * estimates how likely the candidate is an unlabelled positive; negatives are drawn the less the likelier, and at query
 * time the first places are ordered anew. A reconstruction throughout: the sources leave labels, scores and their sign
 * open. Source: card rrra, whose decisions are marked [H].
 *
 * <p>{@link dev.negbench.strategies.rrra.Segment} is the geometry and {@link dev.negbench.strategies.rrra.Resampling}
 * the weight, both in closed form.
 */
package dev.negbench.strategies.rrra;
