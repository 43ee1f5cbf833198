package dev.negbench.reports.pages;

import dev.negbench.reports.pages.PrintedTable.Cell;
import dev.negbench.reports.pages.PrintedTable.Column;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ShownTexts;
import dev.negbench.reports.results.Sitting;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.tables.CellCostTable;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.DrawCostTable;
import dev.negbench.reports.tables.DrawnTable;
import dev.negbench.reports.tables.Letters;
import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.Outcome;
import dev.negbench.reports.tables.QueryChangeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tables of a report, printed: which columns, which words, how many digits. */
final class PrintedTables {
    private static final int LONGEST_TEXT = 200;

    private PrintedTables() {}

    static PrintedTable comparison(Report report) {
        ComparisonTable table = report.comparison();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Strategy"));
        columns.add(Column.text("Dataset"));
        columns.add(Column.text("Mode"));
        columns.add(Column.number(table.measure(), "Mean over seeds and queries, with its 95\u00a0% interval"));
        columns.add(Column.number(
                "Difference",
                "Mean difference in " + table.measure() + " to " + table.baseline() + ", with its " + report.level()
                        + " interval over seeds and queries"));
        columns.add(Column.text("Verdict"));
        columns.add(Column.number("p (Holm)", "p corrected over all rows of this table"));
        columns.add(Column.number(
                "p",
                "Two-sided test over seeds and queries; below it the sign-flip check on differences averaged over "
                        + "seeds"));
        columns.add(Column.number("d_z", "Effect size: mean difference over its standard deviation across queries"));
        columns.add(Column.number("Seeds", "Seeds that finished, of those planned"));
        for (String other : table.otherMeasures()) {
            columns.add(Column.number(other, "Mean over seeds and queries"));
        }
        List<List<Cell>> rows = table.rows().stream().map(row -> comparisonRow(report, row)).toList();
        return placed(report, new PrintedTable("comparison", comparisonCaption(report), columns, rows));
    }

    private static String comparisonCaption(Report report) {
        ComparisonSettings settings = report.options().settings();
        int family = report.comparison().family().rows().size();
        return "Means in bold are the best of their dataset and mode. " + pairsCaption(report) + " Differences are to "
                + report.options().baseline()
                + ", tested two-sided over seeds × queries, both taken as random; p (Holm) is corrected over all "
                + family
                + " planned comparisons of this table, those not run included, at α = " + settings.alpha()
                + ". Flips: " + Numerals.count(settings.signFlips())
                + " random sign assignments, or all of them with few queries. Smallest effect of interest: "
                + settings.minEffect() + ". " + report.options().standing().label() + ".";
    }

    private static String pairsCaption(Report report) {
        return "Each strategy has a letter; raised behind a mean stand the letters of those that it is significantly "
                + "higher than, tested two-sided over seeds × queries, p corrected by Holm over all "
                + Numerals.count(report.pairs().rows().size())
                + " planned pairs of this table, those not run included, at α = " + report.pairs().alpha() + ".";
    }

    private static List<Cell> comparisonRow(Report report, ComparisonRow row) {
        ComparisonTable table = report.comparison();
        List<String> notes = new ArrayList<>(row.gaps());
        notes.addAll(row.notes());
        List<Cell> cells = new ArrayList<>();
        Letters letters = report.letters();
        cells.add(Cell.strategy(row.strategy(), notes).withRaised(letters.letter(row.strategy())));
        cells.add(Cell.text(row.dataset()));
        cells.add(Cell.text(row.mode()));
        Cell mean = Cell.number(Numerals.score(row.mean(table.measure())), row.mean(table.measure()))
                .asBest(table.isBest(row, table.measure()))
                .withRaised(letters.joined(report.pairs().below(row.strategy(), row.dataset(), row.mode())));
        cells.add(row.mean().isPresent() ? mean.withNote(Numerals.scores(row.mean().get().interval())) : mean);
        Function<Function<Comparison, Double>, Double> of = value -> row.comparison().map(value).orElse(Double.NaN);
        cells.add(row.comparison()
                .map(c -> Cell.interval(c.meanDifference(), c.interval()))
                .orElse(Cell.number(Numerals.NONE, Double.NaN)));
        Cell verdict = Cell.verdict(verdict(report, row));
        boolean labelled = report.options().standing().isMixed() && !row.isBaseline();
        cells.add(labelled ? verdict.withNote(report.options().standing().of(row).label()) : verdict);
        double adjusted = row.comparison().isPresent() ? row.verdict().orElseThrow().adjustedP() : Double.NaN;
        cells.add(Cell.number(Numerals.p(adjusted), adjusted));
        double p = of.apply(Comparison::p);
        Cell test = Cell.number(Numerals.p(p), p);
        double flip = of.apply(c -> c.signFlip().p());
        cells.add(row.comparison().isPresent() ? test.withNote("flips " + Numerals.p(flip)) : test);
        double dz = of.apply(c -> c.effect().dz());
        cells.add(Cell.number(Numerals.effect(dz), dz));
        cells.add(Cell.number(row.seeds() + " of " + row.plannedSeeds(), row.seeds()));
        for (String other : table.otherMeasures()) {
            cells.add(Cell.number(Numerals.score(row.mean(other)), row.mean(other)).asBest(table.isBest(row, other)));
        }
        return cells;
    }

