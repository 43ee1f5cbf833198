package dev.negbench.reports.confirmation;

import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.tables.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether results confirm what was planned: they do if every condition holds. Source: hark card, R6. It proves the
 * order of events and that nothing was changed since, not that nobody looked elsewhere: an exploratory comparison on
 * the same test set leaves no trace in a ledger.
 *
 * @param conditions all conditions, those that hold included
 */
public record Confirmation(List<Condition> conditions) {
    private static final int MOST_SHOWN = 3;

    /**
     * A condition.
     *
     * @param name what is asked for
     * @param failures where it does not hold, a sentence each; empty if it holds
     */
    public record Condition(String name, List<String> failures) {
        /** Returns whether it holds. */
        public boolean holds() {
            return failures.isEmpty();
        }

        @Override
        public String toString() {
            if (holds()) {
                return name;
            }
            int more = failures.size() - MOST_SHOWN;
            return "not so: " + name + " ("
                    + String.join("; ", failures.subList(0, Math.min(MOST_SHOWN, failures.size())))
                    + (more > 0 ? "; and " + more + " more" : "") + ")";
        }
    }

    /**
     * Holds results against a plan. Linear in cells × ledger entries.
     *
     * @param locked a plan that was verified against its lock and ledger
     * @param results what was run
     */
    public static Confirmation of(LockedPlan locked, ExperimentResults results) {
        List<Condition> conditions = new ArrayList<>(PlanConditions.of(locked, results));
        conditions.addAll(RunConditions.of(locked, results));
        return new Confirmation(List.copyOf(conditions));
    }

    /** Returns the label of the numbers, with the conditions that do not hold. */
    public Standing standing() {
        List<String> failed = conditions.stream()
                .filter(condition -> !condition.holds())
                .map(Condition::toString)
                .toList();
        return failed.isEmpty() ? Standing.CONFIRMATORY : Standing.exploratory(failed);
    }
}
