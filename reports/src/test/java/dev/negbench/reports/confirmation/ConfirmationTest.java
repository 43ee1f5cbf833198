package dev.negbench.reports.confirmation;

import static dev.negbench.reports.confirmation.ChangedPlans.withData;
import static dev.negbench.reports.confirmation.ChangedPlans.withExperiment;
import static dev.negbench.reports.confirmation.ChangedPlans.withHeldOut;
import static dev.negbench.reports.confirmation.ChangedPlans.withMeasures;
import static dev.negbench.reports.confirmation.ChangedPlans.withQuestion;
import static dev.negbench.reports.confirmation.ChangedPlans.withSeeds;
import static dev.negbench.reports.confirmation.ChangedPlans.withSettings;
import static dev.negbench.reports.confirmation.ChangedPlans.withStatistics;
import static dev.negbench.reports.confirmation.ChangedPlans.withStrategies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.confirmation.SampleStudy.Step;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.PlanLock;
import dev.negbench.reports.plan.PlannedRun;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.tables.Standing;
import dev.negbench.reports.tables.Standings;
import dev.negbench.reports.tables.Standings.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Claim 4 of the hark card: whatever is changed about a study, its numbers lose the label. */
class ConfirmationTest {
    private static final ExperimentResults RESULTS = SampleStudy.results();
    private static final StudyPlan PLAN = SampleStudy.plan(RESULTS.plan(), List.of());
    private static final PlanLock LOCK = SampleStudy.lock(PLAN);
    private static final List<Step> STEPS = SampleStudy.steps(LOCK, RESULTS);

    /** What can be done to a study. */
    enum Change {
        STATISTICS,
        STRATEGY,
        QUESTION,
        SEEDS,
        DATA_PLANNED,
        MEASURE,
        SETTING,
        HELD_OUT,
        RUN_BEFORE_LOCK,
        RUN_UNDER_OTHER_PLAN,
        OTHER_SEED_RUN,
        OTHER_DATA_RUN,
        OTHER_CODE_RUN,
        OTHER_SPLIT_OPENED,
        SECOND_OPENING,
        SECOND_OPENING_BEFORE_LOCK,
        NO_OPENING,
        NO_START,
        NO_END,
        SECOND_END,
        OPENED_BEFORE_START,
        OPENED_AFTER_END,
        DEVIATION,
        SCORE,
        CELL_MISSING,
        CELL_FAILED,
        RELOCKED,
        ENTRY_EDITED,
        ENTRY_REMOVED,
        ENTRIES_SWAPPED,
        SEARCH_DECLARED_BUT_NOT_RUN
    }

    private static final Set<Change> OF_ONE_RUN = EnumSet.of(
            Change.RUN_BEFORE_LOCK,
            Change.RUN_UNDER_OTHER_PLAN,
            Change.OTHER_SEED_RUN,
            Change.OTHER_CODE_RUN,
            Change.OTHER_SPLIT_OPENED,
            Change.SECOND_OPENING,
            Change.SECOND_OPENING_BEFORE_LOCK,
            Change.NO_OPENING,
            Change.NO_START,
            Change.NO_END,
            Change.SECOND_END,
            Change.OPENED_BEFORE_START,
            Change.OPENED_AFTER_END,
            Change.SCORE,
            Change.CELL_MISSING,
            Change.CELL_FAILED);

    @Test
    void asPlannedIsConfirmatory() {
        Confirmation confirmation = Confirmation.of(locked(PLAN, LOCK, STEPS), RESULTS);
        assertEquals(Standing.CONFIRMATORY, confirmation.standings().overall());
        assertEquals("CONFIRMATORY", confirmation.standings().label());
        assertEquals(Map.of(), confirmation.standings().exploratory());
        assertEquals(4, confirmation.comparisons().size());
        assertTrue(confirmation.conditions().size() >= 10);
    }

    @Test
    void aRunThatWasKilledBeforeItsTestSetWasOpenedLosesNothing() {
        List<Step> steps = new ArrayList<>(STEPS);
        steps.add(1, STEPS.get(1));
        LockedPlan locked = locked(PLAN, LOCK, steps);
        assertEquals(
                Standing.CONFIRMATORY,
                Confirmation.of(locked, RESULTS).standings().overall());
        LedgerRuns runs = LedgerRuns.of(locked.entries());
        assertEquals(List.of(locked.entries().get(1)), runs.aborted());
        assertEquals(1, runs.mostLooks());
    }

