package dev.negbench.reports.confirmation;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.tables.Standings.Place;

/**
 * Where a condition does not hold.
 *
 * @param reason what is found instead, a sentence
 * @param strategy the arm that it concerns; empty if all
 * @param dataset the collection that it concerns; empty if all
 * @param mode the training mode that it concerns; empty if all
 */
public record Failure(String reason, String strategy, String dataset, String mode) {
    private static final String ALL = "";

    /** Returns a failure that concerns every comparison of the plan. */
    static Failure ofPlan(String reason) {
        return new Failure(reason, ALL, ALL, ALL);
    }

    /** Returns a failure that concerns every comparison with a strategy. */
    static Failure ofStrategy(String reason, String strategy) {
        return new Failure(reason, strategy, ALL, ALL);
    }

    /** Returns a failure that concerns the comparisons with a run. */
    static Failure ofRun(String reason, CellResult cell) {
        return new Failure(reason, cell.strategy(), cell.dataset(), cell.mode());
    }

    /**
     * Returns whether the numbers of a comparison rest on what failed.
     *
     * @param comparison the candidate's place
     * @param baseline what the candidate is compared with
     */
    boolean concerns(Place comparison, String baseline) {
        return (strategy.equals(ALL) || strategy.equals(comparison.strategy()) || strategy.equals(baseline))
                && (dataset.equals(ALL) || dataset.equals(comparison.dataset()))
                && (mode.equals(ALL) || mode.equals(comparison.mode()));
    }

    @Override
    public String toString() {
        return reason;
    }
}
