package dev.negbench.strategies.filters;

import java.util.List;

/** Keeps a window of what earlier filters kept. */
public final class SurvivorRangeStrategy extends WindowStrategy {
    /** Called by the service loader. */
    public SurvivorRangeStrategy() {
        super(
                "survivor-range",
                "Keeps the candidates at certain places among those that earlier filters kept.",
                List.of("What range_min and range_max of sentence-transformers mean; range counts original places."),
                SurvivorRangeFilter::new);
    }
}