    @Test
    void aStrategyThatNeverAppliesLosesNothing() {
        ExperimentResults results = results(
                RESULTS.cells().stream()
                        .map(cell -> cell.strategy().startsWith("topk")
                                ? SyntheticResults.unfinished(
                                        cell.strategy(),
                                        cell.dataset(),
                                        cell.mode(),
                                        cell.seed(),
                                        CellStatus.NOT_APPLICABLE,
                                        "no pool")
                                : cell)
                        .toList(),
                RESULTS.queryScores());
        assertEquals(
                Standing.CONFIRMATORY,
                Confirmation.of(locked(PLAN, LOCK, STEPS), results).standings().overall());
    }

    @Property(tries = 400)
    void anyChangeLosesTheLabel(@ForAll Change change, @ForAll long seed) {
        Random random = new Random(seed);
        Standing standing = changed(change, random).overall();
        assertFalse(standing.confirmatory(), change + ", seed " + seed);
        assertFalse(standing.failedConditions().isEmpty());
    }

    /** A number rests on the runs of its own two arms; what the card says of a plan costs every number. */
    @Property(tries = 400)
    void aChangeOfOneRunCostsOnlyTheComparisonsThatRestOnIt(@ForAll Change change, @ForAll long seed) {
        if (change == Change.RELOCKED) {
            // Which runs came before the second lock is as random as its place.
            return;
        }
        Standings standings = changed(change, new Random(seed));
        CellResult changed =
                RESULTS.cells().get(new Random(seed).nextInt(RESULTS.cells().size()));
        String baseline = RESULTS.plan().baseline();
        for (Map.Entry<Place, Standing> each : standings.comparisons().entrySet()) {
            Place place = each.getKey();
            boolean rests = place.dataset().equals(changed.dataset())
                    && (place.strategy().equals(changed.strategy()) || baseline.equals(changed.strategy()));
            boolean keeps = change == Change.SEARCH_DECLARED_BUT_NOT_RUN
                    ? !place.strategy().equals(RESULTS.plan().strategies().get(1))
                    : OF_ONE_RUN.contains(change) && !rests;
            assertEquals(keeps, each.getValue().confirmatory(), change + ", " + place + ", seed " + seed);
        }
        assertEquals(
                standings.comparisons().values().stream().anyMatch(Standing::confirmatory),
                standings.label().equals("CONFIRMATORY IN PART"));
    }

