package dev.negbench.strategies.enterprisehnm;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.PoolColumns;
import dev.negbench.strategies.stage.Shortfall;

/**
 * The paper's selection, by cosine: of the candidates that are nearer to the query than the positive is (C1, {@code
 * q·x > q·p}) and nearer to the query than to the positive (C2, {@code q·x > p·x}), both strictly, the nearest to the
 * query; the next ones follow where more than one is asked for. No chance involved. Reads the pool from the top and
 * stops at the first candidate that fails C1, so only what is ranked above the positive is touched: one comparison a
 * candidate and positive. Allocates nothing.
 *
 * @param conditions which of the two must hold
 * @param positives which positives they must hold for, where a query has several
 */
record QualifyingSampler(Conditions conditions, Against positives) implements NegativeSampler {
    /** Which conditions must hold. */
    enum Conditions {
        BOTH,
        /** The ablation without C2. */
        FIRST
    }

    /** Which positives the conditions are about. */
    enum Against {
        /** The positive with the largest cosine to the query, the one of smaller document id among equals. */
        NEAREST,
        /** Every labelled positive. */
        EVERY
    }

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        draw.clear(Math.min(n, pool.size()));
        if (n == 0) {
            return;
        }
        float[] scores = pool.scores();
        int nearest = nearest(pool.positiveScores());
        float bound = pool.positiveScores()[nearest];
        float[] similarities = conditions == Conditions.BOTH ? pool.column(PoolColumns.POSITIVE_SIMILARITY) : null;
        for (int i = 0; i < scores.length && scores[i] > bound && draw.count() < n; i++) {
            if (similarities == null || qualifies(pool, similarities, nearest, i)) {
                draw.add(i);
            }
        }
        if (draw.count() < n) {
            draw.fallShort(reason(scores, bound, draw.count()));
        }
    }

    private boolean qualifies(CandidatePool pool, float[] similarities, int nearest, int candidate) {
        float score = pool.scores()[candidate];
        int size = pool.size();
        if (positives == Against.NEAREST) {
            return score > similarities[nearest * size + candidate];
        }
        for (int p = 0; p < pool.positives().length; p++) {
            if (score <= similarities[p * size + candidate]) {
                return false;
            }
        }
        return true;
    }

    private static int nearest(float[] scores) {
        int nearest = 0;
        for (int p = 1; p < scores.length; p++) {
            if (scores[p] > scores[nearest]) {
                nearest = p;
            }
        }
        return nearest;
    }

    private static Shortfall reason(float[] scores, float bound, int found) {
        if (found > 0) {
            return Shortfall.SMALL_POOL;
        }
        if (scores.length == 0) {
            return Shortfall.EMPTY_POOL;
        }
        return scores[0] <= bound ? Shortfall.POSITIVE_RANKED_FIRST : Shortfall.NO_CANDIDATE_QUALIFIES;
    }
}
