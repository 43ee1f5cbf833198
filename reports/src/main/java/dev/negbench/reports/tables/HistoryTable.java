package dev.negbench.reports.tables;

import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.Interval;
import dev.negbench.reports.statistics.MeanInterval;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How the means of an experiment's strategies went over saved baselines, up to its own results.
 *
 * @param measure the primary measure, the same throughout
 * @param panels datasets as planned, in them modes as planned; those that some baseline has
 * @param leftOut baselines that have no place in it
 */
public record HistoryTable(String measure, List<Panel> panels, List<LeftOut> leftOut) {
    /** What stands in the place of a baseline's name for the results that are reported on. */
    public static final String THESE_RESULTS = "these results";

    /**
     * A dataset in a mode.
     *
     * @param occasions when it was measured, in order of date; these results are last
     * @param points strategies as planned, each in order of date
     */
    public record Panel(String dataset, String mode, List<Occasion> occasions, List<Point> points) {}

    /**
     * A baseline, or the results that are reported on.
     *
     * @param name the baseline's name, or {@value #THESE_RESULTS}
     * @param savedAt when it was saved, ISO 8601, UTC; empty for these results
     * @param revision source revision, or the code version where that is unknown
     * @param note what was noted when it was saved; empty for nothing
     * @param conditions number of its data and settings, from 0; means under equal ones are comparable
     * @param changes what is not as on the occasion before, a few words each; empty where nothing changed
     */
    public record Occasion(
            String name, String savedAt, String revision, String note, int conditions, List<String> changes) {
        /** Returns the day it was saved, empty if there is none. */
        public String date() {
            return savedAt.length() < 10 ? savedAt : savedAt.substring(0, 10);
        }
    }

    /**
     * A strategy on an occasion.
     *
     * @param strategy the strategy as typed
     * @param occasion place among the panel's occasions
     * @param mean over seeds and queries, with its 95 % interval
     * @param overSeeds 95 % interval over seeds alone, for these queries
     * @param newDefaults the strategy in full, if it is another one than on its occasion before; empty otherwise
     */
    public record Point(
            String strategy, int occasion, MeanInterval mean, Interval overSeeds, Optional<String> newDefaults) {}

    /**
     * A baseline that has no place in the history.
     *
     * @param name its name
     * @param reason why, to follow the name
     */
    public record LeftOut(String name, String reason) {}

    private record Row(Panel panel, Occasion occasion, Point point) {}

    /**
     * Collects the history of an experiment's own rows. O(seeds × queries) a row of a baseline.
     *
     * @param baselines what was saved, oldest first; without any the table is empty
     */
    public static HistoryTable of(ExperimentResults results, List<NamedBaseline> baselines) {
        return new HistoryTable(
                results.plan().measures().get(0),
                HistoryPanels.of(results, baselines),
                leftOut(results.plan(), baselines));
    }

    /** Returns the baselines that have no place beside the results of a plan. */
    public static List<LeftOut> leftOut(ExperimentPlan plan, List<NamedBaseline> baselines) {
        return HistoryPanels.leftOut(plan, baselines);
    }

    /** Returns the panel of a dataset and mode, if any baseline has it. */
    public Optional<Panel> panel(String dataset, String mode) {
        return panels.stream()
                .filter(panel -> panel.dataset().equals(dataset) && panel.mode().equals(mode))
                .findFirst();
    }

    /** Returns the numbers at full precision. */
    public Table table() {
        List<Row> rows = panels.stream()
                .flatMap(panel -> panel.points().stream()
                        .map(point -> new Row(panel, panel.occasions().get(point.occasion()), point)))
                .toList();
        return Table.create(
                "history",
                text(rows, "dataset", row -> row.panel().dataset()),
                text(rows, "mode", row -> row.panel().mode()),
                text(rows, "strategy", row -> row.point().strategy()),
                text(rows, "baseline", row -> row.occasion().name()),
                text(rows, "saved_at", row -> row.occasion().savedAt()),
                text(rows, "revision", row -> row.occasion().revision()),
                IntColumn.create("seeds", rows.stream().mapToInt(row -> row.point().mean().seeds()).toArray()),
                number(rows, measure, row -> row.point().mean().mean()),
                number(rows, measure + " ci_lower", row -> row.point().mean().interval().lower()),
                number(rows, measure + " ci_upper", row -> row.point().mean().interval().upper()),
                number(rows, measure + " seeds_ci_lower", row -> row.point().overSeeds().lower()),
                number(rows, measure + " seeds_ci_upper", row -> row.point().overSeeds().upper()),
                IntColumn.create("conditions", rows.stream().mapToInt(row -> row.occasion().conditions()).toArray()),
                text(rows, "changes", row -> String.join("; ", row.occasion().changes())),
                text(rows, "new_defaults", row -> row.point().newDefaults().orElse("")),
                text(rows, "note", row -> row.occasion().note()));
    }

    private static StringColumn text(List<Row> rows, String name, Function<Row, String> value) {
        return StringColumn.create(name, rows.stream().map(value).toArray(String[]::new));
    }

    private static DoubleColumn number(List<Row> rows, String name, ToDoubleFunction<Row> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
    }
}
