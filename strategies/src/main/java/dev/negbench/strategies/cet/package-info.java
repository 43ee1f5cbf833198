/**
 * CET (Cai et al., CIKM 2022): a relevance model and a selection model learn at once, and each weighs the other's
 * negatives. The relevance model is the retriever; the selection model is a companion that sees other features, so that
 * the two cannot become the same. Source: card cet.
 *
 * <p>{@link dev.negbench.strategies.cet.InverseSelection} is the weight, {@link
 * dev.negbench.strategies.cet.PoolingBias} what it does to the share of false negatives, in closed form.
 */
package dev.negbench.strategies.cet;
