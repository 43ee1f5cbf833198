package dev.negbench.reports.statistics;

import java.util.Arrays;

/**
 * Randomised Tukey HSD: all pairs of at least two systems on the same queries, with the family-wise error of all pairs
 * controlled by one null distribution. System labels are permuted within each query, and a pair's difference is
 * compared with the range (largest − smallest system mean) of the permuted data. Source: hark card, "all-pairs
 * comparison".
 *
 * <p>Like {@link SignFlip}, of which it is the generalisation to more than two systems, it is about these checkpoints.
 */
public final class TukeyHsd {
    private final double[] means;
    private final double[][] p;
    private final int queries;
    private final int excluded;
    private final int draws;

    private TukeyHsd(double[] means, double[][] p, int queries, int excluded, int draws) {
        this.means = means;
        this.p = p;
        this.queries = queries;
        this.excluded = excluded;
        this.draws = draws;
    }

    /**
     * Runs the test. The time is O(systems·queries·draws): about a second for 10 systems, 300 queries, 100,000 draws.
     *
     * @param scores one row a system (at least 2), one column a query, averaged over seeds; a query with NaN in any
     *     system
     *     is excluded
     * @param draws random relabellings, at least 1
     * @param randomSeed seed of the relabellings; the same seed gives the same answer
     * @throws IllegalArgumentException if there are fewer than 2 rows, rows differ in length, a score is infinite, no
     *     query
     *     is left, or {@code draws} is below 1
     */
    public static TukeyHsd of(double[][] scores, int draws, long randomSeed) {
        int columns = Differences.requireRectangular(scores);
        int systems = scores.length;
        double[] byQuery = byQuery(scores, columns);
        int queries = byQuery.length / systems;
        if (systems < 2 || queries == 0 || draws < 1) {
            throw new IllegalArgumentException("Tukey HSD needs 2 systems, 1 query scored in each, 1 draw; got "
                    + systems + ", " + queries + ", " + draws);
        }
        double[] sums = new double[systems];
        double largest = 0;
        for (int cell = 0; cell < byQuery.length; cell++) {
            sums[cell % systems] += byQuery[cell];
            largest = Math.max(largest, Math.abs(byQuery[cell]));
        }
        double tolerance = MeanEstimate.ROUNDING * Math.max(1, largest) * queries;
        double[] ranges = permutedRanges(byQuery, systems, draws, new SplitMix64(randomSeed));
        Arrays.sort(ranges);
        double[][] p = new double[systems][systems];
        for (int i = 0; i < systems; i++) {
            for (int j = 0; j < systems; j++) {
                int reached = i == j ? draws : countAtLeast(ranges, Math.abs(sums[i] - sums[j]) - tolerance);
                p[i][j] = (1.0 + reached) / (1.0 + draws);
            }
        }
        double[] means = Arrays.stream(sums).map(sum -> sum / queries).toArray();
        return new TukeyHsd(means, p, queries, columns - queries, draws);
    }

    /** Returns the number of systems. */
    public int systems() {
        return means.length;
    }

    /** Returns a system's mean over the queries used. */
    public double mean(int system) {
        return means[system];
    }

    /** Returns the adjusted two-sided p-value of a pair, in (0, 1]; symmetric, 1 on the diagonal. */
    public double p(int system, int other) {
        return p[system][other];
    }

    /** Returns the queries used. */
    public int queries() {
        return queries;
    }

    /** Returns the queries left out because some system has no score for them. */
    public int excluded() {
        return excluded;
    }

    /** Returns the random relabellings drawn. */
    public int draws() {
        return draws;
    }

    /** Returns the scores with the systems of one query side by side, queries with a NaN left out. */
    private static double[] byQuery(double[][] scores, int columns) {
        int systems = scores.length;
        double[] cells = new double[systems * columns];
        int used = 0;
        for (int q = 0; q < columns; q++) {
            boolean complete = true;
            for (int s = 0; s < systems; s++) {
                Differences.requireFinite(scores[s][q], s, q);
                complete &= !Double.isNaN(scores[s][q]);
                cells[used + s] = scores[s][q];
            }
            used += complete ? systems : 0;
        }
        return Arrays.copyOf(cells, used);
    }

    private static double[] permutedRanges(double[] cells, int systems, int draws, SplitMix64 random) {
        double[] ranges = new double[draws];
        double[] sums = new double[systems];
        for (int draw = 0; draw < draws; draw++) {
            Arrays.fill(sums, 0);
            for (int from = 0; from < cells.length; from += systems) {
                // A permutation of a permuted query is as uniform as one of the original.
                shuffle(cells, from, systems, random);
                for (int s = 0; s < systems; s++) {
                    sums[s] += cells[from + s];
                }
            }
            double low = sums[0];
            double high = sums[0];
            for (double sum : sums) {
                low = Math.min(low, sum);
                high = Math.max(high, sum);
            }
            ranges[draw] = high - low;
        }
        return ranges;
    }

    /** Fisher–Yates on one query. One word of randomness serves several positions: a bias below 2⁻³¹. */
    private static void shuffle(double[] cells, int from, int size, SplitMix64 random) {
        long fraction = 0;
        long resolution = 0;
        for (int k = size; k > 1; k--) {
            if (resolution < (1L << 31) * k) {
                fraction = random.nextLong() >>> 1;
                resolution = Long.MAX_VALUE;
            }
            // fraction / 2⁶³ is uniform in [0, 1): times k, its whole part is the position, the rest uniform again.
            int at = from + (int) Math.multiplyHigh(fraction, 2L * k);
            fraction = (fraction * (2L * k)) >>> 1;
            resolution /= k;
            int last = from + k - 1;
            double cell = cells[at];
            cells[at] = cells[last];
            cells[last] = cell;
        }
    }

    private static int countAtLeast(double[] ascending, double threshold) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] >= threshold) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return ascending.length - low;
    }
}
