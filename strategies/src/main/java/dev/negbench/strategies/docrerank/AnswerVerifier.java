package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;

/** Says whether a document answers queries, asked in two different ways. */
public interface AnswerVerifier {
    /** Number of ways to ask. */
    int PROMPTS = 2;

    /**
     * A document and queries that it may answer.
     *
     * @param document ordinal
     * @param queries texts
     */
    record Case(int document, List<String> queries) {}

    /** Returns who verifies, as reports name it. */
    String name();

    /** Tells whether asking costs so little that both ways may be asked for the sake of the figures alone. */
    boolean isFree();

    /**
     * Verifies.
     *
     * @param cases documents with their queries
     * @param prompts how many ways to ask, 1 or 2
     * @param words vectors of words, for verifiers that need them
     * @return for each case and each of its queries, in order, a verdict a way
     */
    List<Answerability[][]> verify(List<Case> cases, int prompts, Retrieval words);

    /** Returns what the work took so far, by name: calls, tokens. */
    default Map<String, Long> counts() {
        return Map.of();
    }
}
