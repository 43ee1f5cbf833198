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
     * Caps scores at a share of the lowest positive score. For a positive score below 0 the cap lies below it by the
     * same share of its size, so a share below 1 always asks candidates to score less than the positive.
     *
     * @param share from 0 to 1
     */
    static CapFilter share(String reason, double share) {
        return new CapFilter(reason, pool -> {
            double positive = lowest(pool.positiveScores());
            return positive - Math.abs(positive) * (1 - share);
        });
    }

    /** Caps scores at the lowest positive score minus a margin. */
    static CapFilter margin(String reason, double margin) {
        return new CapFilter(reason, pool -> lowest(pool.positiveScores()) - margin);
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

    private static double lowest(float[] scores) {
        float lowest = scores[0];
        for (float score : scores) {
            lowest = Math.min(lowest, score);
        }
        return lowest;
    }
}
