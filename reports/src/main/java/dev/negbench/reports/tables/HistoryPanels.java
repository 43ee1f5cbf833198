package dev.negbench.reports.tables;

import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.MeanInterval;
import dev.negbench.reports.statistics.SeedInterval;
import dev.negbench.reports.tables.HistoryTable.LeftOut;
import dev.negbench.reports.tables.HistoryTable.Occasion;
import dev.negbench.reports.tables.HistoryTable.Panel;
import dev.negbench.reports.tables.HistoryTable.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lays saved baselines and the results of today side by side. */
final class HistoryPanels {
    private HistoryPanels() {}

    /** Returns a panel for every dataset and mode of the results that a baseline has a row of. */
    static List<Panel> of(ExperimentResults results, List<NamedBaseline> baselines) {
        List<Panel> panels = new ArrayList<>();
        for (String dataset : results.plan().datasets()) {
            for (String mode : results.plan().modes()) {
                List<NamedBaseline> having = baselines.stream()
                        .filter(named -> has(named.baseline(), results.plan(), dataset, mode))
                        .toList();
                if (!having.isEmpty()) {
                    panels.add(panel(results, having, dataset, mode));
                }
            }
        }
        return List.copyOf(panels);
    }

    /** Returns the baselines that no panel of a plan's results has. */
    static List<LeftOut> leftOut(ExperimentPlan plan, List<NamedBaseline> baselines) {
        List<LeftOut> leftOut = new ArrayList<>();
        for (NamedBaseline named : baselines) {
            Baseline baseline = named.baseline();
            if (!sameMeasure(baseline, plan)) {
                leftOut.add(new LeftOut(
                        named.name(), "holds " + baseline.measure() + ", not " + plan.measures().get(0)));
            } else if (plan.datasets().stream()
                    .noneMatch(dataset -> plan.modes().stream().anyMatch(mode -> has(baseline, plan, dataset, mode)))) {
                leftOut.add(new LeftOut(named.name(), "has no strategy on the same dataset and in the same mode"));
            }
        }
        return List.copyOf(leftOut);
    }

    private static boolean sameMeasure(Baseline baseline, ExperimentPlan plan) {
        return baseline.measure().equals(plan.measures().get(0));
    }

    private static boolean has(Baseline baseline, ExperimentPlan plan, String dataset, String mode) {
        return sameMeasure(baseline, plan)
                && baseline.plan().datasets().contains(dataset)
                && baseline.plan().modes().contains(mode)
                && !Collections.disjoint(baseline.plan().strategies(), plan.strategies());
    }

    private static Panel panel(
            ExperimentResults results, List<NamedBaseline> baselines, String dataset, String mode) {
        List<HistoryConditions> conditions = new ArrayList<>();
        List<Occasion> occasions = new ArrayList<>();
        for (NamedBaseline named : baselines) {
            Baseline saved = named.baseline();
            conditions.add(HistoryConditions.of(saved.plan(), dataset, mode));
            occasions.add(occasion(
                    named.name(), saved.savedAt(), saved.revision(), saved.environment(), saved.note(), conditions));
        }
        List<Point> points = new ArrayList<>();
        conditions.add(HistoryConditions.of(results.plan(), dataset, mode));
        occasions.add(occasion(HistoryTable.THESE_RESULTS, "", "", results.environment(), "", conditions));
        for (CellGroup group : CellGroup.all(results)) {
            if (group.isOf(dataset, mode)) {
                addPoints(points, results, baselines, group);
            }
        }
        return new Panel(dataset, mode, List.copyOf(occasions), List.copyOf(points));
    }

    private static Occasion occasion(
            String name,
            String savedAt,
            String revision,
            Environment environment,
            String note,
            List<HistoryConditions> conditions) {
        int last = conditions.size() - 1;
        HistoryConditions now = conditions.get(last);
        List<String> changes = last == 0 ? List.of() : now.changesSince(conditions.get(last - 1));
        return new Occasion(
                name, savedAt, revision.isEmpty() ? environment.negbench() : revision, note, conditions.indexOf(now),
                changes);
    }

    private static void addPoints(
            List<Point> points, ExperimentResults results, List<NamedBaseline> baselines, CellGroup group) {
        String strategy = group.strategy();
        Optional<String> before = Optional.empty();
        for (int i = 0; i < baselines.size(); i++) {
            Baseline saved = baselines.get(i).baseline();
            if (saved.plan().strategies().contains(strategy)) {
                String inFull = saved.strategiesInFull().get(strategy);
                double[][] scores = saved.scores(strategy, group.dataset(), group.mode());
                points.add(point(strategy, i, scores, before, inFull));
                before = Optional.of(inFull);
            }
        }
        List<CellResult> finished = group.finished();
        if (!finished.isEmpty()) {
            double[][] scores = group.scores(
                    results, results.plan().measures().get(0), group.finishedSeeds(), group.queryIds(results));
            points.add(point(strategy, baselines.size(), scores, before, finished.get(0).strategyFull()));
        }
    }

    private static Point point(
            String strategy, int occasion, double[][] scores, Optional<String> before, String inFull) {
        return new Point(
                strategy,
                occasion,
                MeanInterval.of(scores),
                SeedInterval.of(scores, MeanInterval.DEFAULT_LEVEL),
                before.filter(then -> !then.equals(inFull)).map(then -> inFull));
    }
}
