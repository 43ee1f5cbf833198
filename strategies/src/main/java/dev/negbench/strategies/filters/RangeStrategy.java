package dev.negbench.strategies.filters;

import java.util.List;

/** Keeps a window of the full ranking. */
public final class RangeStrategy extends WindowStrategy {
    /** Called by the service loader. */
    public RangeStrategy() {
        super(
                "range",
                "Keeps the candidates at certain places of their generator's full ranking, positives counted.",
                List.of(),
                RangeFilter::new);
    }
}
