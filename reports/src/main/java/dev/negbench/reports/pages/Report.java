package dev.negbench.reports.pages;

import dev.negbench.reports.figures.Chart;
import dev.negbench.reports.figures.CriticalDifferencePlot;
import dev.negbench.reports.figures.DrawCostBars;
import dev.negbench.reports.figures.ForestPlot;
import dev.negbench.reports.figures.HardnessHistogram;
import dev.negbench.reports.figures.HistoryPlot;
import dev.negbench.reports.figures.LearningCurves;
import dev.negbench.reports.figures.Palette;
import dev.negbench.reports.figures.PlantedShare;
import dev.negbench.reports.figures.QualityCostPlot;
import dev.negbench.reports.figures.QueryScatter;
import dev.negbench.reports.results.DrawnRecords;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.tables.BaselineTimingTable;
import dev.negbench.reports.tables.CellCostTable;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.DiagnosticsTable;
import dev.negbench.reports.tables.DrawCostTable;
import dev.negbench.reports.tables.DrawnTable;
import dev.negbench.reports.tables.HistoryTable;
import dev.negbench.reports.tables.LearningCurveTable;
import dev.negbench.reports.tables.Letters;
import dev.negbench.reports.tables.NeighbourTable;
import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.PairTable;
import dev.negbench.reports.tables.QueryChangeTable;
import dev.negbench.reports.tables.RankTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a report says, before it is a page: the tables, computed once, and the figures made of them.
 *
 * @param results what is reported on
 * @param options what is taken as given
 */
