package dev.negbench.strategies.calibrationsets;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How positives of a contrast set are chosen from the labelled ones. Source: card, "FAITHFULNESS strategies". */
enum PositiveRule {
    /** Anew at every visit, by {@link SetMembers}. */
    RANDOM,
    /** The middle of the order by metric. */
    MIDDLE,
    /** The best metric. */
    BEST,
    /** The worst metric. */
    WORST,
    /** The two least alike. */
    MOST_DIVERSE,
    /** The two most alike. */
    LEAST_DIVERSE,
    /** The lowest score by the retriever. */
    LEAST_LIKELY,
    /** The highest score by the retriever. */
    MOST_LIKELY,
    /** The highest density. */
    DENSE,
    /** The lowest density. */
    SPARSE;

    /** Positives of a set. */
    static final int WANTED = 2;

    /** Tells whether the rule compares positives with each other. */
    boolean needsCosines() {
        return this == MOST_DIVERSE || this == LEAST_DIVERSE;
    }

    /**
     * Returns how often each positive stands in the set: two of them once, a lone one twice. O(n log n); for pairs by
     * likeness O(n^2), exact where the code tries 200 at random.
     *
     * @param metric the judge's metric of each positive
     * @param scores the retriever's
     * @param density see {@link Fragments}
     * @param cosines of every two, row-major; read by rules that need them
     */
    int[] copies(double[] metric, float[] scores, double[] density, float[] cosines) {
        int size = metric.length;
        int[] copies = new int[size];
        if (size <= WANTED) {
            Arrays.fill(copies, 1);
            copies[size - 1] += WANTED - size;
            return copies;
        }
        int[] two = switch (this) {
            case RANDOM -> new int[0];
            case MIDDLE -> middle(metric);
            case BEST -> first(size, metric, -1);
            case WORST -> first(size, metric, 1);
            case LEAST_LIKELY -> first(size, doubles(scores), 1);
            case MOST_LIKELY -> first(size, doubles(scores), -1);
            case DENSE -> first(size, density, -1);
            case SPARSE -> first(size, density, 1);
            case MOST_DIVERSE -> pair(size, cosines, 1);
            case LEAST_DIVERSE -> pair(size, cosines, -1);
        };
        for (int p : two) {
            copies[p]++;
        }
        return copies;
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** Returns all numbers by ascending value times sign. */
    private static int[] sorted(int size, double[] values, int sign) {
        return IntStream.range(0, size)
                .boxed()
                .sorted((l, r) -> Double.compare(sign * values[l], sign * values[r]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] first(int size, double[] values, int sign) {
        return Arrays.copyOf(sorted(size, values, sign), WANTED);
    }

    private static int[] middle(double[] metric) {
        int[] order = sorted(metric.length, metric, -1);
        int from = metric.length / 2 - 1;
        return Arrays.copyOfRange(order, from, from + WANTED);
    }

    private static int[] pair(int size, float[] cosines, int sign) {
        int[] best = {0, 1};
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                if (sign * cosines[i * size + j] < sign * cosines[best[0] * size + best[1]]) {
                    best = new int[] {i, j};
                }
            }
        }
        return best;
    }
}
