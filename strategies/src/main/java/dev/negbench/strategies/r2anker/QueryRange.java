package dev.negbench.strategies.r2anker;

import dev.negbench.strategies.stage.TrainingQueries;
import java.util.Arrays;

/** Some consecutive rows of other queries, so that the lists of all generators are in memory for these rows alone. */
final class QueryRange implements TrainingQueries {
    private final TrainingQueries queries;
    private final int from;
    private final int[] ordinals;

    /**
     * @param queries the others
     * @param from first row
     * @param to one past the last row
     */
    QueryRange(TrainingQueries queries, int from, int to) {
        this.queries = queries;
        this.from = from;
        ordinals = Arrays.copyOfRange(queries.ordinals(), from, to);
    }

    @Override
    public int size() {
        return ordinals.length;
    }

    @Override
    public int[] ordinals() {
        return ordinals;
    }

    @Override
    public long key(int row) {
        return queries.key(from + row);
    }

    @Override
    public int[] positives(int row) {
        return queries.positives(from + row);
    }
}
