package dev.negbench.strategies.llmhn;

import java.util.Optional;

/**
 * One passage that is wanted.
 *
 * @param query what it must not answer
 * @param positive the passage that answers; empty where the generator may see the query alone
 * @param words how many words it should have
 * @param key the query's random key; with {@code attempt} it decides every choice, so each training seed gets the same
 *     passage
 * @param attempt how many passages were refused before, from 0
 */
public record GenerationTask(String query, Optional<String> positive, int words, long key, int attempt) {
    /** Returns the next attempt at the same. */
    GenerationTask again() {
        return new GenerationTask(query, positive, words, key, attempt + 1);
    }
}