public record Report(
        ExperimentResults results,
        ReportOptions options,
        ComparisonTable comparison,
        PairTable pairs,
        RankTable ranks,
        QueryChangeTable queryChanges,
        NeighbourTable neighbours,
        DrawCostTable drawCosts,
        LearningCurveTable curves,
        DrawnTable drawn,
        CellCostTable cellCosts,
        DiagnosticsTable diagnostics,
        HistoryTable history,
        BaselineTimingTable baselineTimings,
        Palette palette) {

    /**
     * A section of figures.
     *
     * @param id name in links, letters only
     * @param shortTitle heading, in a word or two
     * @param title heading
     * @param caption how to read them
     * @param charts usually one a dataset and mode
     */
    record FigureSection(String id, String shortTitle, String title, String caption, List<Chart> charts) {}

    private interface ChartOf {
        Optional<Chart> of(String dataset, String mode);
    }

    /** Computes the tables of a report of results without records of draws. */
    public static Report of(ExperimentResults results, ReportOptions options) {
        return of(results, options, DrawnRecords.NONE);
    }

    /**
     * Computes the tables of a report.
     *
     * @param records what cells drew last
     * @throws IllegalArgumentException if the baseline is not in the plan, or cells lack scores or do not fit together
     */
    public static Report of(ExperimentResults results, ReportOptions options, DrawnRecords records) {
        ComparisonTable comparison = ComparisonTable.of(results, options.baseline(), options.settings());
        QueryChangeTable changes = QueryChangeTable.of(results, options.baseline());
        return new Report(
                results,
                options,
                comparison,
                PairTable.of(results, options.settings().alpha()),
                RankTable.of(
                        comparison, results.plan().strategies(), results.plan().modes()),
                changes,
                NeighbourTable.of(results, changes, records),
                DrawCostTable.of(results, options.baseline()),
                LearningCurveTable.of(results),
                DrawnTable.of(results),
                CellCostTable.of(results),
                DiagnosticsTable.of(results),
                HistoryTable.of(results, options.history()),
                BaselineTimingTable.of(options.history()),
                Palette.of(results.plan().strategies(), options.baseline()));
    }

    /** Returns the sections that have at least one figure. */
    List<FigureSection> figures() {
        List<String> strategies = results.plan().strategies();
        String measure = comparison.measure();
        List<FigureSection> sections = new ArrayList<>();
        add(sections, "differences", "Differences", "Differences to the baseline",
                "Mean difference in " + measure + " to " + options.baseline() + " and its " + level()
                        + " interval over seeds and queries. The line marks no difference, the dashed lines ±"
                        + options.settings().minEffect() + ", the smallest effect of interest.",
                (dataset, mode) -> ForestPlot.of(comparison, options.standing(), dataset, mode, palette));
        add(sections, "ranks", "Ranks", "Ranks over datasets", ranksCaption(),
                ranks.rankings().stream()
                        .map(ranking -> CriticalDifferencePlot.of(ranking, measure, palette))
                        .toList());
        add(sections, "cost", "Cost", "Quality and the cost of a draw",
                "Mean " + measure + " with its 95\u00a0% interval against the time of one draw, measured by JMH. Up "
                        + "and to the left is better; no strategy lies above the dashed frontier.",
                (dataset, mode) -> QualityCostPlot.ofDraws(comparison, drawCosts, dataset, mode, palette));
        add(sections, "training", "Training", "Quality and the cost of training",
                "Mean " + measure + " with its 95\u00a0% interval against the seconds of wall time that learning took: "
                        + "optimiser steps, candidate pools and companions, without evaluation; means over seeds. "
                        + "Cells that ran beside each other slow each other down.",
                (dataset, mode) -> QualityCostPlot.ofTraining(comparison, cellCosts, dataset, mode, palette));
        add(sections, "draws", "Draws", "Time of a draw",
                "Microseconds a draw, measured by JMH; whiskers are its 99.9\u00a0% interval.",
                results.plan().datasets().stream()
                        .flatMap(dataset -> DrawCostBars.of(drawCosts, dataset, palette).stream())
                        .toList());
        add(sections, "queries", "Queries", "Query by query",
                "Each point is a test query, its " + measure + " averaged over seeds: above the line it gains, below "
                        + "it loses. Shown is the strategy with the highest mean; which queries change most stands "
                        + "under “More numbers”.",
                (dataset, mode) -> QueryScatter.of(queryChanges, dataset, mode, palette));
        add(sections, "curves", "Curves", "Learning curves",
                "The line is the mean of the seeds on dev, the band reaches from the worst seed to the best. Epoch 0 "
                        + "is the untrained model.",
                (dataset, mode) -> LearningCurves.of(curves, strategies, measure, dataset, mode, palette));
        add(sections, "hardness", "Hardness", "How hard the negatives were",
                "Score of the negatives drawn, relative to the score of the positive when they were drawn, over all "
                        + "epochs and seeds. Right of the line a negative scored higher than the positive. Heights are "
                        + "shares on one scale; the outermost bins hold all that lies beyond.",
                (dataset, mode) -> HardnessHistogram.of(drawn, dataset, mode, palette));
        add(sections, "planted", "Known positives", "Known positives drawn as negatives",
                "Some known positives were hidden on purpose before training. Bars show which share of the negatives "
                        + "drawn they were; whiskers reach from the lowest seed to the highest.",
                (dataset, mode) -> PlantedShare.of(drawn, dataset, mode, palette));
        add(sections, "history", "History", "History over saved baselines", PrintedHistory.figureCaption(history),
                (dataset, mode) -> HistoryPlot.of(history, strategies, dataset, mode, palette));
        return sections;
    }

    private String ranksCaption() {
        StringBuilder caption = new StringBuilder("Each strategy’s place among the others by its mean on each dataset, "
                + "averaged over datasets. Strategies in one shaded area are less than the critical difference apart "
                + "and so not told apart (Nemenyi’s test at α = " + options.settings().alpha() + "). Here datasets are "
                + "the sample, and few of them tell little apart.");
        for (RankTable.Ranking ranking : ranks.rankings()) {
            String p = Numerals.p(ranking.friedman().p());
            caption.append(" Friedman’s test, ").append(ranking.mode()).append(", ")
                    .append(ranking.datasets().size()).append(" datasets: χ² = ")
                    .append(Numerals.quantity(ranking.friedman().chiSquared()))
                    .append(", p ").append(p.startsWith("<") ? p : "= " + p).append(" by randomisation.");
            if (!ranking.leftOut().isEmpty()) {
                caption.append(" Without a result on every dataset: ")
                        .append(String.join(", ", ranking.leftOut())).append('.');
            }
        }
        return caption.toString();
    }

    /** Returns the letters that stand for the plan's strategies. */
    Letters letters() {
        return Letters.of(results.plan().strategies());
    }

    /** Returns the coverage of the intervals of differences, such as {@code 95 %}. */
    String level() {
        return Numerals.quantity(100 * (1 - options.settings().alpha())).replaceFirst("\\.0$", "") + "\u00a0%";
    }

    private void add(
            List<FigureSection> sections, String id, String shortTitle, String title, String caption, ChartOf chartOf) {
        List<Chart> charts = new ArrayList<>();
        for (String dataset : results.plan().datasets()) {
            for (String mode : results.plan().modes()) {
                chartOf.of(dataset, mode).ifPresent(charts::add);
            }
        }
        add(sections, id, shortTitle, title, caption, charts);
    }

    private static void add(
            List<FigureSection> sections,
            String id,
            String shortTitle,
            String title,
            String caption,
            List<Chart> charts) {
        if (!charts.isEmpty()) {
            sections.add(new FigureSection(id, shortTitle, title, caption, charts));
        }
    }
}