    private static String verdict(Report report, ComparisonRow row) {
        if (row.outcome() != Outcome.MEASURED) {
            return row.outcome().words();
        }
        return row.isBaseline() ? "baseline" : report.options().standing().words(row);
    }

    /** Returns the table without its columns of datasets and modes where the plan has only one. */
    static PrintedTable placed(Report report, PrintedTable table) {
        ExperimentPlan plan = report.results().plan();
        PrintedTable narrower = plan.modes().size() == 1
                ? table.without("Mode", "Mode: " + plan.modes().get(0))
                : table;
        return plan.datasets().size() == 1
                ? narrower.without("Dataset", "Dataset: " + plan.datasets().get(0))
                : narrower;
    }

    static PrintedTable unfinished(Report report) {
        List<List<Cell>> rows = report.comparison().rows().stream()
                .filter(row -> row.seeds() < row.plannedSeeds())
                .map(row -> List.of(
                        Cell.strategy(row.strategy(), List.of()),
                        Cell.text(row.dataset()),
                        Cell.text(row.mode()),
                        Cell.text(row.outcome() == Outcome.MEASURED ? "some seeds missing" : row.outcome().words()),
                        Cell.text(reason(row)),
                        Cell.number(row.seeds() + " of " + row.plannedSeeds(), row.seeds())))
                .toList();
        return placed(report, new PrintedTable(
                "unfinished",
                "What was planned and did not finish. It stays in the table above and in its correction.",
                List.of(Column.text("Strategy"), Column.text("Dataset"), Column.text("Mode"), Column.text("State"),
                        Column.text("Reason"), Column.number("Seeds", "Seeds that finished, of those planned")),
                rows));
    }

    private static String reason(ComparisonRow row) {
        String said = row.outcome().words();
        String reasons = String.join("; ", row.gaps());
        if (reasons.equals(said)) {
            return Numerals.NONE;
        }
        return reasons.startsWith(said + ": ") ? reasons.substring(said.length() + 2) : reasons;
    }

    /** Returns the queries that the best strategy of each dataset and mode changes most. */
    static PrintedTable queryChanges(Report report) {
        QueryChangeTable table = report.queryChanges();
        List<List<Cell>> rows = new ArrayList<>();
        for (String dataset : report.results().plan().datasets()) {
            for (String mode : report.results().plan().modes()) {
                table.best(dataset, mode).ifPresent(row -> row.mostChanged(QueryChangeTable.MOST)
                        .forEach(query -> rows.add(queryChange(report, row, query))));
            }
        }
        return placed(report, new PrintedTable(
                "changes",
                "The test queries that gain and lose most against " + table.baseline() + ", of the strategy with the "
                        + "highest mean; at most " + QueryChangeTable.MOST + " each way. Scores are means over seeds. "
                        + "Single queries are examples, not evidence.",
                List.of(Column.text("Strategy"), Column.text("Dataset"), Column.text("Mode"), Column.text("Query"),
                        Column.number("Baseline", table.measure() + " of " + table.baseline()),
                        Column.number("Strategy’s", table.measure() + " of the strategy"),
                        Column.number("Change", "The strategy’s less the baseline’s")),
                rows));
    }

    private static List<Cell> queryChange(Report report, QueryChangeTable.Row row, int query) {
        String id = row.queryIds().get(query);
        String text = report.results().queryText(row.dataset(), id);
        return List.of(
                Cell.strategy(row.strategy(), List.of()),
                Cell.text(row.dataset()),
                Cell.text(row.mode()),
                text.isEmpty() ? Cell.text(id) : Cell.text(shorten(text)).withNote(id),
                Cell.number(Numerals.score(row.before()[query]), row.before()[query]),
                Cell.number(Numerals.score(row.after()[query]), row.after()[query]),
                Cell.number(Numerals.difference(row.change(query)), row.change(query)));
    }

    /** Returns a text, shortened, with its id behind it; the id alone where there is no text. */
    static String named(String id, String text) {
        return text.isEmpty() ? id : shorten(text) + " (" + id + ")";
    }

    private static String shorten(String text) {
        return ShownTexts.shortened(text, LONGEST_TEXT);
    }

