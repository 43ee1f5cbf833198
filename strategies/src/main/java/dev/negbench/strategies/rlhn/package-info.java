/**
 * RLHN: a cheap judge looks for false negatives among the hard negatives of each query, an accurate judge looks again
 * at the queries where it found any, and what that one finds becomes a positive. Source: rlhn card.
 *
 * <p>{@link dev.negbench.strategies.rlhn.RelevanceJudge} is the contract of judges; a chat model and two deterministic
 * stand-ins keep it. {@link dev.negbench.strategies.rlhn.Cascade} holds gate and statistics, {@link
 * dev.negbench.strategies.rlhn.Relabelling} what a verdict changes.
 */
package dev.negbench.strategies.rlhn;
