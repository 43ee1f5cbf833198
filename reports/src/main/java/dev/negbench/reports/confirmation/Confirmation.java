package dev.negbench.reports.confirmation;

import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.tables.Standing;
import dev.negbench.reports.tables.Standings;
import dev.negbench.reports.tables.Standings.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether results confirm what was planned: a comparison does if every condition holds for it. Source: hark card, R6.
 * It proves the order of events and that nothing was changed since, not that nobody looked elsewhere: an exploratory
 * comparison on the same test set leaves no trace in a ledger.
 *
 * <p>R6 labels numbers, so a failure costs the label of the comparisons that rest on it: those with the strategy, in
 * the dataset and mode, that a run, a missing seed or a search belongs to; what concerns the baseline costs all that
 * are compared with it. Whatever the card says of a plan as a whole costs all: an edited plan or ledger, settings,
 * seeds or strategies other than planned, a deviation, and other data, with whose hash the whole plan expires.
 *
 * @param conditions all conditions, those that hold included
 * @param baseline what every candidate is compared with, as it was run
 * @param comparisons the candidates' places, in the plan's order, as they were run
 */
public record Confirmation(List<Condition> conditions, String baseline, List<Place> comparisons) {
    private static final int MOST_SHOWN = 3;

    /**
     * A condition.
     *
     * @param name what is asked for
     * @param failures where it does not hold; empty if it holds
     */
    public record Condition(String name, List<Failure> failures) {
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
                    + failures.stream().limit(MOST_SHOWN).map(Failure::reason).collect(Collectors.joining("; "))
                    + (more > 0 ? "; and " + more + " more" : "") + ")";
        }

        private Condition of(Place comparison, String baseline) {
            return new Condition(
                    name,
                    failures.stream()
                            .filter(failure -> failure.concerns(comparison, baseline))
                            .toList());
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
        ExperimentPlan run = results.plan();
        List<Place> comparisons = new ArrayList<>();
        for (String dataset : run.datasets()) {
            for (String mode : run.modes()) {
                run.strategies().stream()
                        .filter(strategy -> !strategy.equals(run.baseline()))
                        .forEach(strategy -> comparisons.add(new Place(strategy, dataset, mode)));
            }
        }
        return new Confirmation(List.copyOf(conditions), run.baseline(), List.copyOf(comparisons));
    }

    /** Returns the label of each comparison and of all, with the conditions that do not hold. */
    public Standings standings() {
        Map<Place, Standing> standings = new LinkedHashMap<>();
        for (Place comparison : comparisons) {
            standings.put(
                    comparison,
                    standing(conditions.stream()
                            .map(condition -> condition.of(comparison, baseline))
                            .toList()));
        }
        return new Standings(standing(conditions), Collections.unmodifiableMap(standings));
    }

    private static Standing standing(List<Condition> conditions) {
        List<String> failed = conditions.stream()
                .filter(condition -> !condition.holds())
                .map(Condition::toString)
                .toList();
        return failed.isEmpty() ? Standing.CONFIRMATORY : Standing.exploratory(failed);
    }
}
