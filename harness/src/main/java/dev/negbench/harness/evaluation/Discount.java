package dev.negbench.harness.evaluation;

/** The rank discount of DCG, 1 / log2(rank + 1). */
final class Discount {
    private static final double[] FIRST = first(1024);

    private Discount() {}

    /** Returns the discount of a rank, counted from 1. */
    static double at(int rank) {
        return rank <= FIRST.length ? FIRST[rank - 1] : compute(rank);
    }

    private static double[] first(int ranks) {
        double[] discounts = new double[ranks];
        for (int rank = 1; rank <= ranks; rank++) {
            discounts[rank - 1] = compute(rank);
        }
        return discounts;
    }

    private static double compute(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }
}