    static PrintedTable drawCosts(Report report) {
        SpeedResults timings = report.results().timings();
        List<BenchmarkFigure> figures = BenchmarkFigure.of(timings.runs(), BenchmarkRun.THIS);
        List<List<Cell>> rows =
                report.drawCosts().rows().stream().map(row -> drawCostRow(row, figures)).toList();
        return placed(report, new PrintedTable(
                "throughput",
                "One draw, measured by JMH on real candidate pools; ± is half its 99.9 % interval." + machine(timings),
                List.of(Column.text("Strategy"), Column.text("Dataset"),
                        Column.number("Candidates", "Pool size"), Column.number("Drawn", "Negatives a draw"),
                        Column.number("µs a draw", ""), Column.number("±", "Half width of the 99.9 % interval, µs"),
                        Column.number("× baseline", "Time over that of " + report.options().baseline()),
                        Column.number("Bytes a draw", "Bytes allocated"),
                        Column.number("CPU/wall", "CPU time of the drawing thread over wall time; below "
                                + Numerals.percent(BenchmarkFigure.DISTURBED_BELOW) + " others had its core"),
                        Column.number("Score spread", "Standard deviation of candidate scores, mean over pools")),
                rows));
    }

    private static List<Cell> drawCostRow(DrawCostTable.Row row, List<BenchmarkFigure> figures) {
        DrawCost cost = row.cost();
        double cpuShare = cpuShare(cost, figures);
        return List.of(
                Cell.strategy(cost.strategy(), List.of()),
                Cell.text(cost.dataset()),
                Cell.number(Numerals.count(cost.candidates()), cost.candidates()),
                Cell.number(Numerals.count(cost.draws()), cost.draws()),
                Cell.number(Numerals.quantity(cost.micros()), cost.micros()),
                Cell.number(Numerals.quantity(cost.error()), cost.error()),
                Cell.number(Numerals.quantity(row.timesBaseline()), row.timesBaseline()),
                Cell.number(Numerals.quantity(cost.bytes()), cost.bytes()),
                Cell.number(
                        (cpuShare < BenchmarkFigure.DISTURBED_BELOW ? "⚠ " : "") + Numerals.percent(cpuShare),
                        cpuShare),
                Cell.number(Numerals.quantity(cost.scoreSpread()), cost.scoreSpread()));
    }

