package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.stage.TrainingQueries;
import java.util.HashMap;
import java.util.Map;

/** What each query was seen with: the labelled positives of training, and nothing that is tested. Immutable. */
final class ObservedItems {
    private static final int[] NONE = {};

    private final int[] queries;
    private final Map<Integer, int[]> items = new HashMap<>();
    private final int most;

    ObservedItems(TrainingQueries training) {
        queries = training.ordinals().clone();
        int largest = 0;
        for (int row = 0; row < queries.length; row++) {
            items.put(queries[row], training.positives(row));
            largest = Math.max(largest, training.positives(row).length);
        }
        most = largest;
    }

    /** Returns the ordinals of the queries with observations. */
    int[] queries() {
        return queries;
    }

    /** Returns a query's observed documents, ascending; none if it was not trained on. */
    int[] of(int query) {
        return items.getOrDefault(query, NONE);
    }

    /** Returns the largest number of observed documents of a query. */
    int most() {
        return most;
    }
}