    @Test
    void aSearchDecidesWhatIsRunAndEveryTrialCounts() {
        String searched = RESULTS.plan().strategies().get(1);
        String chosen = "topk(depth=37)";
        SearchBudget budget = new SearchBudget(
                searched,
                List.of(new SearchBudget.ParameterRange("depth", 10, 500, "integer")),
                3,
                "scifact",
                "drawn",
                1);
        StudyPlan plan = SampleStudy.plan(RESULTS.plan(), List.of(budget));
        PlanLock lock = SampleStudy.lock(plan);
        ExperimentResults results = renamed(searched, chosen);
        List<Step> steps = new ArrayList<>(SampleStudy.steps(lock, results));
        steps.add(1, trial(lock, searched, 1, "topk(depth=99)", "0.41"));
        steps.add(2, trial(lock, searched, 2, chosen, "0.43"));
        steps.add(3, trial(lock, searched, 3, "topk(depth=450)", "NaN"));
        LockedPlan locked = locked(plan, lock, steps);
        SearchOutcome outcome = SearchOutcome.of(locked).get(0);
        assertEquals(chosen, outcome.chosen().orElseThrow());
        assertEquals(.425, outcome.expected().orElseThrow().mean(2), 1e-12);
        assertEquals(
                Standing.CONFIRMATORY,
                Confirmation.of(locked, results).standings().overall());

        // A trial too many costs what was compared with that arm, and nothing else.
        List<Step> overrun = new ArrayList<>(steps);
        overrun.add(1, trial(lock, searched, 4, "topk(depth=11)", "0.1"));
        Confirmation.of(locked(plan, lock, overrun), results)
                .standings()
                .comparisons()
                .forEach((place, standing) ->
                        assertEquals(!place.strategy().equals(chosen), standing.confirmatory(), place.toString()));

        // Not the best trial, a trial too many, one too few, one made after the comparison began.
        assertFalse(Confirmation.of(locked, renamed(searched, "topk(depth=99)"))
                .standings()
                .overall()
                .confirmatory());
        List<Step> tooMany = new ArrayList<>(steps);
        tooMany.add(1, trial(lock, searched, 4, "topk(depth=11)", "0.1"));
        assertFalse(Confirmation.of(locked(plan, lock, tooMany), results)
                .standings()
                .overall()
                .confirmatory());
        List<Step> tooFew = new ArrayList<>(steps);
        tooFew.remove(1);
        assertFalse(Confirmation.of(locked(plan, lock, tooFew), results)
                .standings()
                .overall()
                .confirmatory());
        List<Step> otherCode = new ArrayList<>(steps);
        Step first = steps.get(1);
        otherCode.set(1, new Step(first.event(), first.plan(), CanonicalJson.hash("x"), first.run(), first.facts()));
        assertFalse(Confirmation.of(locked(plan, lock, otherCode), results)
                .standings()
                .overall()
                .confirmatory());
        List<Step> late = new ArrayList<>(steps);
        late.add(late.remove(1));
        assertFalse(Confirmation.of(locked(plan, lock, late), results)
                .standings()
                .overall()
                .confirmatory());
    }

    private static Step trial(PlanLock lock, String searched, int number, String strategy, String quality) {
        PlannedRun run = new PlannedRun(
                strategy,
                "scifact",
                "drawn",
                1,
                "dev",
                RESULTS.plan().fingerprints().get("scifact"),
                CanonicalJson.hash(strategy));
        return new Step(
                LedgerEvent.TRIAL,
                lock.hash(),
                lock.code(),
                run,
                Map.of(
                        SearchOutcome.SEARCH_OF, searched,
                        SearchOutcome.NUMBER, Integer.toString(number),
                        LedgerEntry.DEV_QUALITY, quality));
    }

