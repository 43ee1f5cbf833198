/**
 * Small models that read query and document together. {@link dev.negbench.harness.ranker.InteractionTexts} holds a
 * dataset's texts, shared by all of them; an {@link dev.negbench.harness.ranker.InteractionRanker} pools what the
 * query's tokens see, an {@link dev.negbench.harness.ranker.AttentionRanker} answers yes or no by attention that can be
 * read.
 */
package dev.negbench.harness.ranker;
