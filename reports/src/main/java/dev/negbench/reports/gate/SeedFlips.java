package dev.negbench.reports.gate;

import dev.negbench.reports.statistics.Flips;
import dev.negbench.reports.statistics.McNemar;
import java.util.Arrays;

/**
 * Queries lost and gained between two codes, held against what retraining alone loses.
 *
 * <p>Rates are means over all pairs of <em>different</em> seeds, one from each side, so that they are of one kind with
 * the floor, which is the same mean within the baseline; for unchanged code both are equal. The test is McNemar's on
 * one outcome a query, that of the majority of seeds: queries are independent, a query's seeds are not. Source: bcwi
 * card, "seed-noise floor".
 *
 * @param queries queries with a score from every seed of both sides
 * @param nfr negative flip rate, a share in [0, 1]
 * @param pfr positive flip rate, a share in [0, 1]
 * @param floor flip rate between two seeds of the baseline, a share in [0, 1]; NaN with a single seed, where nothing is
 *     known of it and the rates are those of the one pair there is
 * @param majority flips of the majority of seeds, and so of the test
 */
public record SeedFlips(int queries, double nfr, double pfr, double floor, Flips majority) {

    /**
     * Counts. O(seeds² · queries).
     *
     * @param successScore a query counts as answered from this score on
     * @throws IllegalArgumentException if no query has a score from every seed of both sides
     */
    static SeedFlips of(Retraining row, double successScore) {
        int[] scored = scored(row.before(), row.after());
        boolean[][] before = successes(row.before(), scored, successScore);
        boolean[][] after = successes(row.after(), scored, successScore);
        Flips majority = Flips.of(majority(before), majority(after));
        int seeds = before.length;
        if (seeds == 1) {
            return new SeedFlips(scored.length, majority.nfr(), majority.pfr(), Double.NaN, majority);
        }
        double lost = 0;
        double gained = 0;
        double noise = 0;
        for (int s = 0; s < seeds; s++) {
            for (int t = 0; t < seeds; t++) {
                if (s != t) {
                    Flips change = Flips.of(before[s], after[t]);
                    lost += change.nfr();
                    gained += change.pfr();
                    noise += Flips.of(before[s], before[t]).nfr();
                }
            }
        }
        double pairs = seeds * (seeds - 1.0);
        return new SeedFlips(scored.length, lost / pairs, gained / pairs, noise / pairs, majority);
    }

    /** Returns the test of losses against gains. */
    public McNemar test() {
        return majority.test();
    }

    /**
     * Returns the verdict: flagged where losses outweigh gains, or gains losses, significantly, and the rate exceeds
     * the floor by more than the budget.
     *
     * @param adjustedP p-value of {@link #test} corrected for the whole table
     */
    GateVerdict verdict(double adjustedP, GateRules rules) {
        double allowed = rules.flipBudget() + (Double.isNaN(floor) ? 0 : floor);
        if (adjustedP < rules.alpha()) {
            if (majority.negativeFlips() > majority.positiveFlips() && nfr > allowed) {
                return GateVerdict.REGRESSION;
            }
            if (majority.positiveFlips() > majority.negativeFlips() && pfr > allowed) {
                return GateVerdict.IMPROVEMENT;
            }
        }
        return GateVerdict.HOLDS;
    }

    private static int[] scored(double[][] before, double[][] after) {
        int[] queries = new int[before[0].length];
        int n = 0;
        for (int q = 0; q < queries.length; q++) {
            if (hasScore(before, q) && hasScore(after, q)) {
                queries[n++] = q;
            }
        }
        return Arrays.copyOf(queries, n);
    }

    private static boolean hasScore(double[][] scores, int query) {
        for (double[] row : scores) {
            if (Double.isNaN(row[query])) {
                return false;
            }
        }
        return true;
    }

    private static boolean[][] successes(double[][] scores, int[] queries, double successScore) {
        boolean[][] successes = new boolean[scores.length][queries.length];
        for (int s = 0; s < scores.length; s++) {
            for (int i = 0; i < queries.length; i++) {
                successes[s][i] = scores[s][queries[i]] >= successScore;
            }
        }
        return successes;
    }

    private static boolean[] majority(boolean[][] successes) {
        boolean[] majority = new boolean[successes[0].length];
        for (int q = 0; q < majority.length; q++) {
            int answered = 0;
            for (boolean[] seed : successes) {
                answered += seed[q] ? 1 : 0;
            }
            majority[q] = 2 * answered > successes.length;
        }
        return majority;
    }
}
