package dev.negbench.harness.evaluation;

import java.util.Arrays;

/**
 * Mean pairwise cosine distance of the first documents of a list (Ziegler et al., WWW 2005), and its expectation when
 * the documents that tie with the last one stand in random order. The mean cosine of n vectors is {@code (|sum|^2 - sum
 * of squares) / (n (n - 1))}, so a list costs O(n * dimension). Reused between lists.
 */
final class ListSpread {
    private double value;
    private double expected;

    /**
     * Measures a list.
     *
     * @param documents by rank
     * @param scores descending, parallel to {@code documents}
     * @param ranks documents in the list
     * @param depth documents that count, at most {@code ranks}
     */
    void find(DocumentVectors vectors, int[] documents, float[] scores, int ranks, int depth) {
        value = 0;
        expected = 0;
        if (depth < 2) {
            return;
        }
        int end = depth;
        while (end < ranks && scores[end] == scores[depth - 1]) {
            end++;
        }
        float[] rows = vectors.of(Arrays.copyOf(documents, end));
        int dimension = rows.length / end;
        value = distance(cosines(sum(rows, dimension, 0, depth)), depth);
        expected = value;
        if (end > depth) {
            int start = depth;
            while (start > 0 && scores[start - 1] == scores[depth - 1]) {
                start--;
            }
            expected = distance(expectedCosines(rows, dimension, start, end, depth - start), depth);
        }
    }

    double value() {
        return value;
    }

    double expected() {
        return expected;
    }

    /** All before {@code start} are there; of the group from there to {@code end}, {@code inside} chosen by chance. */
    private static double expectedCosines(float[] rows, int dimension, int start, int end, int inside) {
        double[] certain = sum(rows, dimension, 0, start);
        double[] group = sum(rows, dimension, start, end);
        double between = 0;
        for (int d = 0; d < dimension; d++) {
            between += certain[d] * group[d];
        }
        double size = end - start;
        return cosines(certain)
                + inside / size * between
                + inside * (inside - 1) / (size * (size - 1)) * cosines(group);
    }

    /** Returns the sum of some rows, then the sum of their squares. */
    private static double[] sum(float[] rows, int dimension, int from, int to) {
        double[] sum = new double[dimension + 1];
        for (int row = from; row < to; row++) {
            for (int d = 0; d < dimension; d++) {
                double x = rows[row * dimension + d];
                sum[d] += x;
                sum[dimension] += x * x;
            }
        }
        return sum;
    }

    /** Returns the sum of the cosines of all pairs. */
    private static double cosines(double[] sum) {
        double square = 0;
        for (int d = 0; d < sum.length - 1; d++) {
            square += sum[d] * sum[d];
        }
        return (square - sum[sum.length - 1]) / 2;
    }

    private static double distance(double cosines, int documents) {
        return 1 - cosines / (documents * (documents - 1.0) / 2);
    }
}
