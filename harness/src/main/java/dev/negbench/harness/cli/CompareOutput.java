package dev.negbench.harness.cli;

import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.reports.pages.DataNotes;
import dev.negbench.reports.pages.ReportOptions;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.statistics.MeanInterval;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.DrawnTable;
import dev.negbench.reports.tables.Numerals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answer of {@code compare} on standard output, for people and for scripts. */
final class CompareOutput {
    private CompareOutput() {}

    /** Returns one JSON document: a row for every planned strategy × dataset × mode, and where the files are. */
    static String json(ExperimentResults results, ReportOptions options, ReportFiles.Written report, Path journal) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ComparisonRow row : ComparisonTable.of(results, options.baseline(), options.settings())
                .rows()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("strategy", row.strategy());
            fields.put("dataset", row.dataset());
            fields.put("encoder", results.plan().encoder());
            fields.put("mode", row.mode());
            fields.put("seeds", row.seeds());
            fields.put("metrics", metrics(results, row));
            fields.put("verdict", verdict(options, row));
            if (!row.isBaseline()) {
                fields.put("standing", options.standing().of(row).label());
            }
            fields.put("outcome", row.outcome().words());
            fields.put("reason", reason(results, row));
            fields.put("notes", row.notes());
            hidden(results, row).ifPresent(profile -> fields.put("hiddenPositives", profile));
            row.comparison().ifPresent(c -> {
                Map<String, Object> difference = new LinkedHashMap<>();
                difference.put("mean", c.meanDifference());
                difference.put("low", c.interval().lower());
                difference.put("high", c.interval().upper());
                difference.put("p", c.p());
                difference.put("adjustedP", row.verdict().orElseThrow().adjustedP());
                fields.put("difference", difference);
            });
            rows.add(fields);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("results", rows);
        all.put("baseline", options.baseline());
        all.put("changedQueries", ChangedQueriesJson.of(results, options.baseline(), journal));
        all.put("standing", options.standing().label());
        all.put("failedConditions", options.standing().overall().failedConditions());
        if (!options.planFacts().isEmpty()) {
            all.put("plan", options.planFacts());
        }
        all.put("policies", DataNotes.policies(results.plan()));
        all.put("leakage", results.leakage());
        all.put("warnings", DataNotes.warnings(results));
        all.put("report", report.html().toString());
        all.put("journal", journal.toString());
        all.put("repeat", results.plan().command());
        return JsonOutput.of(all) + "\n";
    }

    /** Returns how often a row met positives hidden on purpose, over all seeds; empty if none was hidden. */
    private static Optional<Map<String, Object>> hidden(ExperimentResults results, ComparisonRow row) {
        if (!hides(results)) {
            return Optional.empty();
        }
        return DrawnTable.of(results).rows(row.dataset(), row.mode()).stream()
                .filter(drawn -> drawn.strategy().equals(row.strategy()))
                .findFirst()
                .map(drawn -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("drawn", drawn.total().drawn());
                    fields.put("hiddenDrawn", drawn.total().plantedDrawn());
                    fields.put("hiddenInPools", drawn.total().plantedInPools());
                    fields.put("metInBatch", drawn.total().batchNegatives());
                    fields.put("hiddenInBatch", drawn.total().plantedInBatch());
                    return fields;
                });
    }

    private static boolean hides(ExperimentResults results) {
        return Double.parseDouble(results.plan().settings().getOrDefault(ExperimentSettings.HIDDEN_POSITIVES, "0")) > 0;
    }

    private static Map<String, Object> metrics(ExperimentResults results, ComparisonRow row) {
        List<CellResult> cells = results.cells().stream()
                .filter(cell -> cell.status() == CellStatus.FINISHED
                        && cell.strategy().equals(row.strategy())
                        && cell.dataset().equals(row.dataset())
                        && cell.mode().equals(row.mode()))
                .toList();
        Map<String, Object> metrics = new LinkedHashMap<>();
        if (cells.isEmpty()) {
            return metrics;
        }
        for (String measure : results.plan().measures()) {
            double[][] scores = cells.stream()
                    .map(cell -> results.queryScores().get(cell.key()))
                    .map(QueryScores::scores)
                    .map(byMeasure -> byMeasure.get(measure))
                    .toArray(double[][]::new);
            MeanInterval mean = MeanInterval.of(scores);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("mean", mean.mean());
            values.put("low", mean.interval().lower());
            values.put("high", mean.interval().upper());
            metrics.put(measure, values);
        }
        return metrics;
    }

    /** Returns why a row has no result, empty if it has one. */
    private static String reason(ExperimentResults results, ComparisonRow row) {
        return results.cells().stream()
                .filter(cell -> row.seeds() == 0
                        && cell.strategy().equals(row.strategy())
                        && cell.dataset().equals(row.dataset())
                        && cell.mode().equals(row.mode()))
                .map(CellResult::reason)
                .findFirst()
                .orElse("");
    }

    private static String verdict(ReportOptions options, ComparisonRow row) {
        return row.isBaseline() ? "baseline" : options.standing().words(row);
    }

    /** Returns a table for a terminal. */
    static String text(ExperimentResults results, ReportOptions options) {
        ComparisonTable comparison = ComparisonTable.of(results, options.baseline(), options.settings());
        TextTable table = new TextTable(
                "strategy",
                "dataset",
                "mode",
                "seeds",
                comparison.measure(),
                "95 % CI",
                "difference",
                level(options),
                "adj. p",
                "verdict");
        for (ComparisonRow row : comparison.rows()) {
            String mean = row.mean().map(m -> number(m.mean())).orElse("-");
            String meanInterval = row.mean()
                    .map(m -> FigureText.interval(m.interval(), CompareOutput::number))
                    .orElse("-");
            String difference =
                    row.comparison().map(c -> signed(c.meanDifference())).orElse("-");
            String interval = row.comparison()
                    .map(c -> FigureText.interval(c.interval(), CompareOutput::signed))
                    .orElse("-");
            String adjusted = row.verdict()
                    .filter(v -> v.comparison().isPresent())
                    .map(v -> probability(v.adjustedP()))
                    .orElse("-");
            table.add(
                    row.strategy(),
                    row.dataset(),
                    row.mode(),
                    row.seeds() + "/" + row.plannedSeeds(),
                    mean,
                    meanInterval,
                    difference,
                    interval,
                    adjusted,
                    row.seeds() > 0 ? verdict(options, row) : row.outcome().words() + ": " + reason(results, row));
        }
        return table
                + (hides(results) ? "\n" + hiddenTable(results) + "\n" : "")
                + String.format(
                        Locale.ROOT,
                        "Baseline: %s. Two-way test over seeds and queries, Holm over the whole table.%n",
                        comparison.baseline())
                + standing(options)
                + notes(results);
    }

    /** Returns how often each strategy met positives hidden on purpose, as negatives drawn and through the batch. */
    private static TextTable hiddenTable(ExperimentResults results) {
        TextTable table = new TextTable(
                "strategy", "dataset", "mode", "drawn", "hidden drawn", "share", "hidden in batch", "share");
        for (DrawnTable.Row row : DrawnTable.of(results).rows()) {
            table.add(
                    row.strategy(),
                    row.dataset(),
                    row.mode(),
                    Numerals.count(row.total().drawn()),
                    Numerals.count(row.total().plantedDrawn()),
                    Numerals.percent(row.plantedShare()),
                    Numerals.count(row.total().plantedInBatch()),
                    Numerals.percent(row.plantedInBatchShare()));
        }
        return table;
    }

    private static String level(ReportOptions options) {
        return BigDecimal.valueOf(100 * (1 - options.settings().alpha()))
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " % CI";
    }

    private static String standing(ReportOptions options) {
        StringBuilder text = new StringBuilder(options.standing().label() + ".\n");
        if (!options.planFacts().isEmpty()) {
            options.standing().overall().failedConditions().forEach(failed -> text.append("  ")
                    .append(failed)
                    .append('\n'));
        }
        if (options.standing().isMixed()) {
            options.standing().exploratory().forEach((comparison, own) -> text.append("  ")
                    .append(own.label())
                    .append(": ")
                    .append(comparison)
                    .append('\n'));
        }
        return text.toString();
    }

    private static String notes(ExperimentResults results) {
        StringBuilder notes = new StringBuilder();
        Map<String, String> policies = DataNotes.policies(results.plan());
        if (!policies.isEmpty()) {
            notes.append("Evaluation: ")
                    .append(policies.entrySet().stream()
                            .map(policy -> policy.getKey() + " " + policy.getValue())
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        DataNotes.warnings(results)
                .forEach(warning -> notes.append("WARNING: ").append(warning).append('\n'));
        return notes.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }

    private static String probability(double p) {
        return p < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }
}
