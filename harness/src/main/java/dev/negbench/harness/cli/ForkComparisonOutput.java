package dev.negbench.harness.cli;

import dev.negbench.reports.speed.BenchmarkChange;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.reports.speed.ForkComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what {@code throughput --against} and {@code --suite --compare} found, for people and for scripts. */
final class ForkComparisonOutput {
    private ForkComparisonOutput() {}

    /** Returns the table of two builds whose forks took turns. */
    static String table(List<ForkComparison> comparisons) {
        TextTable table = new TextTable(
                "benchmark", "pairs", "other µs", "this µs", "this/other", "95 %", "p (Holm)", "verdict");
        for (ForkComparison comparison : comparisons) {
            table.add(
                    BenchmarkFigure.name(comparison.benchmark(), comparison.params()),
                    Integer.toString(comparison.forks()),
                    micros(comparison.oldNanos()),
                    micros(comparison.newNanos()),
                    decimal(comparison.ratio()),
                    interval(comparison.interval().lower(), comparison.interval().upper()),
                    Double.isNaN(comparison.p()) ? "-" : decimal(comparison.adjustedP()),
                    comparison.change().words());
        }
        return table.toString();
    }

    /** Returns a JSON array with an object a benchmark; what is missing is null. */
    static String json(List<ForkComparison> comparisons) {
        return JsonOutput.of(
                comparisons.stream().map(ForkComparisonOutput::fields).toList());
    }

    private static Map<String, Object> fields(ForkComparison comparison) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("benchmark", comparison.benchmark());
        all.put("params", comparison.params());
        all.put("pairs", comparison.forks());
        all.put("otherNanos", orNull(comparison.oldNanos()));
        all.put("thisNanos", orNull(comparison.newNanos()));
        all.put("ratio", orNull(comparison.ratio()));
        all.put("low", orNull(comparison.interval().lower()));
        all.put("high", orNull(comparison.interval().upper()));
        all.put("p", orNull(comparison.p()));
        all.put("adjustedP", comparison.adjustedP());
        all.put("verdict", comparison.change().words());
        return all;
    }

    /** Returns the table of two stored runs. */
    static String changes(List<BenchmarkChange> changes) {
        TextTable table = new TextTable("benchmark", "old µs", "new µs", "new/old", "99.9 %", "verdict");
        for (BenchmarkChange change : changes) {
            table.add(
                    change.name(),
                    micros(change.oldNanos()),
                    micros(change.newNanos()),
                    decimal(change.speed().ratio()),
                    interval(
                            change.speed().interval().lower(),
                            change.speed().interval().upper()),
                    change.change().words());
        }
        return table.toString();
    }

    /** Returns a JSON array of two stored runs, an object a benchmark; what is missing is null. */
    static String changesJson(List<BenchmarkChange> changes) {
        return JsonOutput.of(changes.stream()
                .map(change -> {
                    Map<String, Object> all = new LinkedHashMap<>();
                    all.put("benchmark", change.name());
                    all.put("oldNanos", orNull(change.oldNanos()));
                    all.put("newNanos", orNull(change.newNanos()));
                    all.put("ratio", orNull(change.speed().ratio()));
                    all.put("low", orNull(change.speed().interval().lower()));
                    all.put("high", orNull(change.speed().interval().upper()));
                    all.put("verdict", change.change().words());
                    return all;
                })
                .toList());
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String micros(double nanos) {
        return Double.isNaN(nanos) ? "-" : String.format(Locale.ROOT, "%.4f", nanos / 1000);
    }

    private static String interval(double low, double high) {
        return Double.isNaN(low) ? "-" : decimal(low) + " to " + decimal(high);
    }

    private static String decimal(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
