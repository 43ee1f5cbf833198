/**
 * A small model that reads query and document together. {@link dev.negbench.harness.ranker.InteractionTexts} holds a
 * dataset's texts, shared by all rankers; an {@link dev.negbench.harness.ranker.InteractionRanker} is what learns.
 */
package dev.negbench.harness.ranker;
