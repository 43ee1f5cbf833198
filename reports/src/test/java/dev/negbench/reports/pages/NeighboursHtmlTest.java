package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticDraws;
import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.results.DrawnNegatives;
import dev.negbench.reports.results.DrawnNegatives.Example;
import dev.negbench.reports.results.DrawnNegatives.Negative;
import dev.negbench.reports.results.DrawnRecords;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.ShownTexts;
import dev.negbench.reports.tables.NeighbourTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands beside the most changed queries: another query's negatives, and never more than is known. */
class NeighboursHtmlTest {
    private static final String SCRIPT = "</li><script>document.title='owned'</script>";
    private static final ExperimentResults RESULTS = SampleReport.results(60);
    private static final String MODE = "in-batch+drawn";

    /** Records in memory. */
    private record Held(Map<String, Found> byCell, ShownTexts texts) implements DrawnRecords {
        @Override
        public Found of(String cellKey) {
            return byCell.getOrDefault(cellKey, Found.MISSING);
        }
    }

    private static String key(String strategy) {
        return SyntheticResults.key(strategy, "scifact", MODE, 1);
    }

    private static DrawnRecords.Found found(DrawnNegatives record) {
        return new DrawnRecords.Found(Optional.of(record), "");
    }

    /** Returns records that say the same of every query. */
    private static DrawnNegatives same(String strategy, boolean drawing, String reason, List<Negative> negatives) {
        List<Example> examples = SyntheticDraws.of("", 60, 0).examples().stream()
                .map(e -> new Example(e.query(), e.nearestTo(), "d7", 40 * negatives.size(), reason, negatives))
                .toList();
        return new DrawnNegatives(key(strategy), 6, drawing, examples);
    }

    private static Report report(DrawnRecords records) {
        ReportOptions options = SampleReport.of(RESULTS).options().withLive(false);
        return Report.of(RESULTS, options, records);
    }

    private static Held records() {
        Map<String, DrawnRecords.Found> byCell = new HashMap<>();
        List<Negative> negatives = List.of(
                new Negative("d1", 4, 0.25, true, ""),
                new Negative("<script>2", -1, 0, false, ""),
                new Negative("", 2, 0.75, false, SCRIPT));
        byCell.put(key("uniform"), found(same("uniform", true, "", negatives)));
        byCell.put(key("topk(depth=200)"), found(same("topk(depth=200)", false, "", List.of())));
        byCell.put(key("simans(a=0.5)"), found(same("simans(a=0.5)", true, "its pool was empty", List.of())));
        byCell.put(
                key("nearest(k=15)"), new DrawnRecords.Found(Optional.empty(), "drawn/x.jsonl.gz: torn <script>"));
        Map<String, String> queries = new HashMap<>();
        for (int q = 0; q < 60; q++) {
            queries.put("t" + q, "about <script> " + q);
        }
        Map<String, String> documents = Map.of("d1", SCRIPT + "y".repeat(290), "d7", "the positive");
        return new Held(byCell, new ShownTexts(Map.of("scifact", queries), Map.of("scifact", documents)));
    }

    private static int count(String text, String literal) {
        return text.split(Pattern.quote(literal), -1).length - 1;
    }

    @Test
    void everyStrategyHasItsNegativesOrSaysWhyNot() {
        Report report = report(records());
        List<NeighbourTable.Row> rows = report.neighbours().rows().stream()
                .filter(row -> row.changed().dataset().equals("scifact"))
                .toList();
        assertEquals(10, rows.size());
        for (NeighbourTable.Row row : rows) {
            assertEquals("t" + row.query().substring(1), row.neighbour());
            List<String> notes = row.drawn().stream()
                    .map(NeighbourTable.Drawn::note)
                    .toList();
            assertEquals(RESULTS.plan().strategies().size(), notes.size());
            assertEquals(List.of("", "draws no negatives of its own", "its pool was empty"), notes.subList(0, 3));
            assertTrue(notes.get(3).startsWith("not recorded"), notes.get(3));
            assertEquals("the record is not used: drawn/x.jsonl.gz: torn <script>", notes.get(4));
            assertEquals(
                    List.of("seed 1 did not finish", "seed 1 did not finish", "seed 1 was not run"),
                    notes.subList(6, 9));
        }
        String html = HtmlReport.html(report);
        assertEquals(20, count(html, "<details class=\"near\">"));
        assertEquals(10, count(html, "hidden-positive\">hidden positive</b> <small>rank 5, score 0.2500</small> "));
        assertEquals(10, count(html, "120 negatives, the first 3 shown, 1 of them hidden positives"));
        assertEquals(10, count(html, "epoch 6; epoch 4 is tested"));
        assertEquals(10, count(html, "<p>Positive: the positive (d7)</p>"));
        assertEquals(10, count(html, "<li>&lt;script&gt;2</li>"), "neither rank nor text");
        assertTrue(html.contains("(written for training)</li>"));
        assertTrue(html.contains("are tested, not trained on, so no strategy drew negatives for them"));
        assertTrue(html.contains("in the last epoch of seed 1"));
    }

    @Test
    void textsAreEscapedAndShortened() {
        String html = HtmlReport.html(report(records()));
        assertEquals(1, count(html, "<script"), "only the page's own script");
        assertTrue(html.contains("&lt;/li&gt;&lt;script&gt;document.title="));
        assertTrue(html.contains("y… (d1)</li>"));
        assertFalse(html.contains("y".repeat(200)));
    }

    @Test
    void idsStandForTextsThatAreNotStored() {
        String html = HtmlReport.html(report(new Held(records().byCell(), ShownTexts.NONE)));
        assertTrue(html.contains("<p>Positive: d7</p>"));
        assertTrue(html.contains("ids stand for those that are not"));
        assertFalse(HtmlReport.html(report(records())).contains("ids stand for"));
    }

    @Test
    void resultsOfAnOlderVersionSaySo() {
        String html = HtmlReport.html(report(DrawnRecords.NONE));
        assertTrue(html.contains("Nothing to show: not recorded; results of an older version have no such records"));
        assertFalse(html.contains("class=\"near\""));
    }

    /** A test query without a neighbour says so, and the strategies are not gone through. */
    @Test
    void aQueryWithoutANeighbourSaysSo() {
        Map<String, DrawnRecords.Found> byCell = new HashMap<>(records().byCell());
        byCell.replaceAll((cell, found) -> found.record()
                .map(record -> found(new DrawnNegatives(
                        record.cell(), 6, true, record.examples().subList(0, 30))))
                .orElse(found));
        Report report = report(new Held(byCell, ShownTexts.NONE));
        List<NeighbourTable.Row> without = report.neighbours().rows().stream()
                .filter(row -> row.changed().dataset().equals("scifact") && row.neighbour().isEmpty())
                .toList();
        assertFalse(without.isEmpty());
        for (NeighbourTable.Row row : without) {
            assertTrue(Integer.parseInt(row.query().substring(1)) >= 30, row.query());
        }
        assertTrue(HtmlReport.html(report).contains("<p>nothing recorded: no training query has a word in common"));
    }
}