    private static Standings changed(Change change, Random random) {
        ExperimentPlan e = RESULTS.plan();
        int cell = random.nextInt(RESULTS.cells().size());
        int start = 1 + 3 * cell;
        PlannedRun run = STEPS.get(start).run();
        return switch (change) {
            case STATISTICS ->
                planned(p -> withStatistics(p, new ComparisonSettings(.05, .01 * (1 + random.nextInt(1, 5)), 1000, 1)));
            case STRATEGY -> planned(p -> withExperiment(p, withStrategies(e, List.of("uniform", "rrra"))));
            case QUESTION -> planned(p -> withQuestion(p, p.question() + "!"));
            case HELD_OUT -> planned(p -> withHeldOut(p, List.of()));
            case SEEDS -> relockedWith(withSeeds(e, List.of(1L, 2L, 3L, 4L, 6L + random.nextInt(100))));
            case DATA_PLANNED ->
                relockedWith(withData(
                        e,
                        Map.of(
                                "scifact",
                                CanonicalJson.hash(random.nextInt()),
                                "nfcorpus",
                                e.fingerprints().get("nfcorpus"))));
            case MEASURE -> relockedWith(withMeasures(e, List.of("MRR@10", "nDCG@10", "Recall@100")));
            case SETTING -> relockedWith(withSettings(e, Map.of("epochs", Integer.toString(random.nextInt(7, 99)))));
            case RUN_BEFORE_LOCK -> stepped(s -> s.add(0, s.remove(start)));
            case RUN_UNDER_OTHER_PLAN ->
                stepped(s -> s.set(
                        start,
                        new Step(LedgerEvent.RUN_STARTED, CanonicalJson.hash("other"), LOCK.code(), run, Map.of())));
            case OTHER_SEED_RUN ->
                stepped(s -> replaceRun(
                        s,
                        start,
                        new PlannedRun(
                                run.strategy(),
                                run.dataset(),
                                run.mode(),
                                run.seed() + 1 + random.nextInt(9),
                                run.split(),
                                run.data(),
                                run.key())));
            case OTHER_DATA_RUN ->
                stepped(s -> replaceRun(
                        s,
                        start,
                        new PlannedRun(
                                run.strategy(),
                                run.dataset(),
                                run.mode(),
                                run.seed(),
                                run.split(),
                                CanonicalJson.hash(random.nextInt()),
                                run.key())));
            case OTHER_CODE_RUN ->
                stepped(s -> s.set(
                        start,
                        new Step(
                                LedgerEvent.RUN_STARTED,
                                LOCK.hash(),
                                CanonicalJson.hash("other code"),
                                run,
                                Map.of())));
            case OTHER_SPLIT_OPENED ->
                stepped(s -> s.set(
                        start + 1,
                        new Step(
                                LedgerEvent.TEST_OPENED,
                                LOCK.hash(),
                                LOCK.code(),
                                new PlannedRun(
                                        run.strategy(),
                                        run.dataset(),
                                        run.mode(),
                                        run.seed(),
                                        "dev",
                                        run.data(),
                                        run.key()),
                                Map.of())));
            case SECOND_OPENING -> stepped(s -> s.add(start + 1 + random.nextInt(s.size() - start), s.get(start + 1)));
            case SECOND_OPENING_BEFORE_LOCK -> stepped(s -> s.add(0, s.get(start + 1)));
            case NO_OPENING -> stepped(s -> s.remove(start + 1));
            case NO_START -> stepped(s -> s.remove(start));
            case NO_END -> stepped(s -> s.remove(start + 2));
            case SECOND_END -> stepped(s -> s.add(s.get(start + 2)));
            case OPENED_BEFORE_START -> stepped(s -> s.add(start, s.remove(start + 1)));
            case OPENED_AFTER_END -> stepped(s -> s.add(start + 2, s.remove(start + 1)));
            case DEVIATION ->
                stepped(s -> s.add(
                        1 + random.nextInt(s.size()),
                        new Step(
                                LedgerEvent.DEVIATION,
                                LOCK.hash(),
                                LOCK.code(),
                                null,
                                Map.of(LedgerEntry.REASON, "the dev split was changed"))));
            case RELOCKED -> stepped(s -> s.add(2 + random.nextInt(s.size() - 1), s.get(0)));
            case SCORE ->
                Confirmation.of(locked(PLAN, LOCK, STEPS), withOtherScore(cell, random))
                        .standings();
            case CELL_MISSING -> {
                List<CellResult> cells = new ArrayList<>(RESULTS.cells());
                cells.remove(cell);
                yield Confirmation.of(locked(PLAN, LOCK, STEPS), results(cells, RESULTS.queryScores()))
                        .standings();
            }
            case CELL_FAILED -> {
                List<CellResult> cells = new ArrayList<>(RESULTS.cells());
                CellResult lost = cells.get(cell);
                cells.set(
                        cell,
                        SyntheticResults.unfinished(
                                lost.strategy(),
                                lost.dataset(),
                                lost.mode(),
                                lost.seed(),
                                CellStatus.FAILED,
                                "out of memory"));
                yield Confirmation.of(locked(PLAN, LOCK, STEPS), results(cells, RESULTS.queryScores()))
                        .standings();
            }
            case ENTRY_EDITED ->
                chained(entries -> {
                    LedgerEntry old = entries.get(start);
                    entries.set(
                            start,
                            new LedgerEntry(
                                    old.number(),
                                    old.event(),
                                    "2026-02-0" + (1 + random.nextInt(9)),
                                    old.plan(),
                                    old.code(),
                                    old.run(),
                                    old.facts(),
                                    old.previous(),
                                    old.hash()));
                });
            case ENTRY_REMOVED -> chained(entries -> entries.remove(random.nextInt(entries.size() - 1)));
            case ENTRIES_SWAPPED -> chained(entries -> entries.add(entries.remove(random.nextInt(entries.size() - 1))));
            case SEARCH_DECLARED_BUT_NOT_RUN -> {
                StudyPlan plan = SampleStudy.plan(
                        e,
                        List.of(new SearchBudget(
                                e.strategies().get(1),
                                List.of(new SearchBudget.ParameterRange("depth", 10, 500, "integer")),
                                1 + random.nextInt(20),
                                "scifact",
                                "drawn",
                                1)));
                PlanLock lock = SampleStudy.lock(plan);
                yield Confirmation.of(locked(plan, lock, SampleStudy.steps(lock, RESULTS)), RESULTS)
                        .standings();
            }
        };
    }

