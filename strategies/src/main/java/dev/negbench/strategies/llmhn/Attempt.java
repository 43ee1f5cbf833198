package dev.negbench.strategies.llmhn;

/**
 * One passage that was written.
 *
 * @param query the query's ordinal
 * @param positive the positive's ordinal
 * @param text the passage, empty where the generator gave none
 * @param score cosine of passage and query, by the encoder that verifies
 * @param positiveScore cosine of positive and query, by the same
 */
public record Attempt(int query, int positive, String text, float score, float positiveScore) {}
