/**
 * LLM hard negatives: the negative of a query is a passage written for it, not a document. Source: llm-hn card.
 *
 * <p>{@link dev.negbench.strategies.llmhn.NegativeGenerator} is the contract of writers; a chat model and a
 * deterministic stand-in without a corpus keep it. What they write is verified, and each refusal is counted as a
 * removed candidate. {@link dev.negbench.strategies.text.StyleShortcut} says whether the passages can be told from
 * documents without the query, which a model would learn instead of relevance.
 */
package dev.negbench.strategies.llmhn;
