package dev.negbench.harness.cli;

import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.strategies.Strategies;

/** What stored results call a strategy. */
final class StoredStrategy {
    private StoredStrategy() {}

    /**
     * Returns the name in a plan. Results name strategies without what is default; the user may have typed more, as on
     * the first day.
     *
     * @param typed as the user typed it
     * @throws dev.negbench.strategies.StrategySyntaxException if it is neither stored nor a strategy
     */
    static String name(ExperimentPlan stored, String typed) {
        return stored.strategies().contains(typed)
                ? typed
                : Strategies.load().parse(typed).print();
    }
}
