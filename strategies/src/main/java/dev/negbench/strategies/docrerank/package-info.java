/**
 * DocReRank: negatives are queries, near-paraphrases of a document's own query that it does not answer; a ranker learns
 * from them. Source: docrerank card.
 *
 * <p>{@link dev.negbench.strategies.docrerank.QueryGenerator} and {@link
 * dev.negbench.strategies.docrerank.AnswerVerifier} are the contracts; chat models and deterministic stand-ins keep
 * them. No corpus is searched for a negative. {@link dev.negbench.strategies.docrerank.VerificationLaw} says what
 * verification is worth in closed form.
 */
package dev.negbench.strategies.docrerank;