    private static double cpuShare(DrawCost cost, List<BenchmarkFigure> figures) {
        Map<String, String> params = Map.of(
                "strategy", cost.strategy(),
                "dataset", cost.dataset(),
                "candidates", Integer.toString(cost.candidates()),
                "draws", Integer.toString(cost.draws()));
        return figures.stream()
                .filter(figure -> figure.params().equals(params))
                .mapToDouble(BenchmarkFigure::cpuShare)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Returns what the machine was found to be before its last timings; empty if nobody looked. */
    private static String machine(SpeedResults timings) {
        if (timings.sittings().isEmpty()) {
            return "";
        }
        Sitting last = timings.sittings().get(timings.sittings().size() - 1);
        String reasons = last.reasons().isEmpty() ? "" : " (" + String.join("; ", last.reasons()) + ")";
        return " Just before, the machine was " + last.fitness() + " for timing" + reasons + ".";
    }

    static PrintedTable drawn(Report report) {
        List<List<Cell>> rows = report.drawn().rows().stream().map(PrintedTables::drawnRow).toList();
        return placed(report, new PrintedTable(
                "drawn",
                "What was drawn in training, over all epochs and seeds. A planted positive is a known one that was "
                        + "hidden on purpose.",
                List.of(Column.text("Strategy"), Column.text("Dataset"), Column.text("Mode"),
                        Column.number("Drawn", "Negatives drawn"),
                        Column.number("An example", "Negatives drawn an example"),
                        Column.number(
                                "At or above positive",
                                "Share of negatives that scored at least as high as the positive"),
                        Column.number("Planted", "Planted positives drawn as negatives"),
                        Column.number("Planted share", "Their share of all negatives drawn"),
                        Column.number("In batch", "Planted positives met as other examples' texts in the batch"),
                        Column.number("In-batch share", "Their share of all negatives met in the batch"),
                        Column.number("Filtered", "Share of candidates that filters removed"),
                        Column.number("Short", "Share of examples with fewer or other negatives than asked for")),
                rows));
    }

    private static List<Cell> drawnRow(DrawnTable.Row row) {
        return List.of(
                Cell.strategy(row.strategy(), List.of()),
                Cell.text(row.dataset()),
                Cell.text(row.mode()),
                Cell.number(Numerals.count(row.total().drawn()), row.total().drawn()),
                Cell.number(Numerals.quantity(row.perExample()), row.perExample()),
                Cell.number(Numerals.percent(row.abovePositiveShare()), row.abovePositiveShare()),
                Cell.number(Numerals.count(row.total().plantedDrawn()), row.total().plantedDrawn()),
                Cell.number(Numerals.percent(row.plantedShare()), row.plantedShare()),
                Cell.number(Numerals.count(row.total().plantedInBatch()), row.total().plantedInBatch()),
                Cell.number(Numerals.percent(row.plantedInBatchShare()), row.plantedInBatchShare()),
                Cell.number(Numerals.percent(row.removedShare()), row.removedShare()),
                Cell.number(Numerals.percent(row.shortfallShare()), row.shortfallShare()));
    }

    /** Returns what label correctors and sources counted, a row a count; empty where there is nothing. */
    static PrintedTable labels(Report report) {
        List<List<Cell>> rows = new ArrayList<>();
        for (DrawnTable.Row row : report.drawn().rows()) {
            row.total().corrections().forEach((what, count) -> rows.add(List.of(
                    Cell.strategy(row.strategy(), List.of()),
                    Cell.text(row.dataset()),
                    Cell.text(row.mode()),
                    Cell.text(what),
                    Cell.number(Numerals.count(count), count))));
        }
        return placed(report, new PrintedTable(
                "labels",
                "What label correctors, judges and makers of negatives did, over all seeds: what changed, by reason,"
                        + " who judged, who wrote.",
                List.of(Column.text("Strategy"), Column.text("Dataset"), Column.text("Mode"), Column.text("What"),
                        Column.number("Count", "Summed over seeds")),
                rows));
    }

    /** Returns what stages measured about themselves, a row a figure; empty where there is nothing. */
    static PrintedTable diagnostics(Report report) {
        List<List<Cell>> rows = report.diagnostics().rows().stream()
                .map(row -> List.of(
                        Cell.strategy(row.strategy(), List.of()),
                        Cell.text(row.dataset()),
                        Cell.text(row.mode()),
                        Cell.text(row.what()),
                        Cell.number(Numerals.quantity(row.mean()), row.mean()),
                        Cell.number(Numerals.quantity(row.lowest()), row.lowest()),
                        Cell.number(Numerals.quantity(row.highest()), row.highest()),
                        Cell.number(Numerals.count(row.seeds()), row.seeds())))
                .toList();
        return placed(report, new PrintedTable(
                "diagnostics",
                "What strategies measured about themselves: their second models, their controls, what they chose.",
                List.of(Column.text("Strategy"), Column.text("Dataset"), Column.text("Mode"), Column.text("What"),
                        Column.number("Mean", "Over seeds"), Column.number("Lowest", "Over seeds"),
                        Column.number("Highest", "Over seeds"), Column.number("Seeds", "That have the figure")),
                rows));
    }

    static PrintedTable training(Report report) {
        List<List<Cell>> rows = report.cellCosts().rows().stream().map(PrintedTables::trainingRow).toList();
        return placed(report, new PrintedTable(
                "training",
                "Where the time of one run goes, in seconds of wall time, and what dev chose; means over seeds.",
                List.of(Column.text("Strategy"), Column.text("Dataset"), Column.text("Mode"),
                        Column.number("Dev " + report.comparison().measure(), "On dev, at the epoch that dev chose"),
                        Column.number("Epoch chosen", "Best on dev of those after a strategy's warm-up; mean over seeds"),
                        Column.number("Steps", "Optimiser steps"),
                        Column.number("Pools built", ""),
                        Column.number("Train,\u00a0s", "Optimiser steps, drawing included"),
                        Column.number("Pools,\u00a0s", "Searching and building candidate pools"),
                        Column.number("Companions,\u00a0s", "Training of second models"),
                        Column.number("Evaluate,\u00a0s", "Dev and test"), Column.number("Total,\u00a0s", "")),
                rows));
    }

    private static List<Cell> trainingRow(CellCostTable.Row row) {
        return List.of(
                Cell.strategy(row.strategy(), List.of()),
                Cell.text(row.dataset()),
                Cell.text(row.mode()),
                Cell.number(Numerals.score(row.devQuality()), row.devQuality()),
                Cell.number(Numerals.average(row.chosenEpoch()), row.chosenEpoch()),
                Cell.number(Numerals.quantity(row.steps()), row.steps()),
                Cell.number(Numerals.average(row.poolBuilds()), row.poolBuilds()),
                Cell.number(Numerals.quantity(row.trainSeconds()), row.trainSeconds()),
                Cell.number(Numerals.quantity(row.poolSeconds()), row.poolSeconds()),
                Cell.number(Numerals.quantity(row.companionSeconds()), row.companionSeconds()),
                Cell.number(Numerals.quantity(row.evaluateSeconds()), row.evaluateSeconds()),
                Cell.number(Numerals.quantity(row.totalSeconds()), row.totalSeconds()));
    }
}
