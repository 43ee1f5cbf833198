package dev.negbench.reports.statistics;

import java.util.Arrays;

/**
 * Randomisation test of a mean difference: if the two strategies are exchangeable, each query's difference could as
 * well have had the other sign. p is the share of sign assignments whose |mean| reaches the observed one. It is the
 * check beside the t-test and, like {@link PairedT}, is about these checkpoints. Source: hark card, after Urbano et al.
 * 2019.
 *
 * <p>A difference of 0 has no sign to flip and is left out of the enumeration, which changes no p-value. With at most
 * {@value #EXACT_LIMIT} other differences all 2^m assignments are counted and p = count / 2^m; otherwise p = (count +
 * 1) / (draws + 1), so that p is never 0. Means that tie with the observed one up to 1e-12 count as reaching it.
 *
 * @param mean observed mean difference; NaN if there is no query
 * @param p two-sided p-value in (0, 1]; 1 if there is no query
 * @param count assignments that reach the observed |mean|
 * @param draws assignments looked at
 * @param exact whether those were all assignments
 * @param n queries used, those with difference 0 included
 * @param excluded queries left out because their difference is NaN
 */
public record SignFlip(double mean, double p, long count, long draws, boolean exact, int n, int excluded) {
    /** Largest number of non-zero differences whose sign assignments are enumerated. */
    public static final int EXACT_LIMIT = 20;
    /** Default number of random assignments. */
    public static final int DEFAULT_DRAWS = 100_000;

    /** Queries whose signs come from one byte: their 256 signed sums fit the first-level cache. */
    private static final int GROUP = 8;
    /** Assignments summed side by side, 32 KiB of running sums. */
    private static final int BLOCK = 4096;

    /**
     * Runs the test. The time is O(n·draws / 8): 100,000 draws over 300 queries take a few milliseconds.
     *
     * @param differences candidate − baseline, one a query and averaged over seeds; NaN where a query has no score
     * @param draws random assignments, at least 1; not used where all are enumerated
     * @param randomSeed seed of the assignments; the same seed gives the same p
     * @throws IllegalArgumentException if a difference is infinite or {@code draws} is below 1
     */
    public static SignFlip of(double[] differences, int draws, long randomSeed) {
        if (draws < 1) {
            throw new IllegalArgumentException("sign-flip draws = " + draws + "; at least 1, usually " + DEFAULT_DRAWS);
        }
        double[] used = Differences.withoutNaN(differences);
        double[] signed = Arrays.stream(used).filter(d -> d != 0).toArray();
        double sum = 0;
        double largest = 0;
        for (double d : signed) {
            sum += d;
            largest = Math.max(largest, Math.abs(d));
        }
        double tolerance = MeanEstimate.ROUNDING * Math.max(1, largest) * used.length;
        double threshold = Math.abs(sum) - tolerance;
        double mean = sum / used.length;
        int excluded = differences.length - used.length;
        if (signed.length <= EXACT_LIMIT) {
            long all = 1L << signed.length;
            long count = countAll(signed, threshold);
            return new SignFlip(mean, (double) count / all, count, all, true, used.length, excluded);
        }
        long count = countSampled(signed, threshold, draws, randomSeed);
        return new SignFlip(mean, (count + 1.0) / (draws + 1.0), count, draws, false, used.length, excluded);
    }

    /** Runs the test with {@link #DEFAULT_DRAWS}; see {@link #of(double[], int, long)}. */
    public static SignFlip of(double[] differences, long randomSeed) {
        return of(differences, DEFAULT_DRAWS, randomSeed);
    }

    private static long countAll(double[] d, double threshold) {
        int half = d.length / 2;
        double[] low = new double[1 << half];
        double[] high = new double[1 << d.length - half];
        signedSums(d, 0, half, low);
        signedSums(d, half, d.length, high);
        long count = 0;
        for (double h : high) {
            for (double l : low) {
                if (Math.abs(h + l) >= threshold) {
                    count++;
                }
            }
        }
        return count;
    }

    private static long countSampled(double[] d, double threshold, int draws, long randomSeed) {
        SplitMix64 random = new SplitMix64(randomSeed);
        double[] table = new double[1 << GROUP];
        double[] sums = new double[BLOCK];
        long count = 0;
        for (long done = 0; done < draws; done += BLOCK) {
            Arrays.fill(sums, 0);
            for (int from = 0; from < d.length; from += GROUP) {
                int to = Math.min(from + GROUP, d.length);
                signedSums(d, from, to, table);
                addRandomSums(table, (1 << to - from) - 1, sums, random);
            }
            int live = (int) Math.min(BLOCK, draws - done);
            for (int r = 0; r < live; r++) {
                if (Math.abs(sums[r]) >= threshold) {
                    count++;
                }
            }
        }
        return count;
    }

    /** Fills {@code table[b]} with Σ ±d[from..to), the sign of the k-th being bit k of b. */
    private static void signedSums(double[] d, int from, int to, double[] table) {
        table[0] = 0;
        int size = 1;
        for (int q = from; q < to; q++) {
            double value = d[q];
            for (int b = 0; b < size; b++) {
                double sum = table[b];
                table[size + b] = sum + value;
                table[b] = sum - value;
            }
            size <<= 1;
        }
    }

    private static void addRandomSums(double[] table, int mask, double[] sums, SplitMix64 random) {
        for (int r = 0; r < BLOCK; r += Long.BYTES) {
            long bits = random.nextLong();
            for (int k = 0; k < Long.BYTES; k++) {
                sums[r + k] += table[(int) (bits >>> (k << 3)) & mask];
            }
        }
    }
}
