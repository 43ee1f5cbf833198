package dev.negbench.reports.gate;

/**
 * One strategy on one dataset in one mode, trained with the baseline's code and again with later code.
 *
 * @param strategy the strategy as typed
 * @param dataset name of the collection
 * @param mode training mode
 * @param before per-query scores of the baseline, one row a seed, one column a query; NaN where there is no score
 * @param after scores of the later code on the same seeds and queries, in the same order
 */
public record Retraining(String strategy, String dataset, String mode, double[][] before, double[][] after) {
    /** Returns strategy, dataset and mode in one line. */
    public String name() {
        return strategy + ", " + dataset + ", " + mode;
    }
}
