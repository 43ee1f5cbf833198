package dev.negbench.harness.cli;

import dev.negbench.reports.speed.DrawCostChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what {@code throughput --compare} found: a table for people, JSON for scripts. */
final class DrawCostChangeOutput {
    private DrawCostChangeOutput() {}

    /** Returns the table, one line a benchmark; what is missing is a dash. */
    static String table(List<DrawCostChange> changes) {
        TextTable table =
                new TextTable("strategy", "candidates", "draws", "old µs", "new µs", "new/old", "99.9 %", "verdict");
        for (DrawCostChange change : changes) {
            double low = change.speed().interval().lower();
            double high = change.speed().interval().upper();
            table.add(
                    change.strategy(),
                    Integer.toString(change.candidates()),
                    Integer.toString(change.draws()),
                    decimal(change.oldMicros()),
                    decimal(change.newMicros()),
                    decimal(change.speed().ratio()),
                    Double.isNaN(low) ? "-" : decimal(low) + " to " + decimal(high),
                    change.change().words());
        }
        return table.toString();
    }

    /** Returns a JSON array with an object a benchmark; what is missing is null. */
    static String json(List<DrawCostChange> changes) {
        return JsonOutput.of(
                changes.stream().map(DrawCostChangeOutput::fields).toList());
    }

    private static Map<String, Object> fields(DrawCostChange change) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("strategy", change.strategy());
        all.put("candidates", change.candidates());
        all.put("draws", change.draws());
        all.put("oldMicros", orNull(change.oldMicros()));
        all.put("newMicros", orNull(change.newMicros()));
        all.put("ratio", orNull(change.speed().ratio()));
        all.put("low", orNull(change.speed().interval().lower()));
        all.put("high", orNull(change.speed().interval().upper()));
        all.put("verdict", change.change().words());
        return all;
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String decimal(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
