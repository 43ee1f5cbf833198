/**
 * NASA-style alignment: how far the attention heads of a yes/no verifier lean to the answer "no", which heads do, and
 * whether tuning these alone closes the gap between precision and recall of "yes". A reconstruction: the paper's
 * training procedure was not available. Source: nasa card.
 *
 * <p>{@link dev.negbench.strategies.nasa.NegativeAttention} has the score and its derivatives in closed form. The
 * verifier learns beside the retriever from the pairs that it is given; queries that it never learns from are divided
 * into a set to align on, a set to probe and a set to test. Random heads, the least negative heads, all weights and a
 * shifted threshold are tried on the same data with the same steps, always.
 */
package dev.negbench.strategies.nasa;
