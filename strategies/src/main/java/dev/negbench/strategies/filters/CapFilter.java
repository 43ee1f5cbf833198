package dev.negbench.strategies.filters;

import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import java.util.function.ToDoubleFunction;

/** Removes the candidates that score above a cap, which may depend on the query's positives. */
final class CapFilter implements CandidateFilter {
    private final String reason;
    private final ToDoubleFunction<CandidatePool> cap;

    private CapFilter(String reason, ToDoubleFunction<CandidatePool> cap) {
        this.reason = reason;
        this.cap = cap;
    }

    /**
     * Caps scores at a positive's score less a part of its size. The size of a score below 0 is its distance from 0, so
     * any part above 0 asks candidates to score less than the positive.
     *
     * @param part from 0 to 1
     */
    static CapFilter relative(String reason, Reference reference, double part) {
        return new CapFilter(reason, pool -> {
            double positive = reference.score(pool);
            return positive - Math.abs(positive) * part;
        });
    }

    /** Caps scores at a positive's score minus a margin. */
    static CapFilter margin(String reason, Reference reference, double margin) {
        return new CapFilter(reason, pool -> reference.score(pool) - margin);
    }

    /** Caps scores at a fixed value. */
    static CapFilter fixed(String reason, double highest) {
        return new CapFilter(reason, pool -> highest);
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        double highest = cap.applyAsDouble(pool);
        float[] scores = pool.scores();
        // Scores descend: what is below the cap stays, and so does everything after it.
        for (int i = 0; i < scores.length && scores[i] > highest; i++) {
            keep[i] = false;
        }
    }
}