    /** The plan is edited after the lock. */
    private static Standings planned(UnaryOperator<StudyPlan> edit) {
        return Confirmation.of(locked(edit.apply(PLAN), LOCK, STEPS), RESULTS).standings();
    }

    /** Another experiment was planned and locked in good order than the one that was run. */
    private static Standings relockedWith(ExperimentPlan experiment) {
        StudyPlan plan = withExperiment(PLAN, experiment);
        PlanLock lock = SampleStudy.lock(plan);
        return Confirmation.of(locked(plan, lock, SampleStudy.steps(lock, RESULTS)), RESULTS)
                .standings();
    }

    private interface Edit<T> {
        void change(List<T> list);
    }

    /** Other things happened, and were written down faithfully. */
    private static Standings stepped(Edit<Step> edit) {
        List<Step> steps = new ArrayList<>(STEPS);
        edit.change(steps);
        return Confirmation.of(locked(PLAN, LOCK, steps), RESULTS).standings();
    }

    /** The ledger was tampered with. */
    private static Standings chained(Edit<LedgerEntry> edit) {
        List<LedgerEntry> entries = new ArrayList<>(SampleStudy.chain(STEPS));
        edit.change(entries);
        return Confirmation.of(new LockedPlan(PLAN, LOCK, entries), RESULTS).standings();
    }

    private static void replaceRun(List<Step> steps, int start, PlannedRun run) {
        for (int i = start; i < start + 3; i++) {
            Step old = steps.get(i);
            steps.set(i, new Step(old.event(), old.plan(), old.code(), run, old.facts()));
        }
    }

    private static LockedPlan locked(StudyPlan plan, PlanLock lock, List<Step> steps) {
        return new LockedPlan(plan, lock, SampleStudy.chain(steps));
    }

    private static ExperimentResults results(List<CellResult> cells, Map<String, QueryScores> scores) {
        return new ExperimentResults(RESULTS.plan(), RESULTS.environment(), cells, scores, List.of());
    }

    private static ExperimentResults withOtherScore(int cell, Random random) {
        String key = RESULTS.cells().get(cell).key();
        QueryScores old = RESULTS.queryScores().get(key);
        Map<String, double[]> byMeasure = new LinkedHashMap<>();
        old.scores().forEach((measure, values) -> byMeasure.put(measure, values.clone()));
        double[] values = byMeasure.get(SyntheticResults.MEASURES.get(random.nextInt(3)));
        int query = random.nextInt(values.length);
        values[query] = Math.nextUp(values[query]);
        Map<String, QueryScores> scores = new HashMap<>(RESULTS.queryScores());
        scores.put(key, new QueryScores(key, old.queryIds(), byMeasure));
        return results(RESULTS.cells(), scores);
    }

    private static ExperimentResults renamed(String from, String to) {
        ExperimentPlan plan = withStrategies(
                RESULTS.plan(),
                RESULTS.plan().strategies().stream()
                        .map(s -> s.equals(from) ? to : s)
                        .toList());
        List<CellResult> cells = RESULTS.cells().stream()
                .map(c -> new CellResult(
                        c.key(),
                        c.strategy().equals(from) ? to : c.strategy(),
                        c.strategyFull(),
                        c.dataset(),
                        c.encoder(),
                        c.mode(),
                        c.seed(),
                        c.status(),
                        c.reason(),
                        c.metrics(),
                        c.curve(),
                        c.chosenEpoch(),
                        c.drawn(),
                        c.cost(),
                        c.diagnostics()))
                .toList();
        return new ExperimentResults(plan, RESULTS.environment(), cells, RESULTS.queryScores(), List.of());
    }
}
