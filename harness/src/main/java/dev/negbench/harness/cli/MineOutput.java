package dev.negbench.harness.cli;

import dev.negbench.harness.mining.MiningYield;
import dev.negbench.harness.mining.ScoreSummary;
import dev.negbench.harness.mining.YieldGrid;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes what mining yielded, for people and for scripts. */
final class MineOutput {
    private MineOutput() {}

    /** Returns the fields of the report. */
    static Map<String, Object> fields(MiningYield mined) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("queries mined for", mined.queries());
        fields.put("examples", mined.examples());
        fields.put("rows", mined.rows());
        fields.put("examples left out", mined.leftOut());
        fields.put("candidates", mined.candidates());
        fields.put("removed", mined.removed());
        fields.put("kept", mined.kept());
        fields.put("asked", mined.asked());
        fields.put("written", mined.written());
        fields.put("missing", mined.missing());
        fields.put("discarded", mined.discarded());
        fields.put("counts", mined.corrected());
        fields.put("positive scores", scores(mined.positiveScores()));
        fields.put("negative scores", scores(mined.negativeScores()));
        fields.put("differences", scores(mined.differences()));
        return fields;
    }

    private static Map<String, Object> scores(ScoreSummary summary) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("count", summary.count());
        if (summary.count() > 0) {
            fields.put("mean", summary.mean());
            fields.put("deviation", summary.deviation());
            fields.put("least", summary.least());
            fields.put("greatest", summary.greatest());
        }
        return fields;
    }

    /** Returns the report as text: two sums that must come out, then the scores. */
    static String text(MiningYield mined) {
        TextTable table = new TextTable("what", "number", "share");
        line(table, "candidates", mined.candidates(), mined.candidates());
        mined.removed().forEach((reason, count) -> line(table, "- " + reason, count, mined.candidates()));
        line(table, "= kept", mined.kept(), mined.candidates());
        table.add("", "", "");
        line(table, "negatives asked for", mined.asked(), mined.asked());
        mined.missing().forEach((reason, count) -> line(table, "- missing: " + reason, count, mined.asked()));
        line(table, "- drawn, row left out", mined.discarded(), mined.asked());
        line(table, "= written", mined.written(), mined.asked());
        table.add("", "", "");
        table.add("queries", number(mined.queries()), "");
        table.add("rows", number(mined.rows()), "");
        line(table, "examples left out", mined.leftOut(), mined.examples());
        mined.corrected().forEach((reason, count) -> table.add(reason, number(count), ""));
        TextTable scores = new TextTable("score", "number", "mean", "deviation", "least", "greatest");
        scores(scores, "positive", mined.positiveScores());
        scores(scores, "negative", mined.negativeScores());
        scores(scores, "difference", mined.differences());
        return table + "\n" + scores;
    }

    private static void line(TextTable table, String what, long count, long all) {
        String share = all == 0 ? "" : String.format(Locale.ROOT, "%.2f %%", 100.0 * count / all);
        table.add(what, number(count), share);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static void scores(TextTable table, String name, ScoreSummary summary) {
        if (summary.count() > 0) {
            table.add(
                    name,
                    number(summary.count()),
                    score(summary.mean()),
                    score(summary.deviation()),
                    score(summary.least()),
                    score(summary.greatest()));
        }
    }

    private static String score(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Returns the yield by margin and depth as text: negatives found, and queries that have all. */
    static String text(YieldGrid grid) {
        Map<Integer, Integer> columns = new TreeMap<>();
        grid.cells().forEach(cell -> columns.putIfAbsent(cell.depth(), 0));
        String[] header = new String[columns.size() + 1];
        header[0] = "relative margin";
        int column = 1;
        for (int depth : columns.keySet()) {
            header[column++] = "depth " + depth;
        }
        TextTable table = new TextTable(header);
        for (int from = 0; from < grid.cells().size(); from += columns.size()) {
            String[] row = new String[header.length];
            double margin = grid.cells().get(from).margin();
            row[0] = Double.isNaN(margin) ? "none" : String.format(Locale.ROOT, "%.2f", margin);
            for (int c = 0; c < columns.size(); c++) {
                YieldGrid.Cell cell = grid.cells().get(from + c);
                row[c + 1] = String.format(Locale.ROOT, "%.1f %% (%.1f %%)", 100 * cell.found(), 100 * cell.complete());
            }
            table.add(row);
        }
        return "negatives found of " + grid.wanted() + " a query (queries that have all), " + grid.queries()
                + " queries, before the strategy's filters\n" + table;
    }
}
