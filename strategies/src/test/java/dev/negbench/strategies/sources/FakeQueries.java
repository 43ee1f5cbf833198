package dev.negbench.strategies.sources;

import dev.negbench.strategies.stage.TrainingQueries;

/** Queries 0, 1, … with given positives; a query's key is its ordinal times 31. */
public record FakeQueries(int[] ordinals, int[][] allPositives) implements TrainingQueries {
    /** Returns as many queries as there are lists of positives. */
    public static FakeQueries of(int[]... positives) {
        int[] ordinals = new int[positives.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = i;
        }
        return new FakeQueries(ordinals, positives);
    }

    /** Returns the queries of these rows. */
    public FakeQueries rows(int... rows) {
        int[] kept = new int[rows.length];
        int[][] positives = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            kept[i] = ordinals[rows[i]];
            positives[i] = allPositives[rows[i]];
        }
        return new FakeQueries(kept, positives);
    }

    @Override
    public int size() {
        return ordinals.length;
    }

    @Override
    public long key(int row) {
        return ordinals[row] * 31L;
    }

    @Override
    public int[] positives(int row) {
        return allPositives[row];
    }
}
