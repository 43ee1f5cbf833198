package dev.negbench.reports.confirmation;

import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.statistics.ExpectedValidationPerformance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a declared search came to, from the ledger. Source: hark card, R3.
 *
 * @param budget what was declared
 * @param trials its trials since the lock in force, in the order in which they ended
 */
public record SearchOutcome(SearchBudget budget, List<LedgerEntry> trials) {
    /** Name of the fact that holds the strategy whose search a trial belongs to. */
    public static final String SEARCH_OF = "search of";

    /** Name of the fact that holds a trial's number, from 1. */
    public static final String NUMBER = "trial";

    /** Returns the searches of a plan, in its order. */
    public static List<SearchOutcome> of(LockedPlan locked) {
        return locked.plan().searches().stream()
                .map(budget -> new SearchOutcome(budget, trials(locked, budget)))
                .toList();
    }

    private static List<LedgerEntry> trials(LockedPlan locked, SearchBudget budget) {
        return locked.sinceLock().stream()
                .filter(entry -> entry.event() == LedgerEvent.TRIAL)
                .filter(entry -> entry.fact(SEARCH_OF).equals(budget.strategy()))
                .toList();
    }

    /** Returns whether exactly the declared trials were made, each once. */
    public boolean isComplete() {
        return trials.size() == budget.trials()
                && IntStream.rangeClosed(1, budget.trials()).allMatch(this::isMade);
    }

    /** Returns whether a trial was made. */
    public boolean isMade(int number) {
        return trials.stream().anyMatch(trial -> trial.fact(NUMBER).equals(Integer.toString(number)));
    }

    /** Returns the strategy of the best trial on dev, the first of equal ones; empty unless the search is complete. */
    public Optional<String> chosen() {
        if (!isComplete()) {
            return Optional.empty();
        }
        LedgerEntry best = null;
        for (LedgerEntry trial : trials) {
            if (best == null ? !Double.isNaN(quality(trial)) : quality(trial) > quality(best)) {
                best = trial;
            }
        }
        return Optional.ofNullable(best).map(trial -> trial.run().strategy());
    }

    /** Returns the expected best dev quality by number of trials; empty if no trial has one. */
    public Optional<ExpectedValidationPerformance> expected() {
        double[] scores = trials.stream().mapToDouble(SearchOutcome::quality).toArray();
        return Arrays.stream(scores).allMatch(Double::isNaN)
                ? Optional.empty()
                : Optional.of(ExpectedValidationPerformance.withReplacement(scores));
    }

    private static double quality(LedgerEntry trial) {
        try {
            return Double.parseDouble(trial.fact(LedgerEntry.DEV_QUALITY));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * Returns the experiment that a locked plan asks for: that of the plan, with every strategy that was searched for
     * replaced by what its search chose. Empty while a search is incomplete or without any result.
     */
    public static Optional<ExperimentPlan> experiment(LockedPlan locked) {
        return of(locked).stream().allMatch(search -> search.chosen().isPresent())
                ? Optional.of(experiment(locked, search -> search.budget().strategy()))
                : Optional.empty();
    }

    /**
     * Returns the experiment that a locked plan asks for as far as that is known.
     *
     * @param otherwise what takes the place of a strategy whose search chose nothing
     */
    static ExperimentPlan experiment(LockedPlan locked, Function<SearchOutcome, String> otherwise) {
        ExperimentPlan plan = locked.plan().experiment();
        List<String> strategies = new ArrayList<>(plan.strategies());
        String baseline = plan.baseline();
        for (SearchOutcome search : of(locked)) {
            String chosen = search.chosen().orElseGet(() -> otherwise.apply(search));
            strategies.replaceAll(s -> s.equals(search.budget().strategy()) ? chosen : s);
            baseline = baseline.equals(search.budget().strategy()) ? chosen : baseline;
        }
        return new ExperimentPlan(
                plan.schema(),
                List.copyOf(strategies),
                baseline,
                plan.datasets(),
                plan.fingerprints(),
                plan.encoder(),
                plan.modes(),
                plan.seeds(),
                plan.negatives(),
                plan.measures(),
                plan.settings(),
                plan.command());
    }
}
