/**
 * The retriever as a stochastic policy over a query's list, rewarded by a verifier: learning from the right samples
 * alone (PSR), the wrong ones alone (NSR), or both in unequal parts (W-REINFORCE).
 */
package dev.negbench.strategies.nsr;
