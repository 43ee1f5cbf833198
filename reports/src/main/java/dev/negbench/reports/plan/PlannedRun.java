package dev.negbench.reports.plan;

/**
 * One training run, as a ledger names it.
 *
 * @param strategy the strategy, as the experiment prints it
 * @param dataset name of the collection
 * @param mode training mode
 * @param seed training seed
 * @param split the split that is judged by
 * @param data SHA-256 of the collection
 * @param key the run's cell key: SHA-256 over configuration, data and code
 */
public record PlannedRun(
        String strategy, String dataset, String mode, long seed, String split, String data, String key) {

    /** Returns whether two runs look at the same test set with the same strategy and seed, whatever else differs. */
    public boolean opensTheSameAs(PlannedRun other) {
        return strategy.equals(other.strategy)
                && dataset.equals(other.dataset)
                && mode.equals(other.mode)
                && seed == other.seed
                && split.equals(other.split);
    }

    @Override
    public String toString() {
        return strategy + " on " + dataset + ", " + mode + ", seed " + seed;
    }
}
