package dev.negbench.harness.plan;

import dev.negbench.reports.plan.Hypothesis;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.SearchBudget.ParameterRange;
import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a plan must have before it can be locked. Source: hark card, R1, R3, R5, R7. */
public final class PlanRules {
    private static final int MOST_TRIALS = 10_000;

    private final StudyPlan plan;
    private final List<String> problems = new ArrayList<>();

    private PlanRules(StudyPlan plan) {
        this.plan = plan;
    }

    /** Returns what is wrong with a plan, a sentence each; empty if it can be locked. */
    public static List<String> problems(StudyPlan plan, Strategies strategies) {
        PlanRules rules = new PlanRules(plan);
        rules.checkTexts();
        rules.checkStatistics();
        rules.checkHypotheses();
        rules.checkSearches(strategies);
        rules.checkHeldOut();
        return List.copyOf(rules.problems);
    }

    private void checkTexts() {
        require(!plan.question().isBlank(), "question: empty; say what the study is to answer");
        require(!plan.stoppingRule().isBlank(), "stoppingRule: empty; say when the study ends");
        require(!plan.exclusionRule().isBlank(), "exclusionRule: empty; say which queries are left out");
        int seeds = plan.experiment().seeds().size();
        require(
                seeds >= Comparison.ENOUGH_SEEDS,
                "seeds: " + seeds + "; a claim about a strategy needs at least " + Comparison.ENOUGH_SEEDS);
    }

    private void checkStatistics() {
        ComparisonSettings s = plan.statistics();
        try {
            ComparisonSettings.of(s.alpha(), s.minEffect(), s.signFlips(), s.randomSeed());
        } catch (IllegalArgumentException e) {
            problems.add("statistics: " + e.getMessage());
        }
    }

    private void checkHypotheses() {
        Set<String> ids = new HashSet<>();
        Set<Hypothesis> stated = new HashSet<>();
        for (Hypothesis hypothesis : plan.hypotheses()) {
            require(ids.add(hypothesis.id()), "hypotheses: " + hypothesis.id() + " stands there twice");
            boolean said =
                    hypothesis.statement() != null && !hypothesis.statement().isBlank();
            require(said, "hypotheses: " + hypothesis.id() + " says nothing");
            stated.add(bare(hypothesis));
        }
        List<Hypothesis> family = PlanDraft.hypotheses(plan.experiment());
        require(
                !family.isEmpty(),
                "strategies: nothing is compared with " + plan.experiment().baseline());
        for (Hypothesis tested : family) {
            require(
                    stated.remove(bare(tested)),
                    "hypotheses: none for \"" + tested.statement() + "\", which the table tests as part of the family");
        }
        stated.forEach(other -> problems.add("hypotheses: " + other.candidate() + " against " + other.baseline()
                + " on " + other.dataset() + ", " + other.mode() + ", " + other.measure()
                + " is not what the experiment compares"));
    }

    private static Hypothesis bare(Hypothesis h) {
        return new Hypothesis("", "", h.baseline(), h.candidate(), h.dataset(), h.mode(), h.measure());
    }

    private void checkSearches(Strategies strategies) {
        Set<String> searched = new HashSet<>();
        for (SearchBudget search : plan.searches()) {
            String name = "searches: " + search.strategy();
            require(searched.add(search.strategy()), name + " is searched twice");
            require(plan.experiment().strategies().contains(search.strategy()), name + " is not compared");
            require(
                    plan.experiment().datasets().contains(search.dataset()),
                    name + ": dataset " + search.dataset() + " is not among the plan's");
            require(
                    plan.experiment().modes().contains(search.mode()),
                    name + ": mode " + search.mode() + " is not among the plan's");
            require(
                    search.trials() >= 1 && search.trials() <= MOST_TRIALS,
                    name + ": trials = " + search.trials() + "; 1 to " + MOST_TRIALS);
            require(!search.space().isEmpty(), name + ": no parameter to search");
            Set<String> names = new HashSet<>();
            for (ParameterRange range : search.space()) {
                require(names.add(range.name()), name + ": " + range.name() + " stands there twice");
                checkRange(search, range, strategies);
            }
        }
    }

    private void checkRange(SearchBudget search, ParameterRange range, Strategies strategies) {
        String name = "searches: " + search.strategy() + ", " + range.name();
        boolean known =
                List.of(TrialDraws.LINEAR, TrialDraws.LOG, TrialDraws.INTEGER).contains(range.scale());
        require(known, name + ": scale " + range.scale() + " is none of linear, log, integer");
        boolean ordered = range.low() < range.high() && Double.isFinite(range.high()) && Double.isFinite(range.low());
        require(ordered, name + ": " + range.low() + " to " + range.high() + " is no range");
        boolean positive = !TrialDraws.LOG.equals(range.scale()) || range.low() > 0;
        require(positive, name + ": a log scale needs a lower end above 0");
        if (known && ordered && positive) {
            try {
                ConfiguredStrategy strategy = strategies.parse(search.strategy());
                TrialDraws.with(strategy, List.of(new TrialDraws.Value(range, range.low())), strategies);
                TrialDraws.with(strategy, List.of(new TrialDraws.Value(range, range.high())), strategies);
            } catch (StrategySyntaxException | IllegalArgumentException e) {
                problems.add(name + ": " + e.getMessage());
            }
        }
    }

    private void checkHeldOut() {
        require(!plan.heldOut().isEmpty(), "heldOut: none; at least one dataset must stay out of the tuning: add one");
        for (String dataset : plan.heldOut()) {
            require(plan.experiment().datasets().contains(dataset), "heldOut: " + dataset + " is not in the plan");
            require(
                    plan.searches().stream().noneMatch(search -> dataset.equals(search.dataset())),
                    "heldOut: " + dataset + " is tuned on");
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
