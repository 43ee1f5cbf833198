package dev.negbench.strategies.calibrationsets;

/**
 * The best of so many random sets by a property that no order decides. A property of equal value keeps the set tried
 * first. Tries and properties are the authors' code's.
 */
final class TriedSets {
    static final int DIVERSITY_TRIES = 200;
    static final int SURPRISE_TRIES = 100;
    static final int FAITHFUL_TRIES = 1000;

    private TriedSets() {}

    /** Measures the places in {@link SetView#subset}. */
    @FunctionalInterface
    interface Property {
        double of(SetView view, int[] places, int count);
    }

    /**
     * Chooses the tried set with the largest value, of sign -1 the smallest. One random number a member and try.
     *
     * @param tries sets tried, at least 1
     */
    static int best(SetView view, int tries, Property property, int sign) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < tries; i++) {
            view.drawSubset(view.size(), view.wanted(), view.subset());
            double value = sign * property.of(view, view.subset(), view.wanted());
            if (value > best || i == 0) {
                best = value;
                view.keepSubset();
            }
        }
        return view.wanted();
    }

    /** Returns 1 minus the mean cosine of two members. */
    static double diversity(SetView view, int[] places, int count) {
        float[] cosines = view.pool().column(JudgedColumns.COSINE);
        float[] self = view.pool().column(JudgedColumns.SELF);
        double sum = 0;
        for (int i = 1; i < count; i++) {
            int row = (int) self[view.position(places[i])] * view.size();
            for (int j = 0; j < i; j++) {
                sum += cosines[row + view.position(places[j])];
            }
        }
        return 1 - sum / (count * (count - 1) / 2.0);
    }

    /** Returns Spearman's correlation of metric and the retriever's order; 0 where it does not exist. */
    static double agreement(SetView view, int[] places, int count) {
        double[] values = view.values();
        for (int i = 0; i < count; i++) {
            values[i] = view.metric(places[i]);
            values[count + i] = -view.position(places[i]);
        }
        return RankCorrelation.spearman(values, 0, count, count);
    }

    /** Returns Spearman's correlation of the order by metric and density. */
    static double faithfulness(SetView view, int[] places, int count) {
        float[] density = view.pool().column(JudgedColumns.DENSITY);
        double[] values = view.values();
        for (int i = 0; i < count; i++) {
            values[i] = -places[i];
            values[count + i] = density[view.position(places[i])];
        }
        return RankCorrelation.spearman(values, 0, count, count);
    }
}
