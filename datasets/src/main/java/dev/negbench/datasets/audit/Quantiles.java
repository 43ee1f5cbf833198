package dev.negbench.datasets.audit;

import java.util.Arrays;

/**
 * How a count is spread: quantiles by nearest rank, so that each is a value that occurs.
 *
 * @param min the least
 * @param p5 the 5 % quantile
 * @param p25 the 25 % quantile
 * @param median the 50 % quantile
 * @param p75 the 75 % quantile
 * @param p95 the 95 % quantile
 * @param max the greatest
 * @param mean the arithmetic mean
 */
public record Quantiles(int min, int p5, int p25, int median, int p75, int p95, int max, double mean) {
    /**
     * Computes the quantiles.
     *
     * @param values at least one; sorted by the call
     */
    static Quantiles of(int[] values) {
        Arrays.sort(values);
        return new Quantiles(
                values[0],
                at(values, 5),
                at(values, 25),
                at(values, 50),
                at(values, 75),
                at(values, 95),
                values[values.length - 1],
                Arrays.stream(values).average().getAsDouble());
    }

    private static int at(int[] sorted, int percent) {
        long rank = ((long) percent * sorted.length + 99) / 100;
        return sorted[(int) Math.max(0, rank - 1)];
    }
}
