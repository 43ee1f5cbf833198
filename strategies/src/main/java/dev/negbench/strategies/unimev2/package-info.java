/**
 * UniME-V2: candidates retrieved from the whole corpus, scored by a judge, held to a margin below the positive's score,
 * thinned out by a stride, and learnt with the judge's scores as soft labels; and its reranker. Source: unime-v2 card.
 *
 * <p>{@link dev.negbench.strategies.unimev2.Judge} is the contract of judges; a chat model that says yes or no and a
 * deterministic stand-in keep it. {@link dev.negbench.strategies.unimev2.JudgeMargin} says which candidates survive.
 */
package dev.negbench.strategies.unimev2;
