package dev.negbench.reports.statistics;

import java.util.Arrays;

/** Checks and reductions of seeds × queries matrices, NaN meaning "no score". */
final class Differences {
    private Differences() {}

    /**
     * Returns candidate − baseline cell by cell; NaN where either is NaN, and exactly 0 where the two differ by no more
     * than rounding: the same metric summed in another order is not a difference.
     */
    static double[][] between(double[][] baseline, double[][] candidate) {
        int queries = requireRectangular(baseline);
        if (requireRectangular(candidate) != queries || candidate.length != baseline.length) {
            throw new IllegalArgumentException("baseline has " + shape(baseline) + ", candidate has " + shape(candidate)
                    + "; score both on the same seeds and queries (repeat the row of a deterministic run)");
        }
        double[][] differences = new double[baseline.length][queries];
        for (int s = 0; s < baseline.length; s++) {
            for (int q = 0; q < queries; q++) {
                double b = baseline[s][q];
                double c = candidate[s][q];
                requireFinite(b, s, q);
                requireFinite(c, s, q);
                double d = c - b;
                boolean rounding = Math.abs(d) <= MeanEstimate.ROUNDING * Math.max(Math.abs(b), Math.abs(c));
                differences[s][q] = rounding ? 0 : d;
            }
        }
        return differences;
    }

    /**
     * Returns the per-query mean over seeds: its length is the number of queries, NaN for a query that has no score
     * with some seed. Dropping such a query whole keeps every seed on the same queries.
     */
    static double[] overSeeds(double[][] values) {
        double[] means = new double[requireRectangular(values)];
        for (double[] row : values) {
            for (int q = 0; q < means.length; q++) {
                means[q] += row[q];
            }
        }
        for (int q = 0; q < means.length; q++) {
            means[q] /= values.length;
        }
        return means;
    }

    /** Returns the number of queries, having checked that there is a seed and that every seed has as many queries. */
    static int requireRectangular(double[][] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no seed: give at least one row of per-query values");
        }
        for (int s = 1; s < values.length; s++) {
            if (values[s].length != values[0].length) {
                throw new IllegalArgumentException("seed row " + s + " has " + values[s].length + " queries, row 0 has "
                        + values[0].length + "; mark a missing score as NaN instead of leaving it out");
            }
        }
        return values[0].length;
    }

    /** Accepts numbers and NaN, refuses infinities. */
    static void requireFinite(double value, int seed, int query) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "value " + value + " at seed row " + seed + ", query " + query + "; mark a missing score as NaN");
        }
    }

    /** Returns the numbers among the values, in order. */
    static double[] withoutNaN(double[] values) {
        double[] kept = new double[values.length];
        int n = 0;
        for (int q = 0; q < values.length; q++) {
            requireFinite(values[q], 0, q);
            if (!Double.isNaN(values[q])) {
                kept[n++] = values[q];
            }
        }
        return n == values.length ? kept : Arrays.copyOf(kept, n);
    }

    private static String shape(double[][] values) {
        return values.length + " seeds × " + values[0].length + " queries";
    }
}
