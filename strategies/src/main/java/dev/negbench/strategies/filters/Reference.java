package dev.negbench.strategies.filters;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.stage.CandidatePool;
import java.util.List;

/** Which of a query's positives a candidate's score is held against. */
enum Reference {
    /** The positive that scores lowest: what is removed is too near to any positive. */
    LOWEST("lowest"),
    /** The positive that scores highest: only what is near to the best positive is removed. */
    HIGHEST("highest");

    static final ParameterSpec PARAMETER = ParameterSpec.choice(
            "against",
            LOWEST.text,
            List.of(LOWEST.text, HIGHEST.text),
            "which positive's score counts where a query has several",
            "[H]; lowest as in sentence-transformers, NV-Retriever has one positive");

    private final String text;

    Reference(String text) {
        this.text = text;
    }

    static Reference of(Parameters parameters) {
        return parameters.text(PARAMETER.name()).equals(HIGHEST.text) ? HIGHEST : LOWEST;
    }

    /** Returns the score of this positive. */
    float score(CandidatePool pool) {
        float[] scores = pool.positiveScores();
        float found = scores[0];
        for (float score : scores) {
            found = this == LOWEST ? Math.min(found, score) : Math.max(found, score);
        }
        return found;
    }
}
