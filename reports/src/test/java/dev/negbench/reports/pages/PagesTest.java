package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.reports.SyntheticHistory;
import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.figures.Markup;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.reports.results.SplitLeakage;
import dev.negbench.reports.speed.Forks;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.Verdict;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.Standing;
import dev.negbench.reports.tables.Standings;
import dev.negbench.reports.tables.Standings.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
    static final List<String> HOSTILE = List.of(
            "</script><script>document.title='owned'</script>",
            "\"><img src=x onerror=document.title='owned'>",
            "';document.title='owned';//",
            "</style></svg></td><b>|`*_[x](javascript:alert(1))",
            "<!--<script>",
            "a\u2028b\nc & d 🙂");

    @TempDir
    Path scratch;

    private static final Report SAMPLE = SampleReport.of(SampleReport.results(60));

    static Report hostileReport() {
        List<Truth> truths = HOSTILE.stream().map(name -> new Truth(name, 0.01, -0.1, 0.3)).toList();
        ExperimentResults results = SyntheticResults.of(truths, HOSTILE.subList(0, 3), HOSTILE.subList(2, 3), 2, 30, 3);
        return Report.of(results, ReportOptions.of(results)
                .withTitle(HOSTILE.get(0))
                .withSettings(ComparisonSettings.DEFAULT.withSignFlips(200)));
    }

    private static Report still(Report report) {
        return Report.of(report.results(), report.options().withLive(false));
    }

    private static int count(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    private static Report audited(int twins, String remedy) {
        ExperimentResults one =
                SyntheticResults.of(SyntheticResults.SIX, List.of("scifact"), List.of("drawn"), 2, 20, 3);
        SplitLeakage leakage = new SplitLeakage(
                "scifact", "train", "test", 200, twins == 0 ? Map.of() : Map.of("other words", twins), 1,
                "4-grams", 0.01, remedy, List.of());
        ExperimentPlan p = one.plan();
        Map<String, String> settings = Map.of("self match", "drop", "unjudged", "skip", "epochs", "6");
        ExperimentPlan plan = new ExperimentPlan(
                p.schema(), p.strategies(), p.baseline(), p.datasets(), p.fingerprints(), p.encoder(), p.modes(),
                p.seeds(), p.negatives(), p.measures(), settings, p.command());
        ExperimentResults results = new ExperimentResults(
                plan, one.environment(), List.of(), one.cells(), one.queryScores(), one.drawCosts(),
                SpeedResults.NONE, List.of(leakage), Map.of());
        return still(Report.of(results, ReportOptions.of(results)));
    }

    @Test
    void leakageFromTheThresholdOnIsAWarningOnBothPages() throws IOException {
        Report two = audited(2, "take <b>another</b> | one");
        assertEquals(1, DataNotes.warnings(two.results()).size());
        String html = HtmlReport.html(two);
        assertTrue(html.contains("scifact leaks: 2 of the 200 queries of test (1.00 %) have a twin in train"));
        assertTrue(html.contains("take &lt;b&gt;another&lt;/b&gt; | one"));
        MarkdownReport.write(two, scratch.resolve("two.md"));
        String markdown = Files.readString(scratch.resolve("two.md"));
        assertTrue(markdown.contains("> **Warning.** scifact leaks: 2 of the 200"), markdown);
        assertTrue(markdown.contains("warned of from 1.00 % on"), markdown);
        for (Report clean : List.of(audited(1, ""), audited(0, ""))) {
            assertEquals(List.of(), DataNotes.warnings(clean.results()));
            assertFalse(HtmlReport.html(clean).contains("class=\"warning\""));
            assertTrue(HtmlReport.html(clean).contains("Queries with a twin"), "the audit is a fact either way");
        }
    }

    @Test
    void policiesOfTheEvaluationAreAtTheHeadOfBothPages() throws IOException {
        Report report = audited(0, "");
        assertTrue(HtmlReport.html(report).contains("<dt>Evaluation</dt><dd>self match: drop, unjudged: skip</dd>"));
        MarkdownReport.write(report, scratch.resolve("report.md"));
        assertTrue(Files.readString(scratch.resolve("report.md"))
                .contains("- **Evaluation**: self match: drop, unjudged: skip"));
    }

    @Test
    void everyPlannedRowIsInTheTableWithItsWord() {
        String html = HtmlReport.html(still(SAMPLE));
        int rows = count(html, "<tr><th scope=\"row\"");
        int expected = SAMPLE.comparison().rows().size() + PrintedTables.unfinished(SAMPLE).rows().size()
                + PrintedTables.drawCosts(SAMPLE).rows().size() + PrintedTables.drawn(SAMPLE).rows().size()
                + PrintedTables.training(SAMPLE).rows().size() + PrintedTables.queryChanges(SAMPLE).rows().size();
        assertEquals(expected, rows);
        for (String word : List.of("not run", "failed", "not applicable", "baseline", "improves meaningfully")) {
            assertTrue(html.contains(">" + word + "</span>"), word);
        }
        assertTrue(html.contains("OutOfMemoryError: Java heap space"));
        assertTrue(html.contains(SAMPLE.results().plan().command()));
    }

    /** Counts of label correctors are a table of their own, and no table where nobody corrects. */
    @Test
    void saysWhatLabelCorrectorsDid() throws IOException {
        ExperimentResults results = SAMPLE.results();
        List<CellResult> corrected = results.cells().stream().map(PagesTest::corrected).toList();
        Report report = Report.of(
                new ExperimentResults(
                        results.plan(), results.environment(), corrected, results.queryScores(), results.drawCosts()),
                SAMPLE.options());
        long seeds = report.drawn().rows().get(0).seeds();
        String html = HtmlReport.html(still(report));
        assertTrue(html.contains("<h3>Labels corrected</h3>"));
        assertTrue(html.contains("stage 1 (stand-in): &lt;queries&gt; judged"));
        assertTrue(html.contains(">" + Numerals.count(1300 * seeds) + "<"));
        MarkdownReport.write(report, scratch.resolve("labels.md"));
        assertTrue(Files.readString(scratch.resolve("labels.md")).contains("## Labels corrected"));
        assertFalse(HtmlReport.html(still(SAMPLE)).contains("Labels corrected"));
        assertTrue(html.contains("<h3>What strategies measured about themselves</h3>"));
        assertTrue(html.contains("&lt;b&gt;ranker&lt;/b&gt; alone, nDCG@10"));
        assertTrue(Files.readString(scratch.resolve("labels.md"))
                .contains("## What strategies measured about themselves"));
        assertFalse(HtmlReport.html(still(SAMPLE)).contains("What strategies measured"));
    }

    private static CellResult corrected(CellResult cell) {
        DrawnProfile drawn = cell.drawn();
        return drawn == null
                ? cell
                : new CellResult(
                        cell.key(), cell.strategy(), cell.strategyFull(), cell.dataset(), cell.encoder(), cell.mode(),
                        cell.seed(), cell.status(), cell.reason(), cell.metrics(), cell.curve(), cell.chosenEpoch(),
                        new DrawnProfile(
                                drawn.examples(), drawn.drawn(), drawn.relativeScoreEdges(),
                                drawn.relativeScoreCounts(), drawn.plantedDrawn(), drawn.plantedInPools(),
                                drawn.candidates(), drawn.removed(), drawn.shortfalls(),
                                Map.of("stage 1 (stand-in): <queries> judged", 1300L), 0, 0),
                        cell.cost(),
                        List.of(new Diagnostic("<b>ranker</b> alone, nDCG@10", 0.25 + cell.seed())));
    }

    @Test
    void pageAsksForNothingAndStaysSmall() {
        String html = HtmlReport.html(still(SAMPLE));
        assertEquals(0, count(html, "https?://(?!www\\.w3\\.org/2000/svg)"), "no address but the name space of SVG");
        assertEquals(0, count(html, "<link|@import|\\ssrc=|url\\("));
        assertEquals(count(html, "href="), count(html, "href=\"#"));
        assertTrue(html.contains("default-src 'none'"));
        assertTrue(HtmlReport.html(SAMPLE).length() < 5_000_000);
    }

    @Test
    void liveFiguresAreThereWhereTheLibraryIsAndStillOnesAlways() {
        assumeTrue(PlotlyLibrary.find().isPresent(), "plotly.js was not fetched when this was built");
        String live = HtmlReport.html(SAMPLE);
        String still = HtmlReport.html(still(SAMPLE));
        int figures = SAMPLE.figures().stream().mapToInt(section -> section.charts().size()).sum();
        assertEquals(16, figures);
        assertEquals(figures, count(still, "<svg xmlns"));
        assertEquals(figures, count(live, "<div class=\"live\""));
        assertEquals(0, count(still, "<div class=\"live\""));
        assertTrue(live.contains("plotly.js (basic - minified) v2.35"));
        assertTrue(live.contains("Permission is hereby granted"), "its licence comes with it");
        assertEquals(1, count(live, "plotly\\.js \\(basic - minified\\)"), "once");
    }

    @Test
    void namesCannotBreakOut() {
        String html = HtmlReport.html(still(hostileReport()));
        assertEquals(1, count(html, "<script"), "only the page's own script");
        assertEquals(1, count(html, "</script"));
        assertEquals(1, count(html, "</style"));
        assertEquals(0, count(html, "<img|<b>\\||<!--"));
        assertTrue(html.contains("&lt;img src=x onerror"));
    }

    @Test
    void exploratoryPagesDoNotSayThatAnythingImproves() {
        ExperimentResults results = SAMPLE.results();
        Standing standing = Standing.exploratory(List.of("hyper-parameters were tried on test"));
        Report report = Report.of(results, SAMPLE.options().withStanding(standing).withLive(false));
        String html = HtmlReport.html(report);
        assertTrue(html.contains("EXPLORATORY"));
        assertTrue(html.contains("hyper-parameters were tried on test"));
        assertEquals(0, count(html.toLowerCase(Locale.ROOT), "improve|worsen"));
        assertTrue(html.contains("meaningfully higher"));
        assertTrue(HtmlReport.html(still(SAMPLE)).contains("CONFIRMATORY"));
    }

    /** One comparison of the sample loses its label, and its words; all others keep theirs. */
    @Test
    void everyComparisonCarriesItsOwnLabel() {
        List<ComparisonRow> better = SAMPLE.comparison().rows().stream()
                .filter(row -> row.verdict().isPresent())
                .filter(row -> row.verdict().get().verdict() == Verdict.IMPROVES_MEANINGFULLY)
                .toList();
        assertTrue(better.size() >= 2, "the sample needs two of them");
        ComparisonRow lost = better.get(0);
        ComparisonRow kept = better.get(1);
        Standing explored = Standing.exploratory(List.of("its test set was opened 2 times"));
        Standings standings = new Standings(
                explored,
                Map.of(
                        new Place(lost.strategy(), lost.dataset(), lost.mode()), explored,
                        new Place(kept.strategy(), kept.dataset(), kept.mode()), Standing.CONFIRMATORY));
        assertEquals("meaningfully higher", standings.words(lost));
        assertEquals("improves meaningfully", standings.words(kept));
        Report report = Report.of(SAMPLE.results(), SAMPLE.options().withStanding(standings).withLive(false));
        String caption = PrintedTables.comparison(report).caption();
        assertTrue(caption.contains(" CONFIRMATORY IN PART."), caption);
        String html = HtmlReport.html(report);
        assertTrue(html.contains("CONFIRMATORY IN PART"));
        assertTrue(html.contains("EXPLORATORY: " + Markup.escape(lost.strategy()) + " on " + lost.dataset()));
        assertFalse(html.contains("EXPLORATORY: " + Markup.escape(kept.strategy()) + " on " + kept.dataset()));
        assertTrue(html.contains("improves meaningfully, where EXPLORATORY meaningfully higher"));
    }

    @Test
    void headlineNamesTheBestOfEachDatasetOrSaysThereIsNone() {
        Headline headline = Headline.of(SAMPLE);
        assertEquals(2, headline.findings().size());
        ExperimentResults one = SyntheticResults.of(
                List.of(new Truth("uniform", 0, -0.2, 1), new Truth("same", 0, -0.2, 1)),
                List.of("scifact"), List.of("drawn"), 5, 300, 1);
        String none = Headline.of(SampleReport.of(one)).findings().get(0);
        assertEquals("On scifact (drawn), no strategy was found to improve on uniform in nDCG@10.", none);
        ExperimentResults empty = new ExperimentResults(one.plan(), one.environment(), List.of(), Map.of(), List.of());
        Headline nothing = Headline.of(SampleReport.of(empty));
        assertEquals("On scifact (drawn), nothing could be compared with uniform yet.", nothing.findings().get(0));
        assertEquals("1 comparison with uniform planned: not run 1.", nothing.tally());
    }

    @Test
    void resultsThatAreStillEmptyMakeAPage() {
        ExperimentResults all = SAMPLE.results();
        ExperimentResults empty =
                new ExperimentResults(
                        all.plan(), all.environment(), List.of(all.environment()), List.of(), Map.of(), List.of(),
                        SpeedResults.NONE, List.of(), Map.of());
        String html = HtmlReport.html(SampleReport.of(empty));
        assertTrue(html.contains("Not measured."));
        assertTrue(html.contains("Went on in another environment"));
        assertEquals(0, count(html, "<figure>"));
    }

    @Test
    void markdownHasTheSameRowsAndItsFiguresAreWellFormed() throws Exception {
        for (Report report : List.of(SAMPLE, hostileReport())) {
            Path file = scratch.resolve("report.md");
            MarkdownReport.write(report, file);
            String text = Files.readString(file);
            int width = PrintedTables.comparison(report).columns().size();
            Stream<String> rows = text.lines()
                    .dropWhile(line -> !line.equals("## Comparison"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"));
            List<Integer> bars = rows.map(line -> count(line, "(?<!\\\\)\\|")).toList();
            assertEquals(report.comparison().rows().size() + 2, bars.size());
            assertTrue(bars.stream().allMatch(n -> n == width + 1), bars.toString());
            String prose = text.substring(0, text.indexOf("```"));
            assertEquals(0, count(prose, "<(?!br>|/?sup>)"), "no markup but line breaks and raised letters");
            List<String> images = Pattern.compile("\\]\\(([^)]+\\.svg)\\)").matcher(text).results()
                    .map(m -> m.group(1)).toList();
            assertEquals(report.figures().stream().mapToInt(section -> section.charts().size()).sum(), images.size());
            for (String image : images) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(scratch.resolve(image).toFile());
            }
        }
    }

    @Test
    void csvHoldsEveryTable() throws IOException {
        List<Path> files = CsvTables.write(SAMPLE, scratch.resolve("csv"));
        assertEquals(11, files.size());
        assertEquals(SAMPLE.comparison().rows().size() + 1, Files.readAllLines(files.get(0)).size());
        assertTrue(Files.readString(files.get(0)).startsWith("dataset,mode,strategy,outcome,seeds,nDCG@10"));
    }

    @Test
    void historyIsAFigureATableAndAFileOnlyWhereAskedFor() throws IOException {
        Report report = still(SampleReport.withHistory(60));
        String html = HtmlReport.html(report);
        assertTrue(html.contains("<section id=\"history\">"));
        assertEquals(2, count(html, "<figcaption>History on "));
        assertTrue(html.contains("Not shown: adi, which has no strategy on the same dataset"));
        assertTrue(html.contains("&lt;b&gt;new&lt;/b&gt; sampler &amp; more"));
        assertEquals(0, count(html, "<b>new"));
        // 6 strategies in 3 and 2 baselines, 6 of them with results of today on both datasets.
        PrintedTable means = PrintedHistory.means(report);
        assertEquals(6 * 3 + 6 * 2 + 6 * 2, means.rows().size());
        assertEquals(
                List.of("uniform", "scifact", "v0.1", "2026-02-11"),
                means.rows().get(0).stream()
                        .map(PrintedTable.Cell::text)
                        .limit(4)
                        .toList());
        assertEquals("epochs 6, was 3", means.rows().get(1).get(7).text());
        assertTrue(html.contains("<h3>Means over saved baselines</h3>"));
        assertFalse(html.contains("Timings of saved baselines"), "none holds speed");
        MarkdownReport.write(report, scratch.resolve("history.md"));
        String markdown = Files.readString(scratch.resolve("history.md"));
        assertTrue(markdown.contains("history-history-2.svg") && markdown.contains("## Means over saved baselines"));
        assertTrue(markdown.contains("&lt;b&gt;new&lt;/b&gt;"));
        CsvTables.write(report, scratch.resolve("csv"));
        assertEquals(
                1 + means.rows().size(),
                Files.readAllLines(scratch.resolve("csv").resolve("history.csv")).size());
        assertEquals(0, count(HtmlReport.html(still(SAMPLE)), "saved baselines"));
    }

    @Test
    void timingsOfBaselinesAreATableWhereTheyAreStored() {
        ExperimentResults results = SAMPLE.results();
        NamedBaseline plain = SyntheticHistory.saved(
                "plain", "2026-01-01", "",
                SyntheticResults.of(SyntheticResults.SIX, List.of("scifact"), List.of("drawn"), 2, 20, 3));
        Baseline b = plain.baseline();
        SpeedResults speed = new SpeedResults(
                List.of(),
                List.of(
                        Forks.of("DrawCountBenchmark.one", BenchmarkRun.THIS, 1, "ns/op", 13.0, 13.2),
                        Forks.of("DrawCountBenchmark.one", BenchmarkRun.THIS, 2, "ns/op", 13.4)));
        NamedBaseline timed = new NamedBaseline("timed", new Baseline(
                b.savedAt(), b.revision(), b.note(), b.environment(), b.plan(), b.strategiesInFull(), b.rules(),
                b.scores(), speed));
        Report report = Report.of(results, SAMPLE.options().withHistory(List.of(plain, timed)).withLive(false));
        List<PrintedTable.Cell> row = PrintedHistory.timings(report).rows().get(0);
        assertEquals(1, PrintedHistory.timings(report).rows().size());
        assertEquals(List.of("timed", "2026-01-01"), List.of(row.get(1).text(), row.get(2).text()));
        assertEquals("13.2", row.get(5).text());
        assertTrue(HtmlReport.html(report).contains("<h3>Timings of saved baselines</h3>"));
        assertEquals(1, report.baselineTimings().table().rowCount());
    }

    @Test
    void latexEscapesWhatLatexWouldTakeForItsOwn() {
        String latex = LatexTable.comparison(hostileReport());
        assertEquals(1, count(latex, "\\\\begin\\{tabular\\}"));
        assertEquals(0, count(latex, "(?<!\\\\)[_#]|<|\\|"));
        assertEquals("50\\% \\& \\$x\\textasciicircum{}", LatexTable.escape("50% & $x^"));
        assertTrue(LatexTable.comparison(SAMPLE)
                .contains("\\texttt{topk(200)\\textbar{}percpos(0.95)\\textbar{}take(15)}"));
    }

    @Test
    void raisedLettersSayWhatAStrategyIsSignificantlyHigherThan() throws IOException {
        ExperimentResults results = SyntheticResults.of(
                List.of(new Truth("low", -0.2, -0.2, 1), new Truth("mid", 0.1, -0.2, 1), new Truth("top", 0.5, 0, 1)),
                List.of("scifact"), List.of("drawn"), 4, 120, 11);
        Report report = still(SampleReport.of(results));
        PrintedTable table = PrintedTables.comparison(report);
        List<String> raised = table.rows().stream()
                .map(row -> row.get(0).raised() + ": " + row.get(1).raised())
                .toList();
        assertEquals(List.of("a: ", "b: a", "c: a,b"), raised);
        assertTrue(table.caption().contains("by Holm over all 3 planned pairs of this table"), table.caption());
        assertTrue(HtmlReport.html(report).contains("</b><sup>a,b</sup>"));
        assertTrue(LatexTable.comparison(report).contains("}\\textsuperscript{a,b}"));
        MarkdownReport.write(report, scratch.resolve("letters.md"));
        assertTrue(Files.readString(scratch.resolve("letters.md")).contains("**<sup>a,b</sup>"));
    }

    @Test
    void mostChangedQueriesAreShownByTheirTexts() {
        ExperimentResults all = SAMPLE.results();
        PrintedTable bare = PrintedTables.queryChanges(SAMPLE);
        assertEquals(20, bare.rows().size());
        String id = bare.rows().get(0).get(2).text();
        ExperimentResults told = new ExperimentResults(
                all.plan(), all.environment(), List.of(), all.cells(), all.queryScores(), all.drawCosts(),
                SpeedResults.NONE, List.of(),
                Map.of("scifact", Map.of(id, HOSTILE.get(0) + "x".repeat(300))));
        Report report = still(SampleReport.of(told));
        PrintedTable.Cell cell = PrintedTables.queryChanges(report).rows().get(0).get(2);
        assertEquals(List.of(id), cell.notes());
        assertEquals(200, cell.text().length());
        String html = HtmlReport.html(report);
        assertTrue(html.contains("<h3>Most changed queries</h3>"));
        assertEquals(1, count(html, "<script"), "only the page's own script");
        assertTrue(html.contains("&lt;/script&gt;&lt;script&gt;document.title="));
    }

    @Test
    void columnsThatSayTheSameEverywhereAreSaidInTheCaption() {
        PrintedTable table = PrintedTables.comparison(SAMPLE);
        List<String> names = table.columns().stream().map(PrintedTable.Column::name).toList();
        assertTrue(names.contains("Dataset") && !names.contains("Mode"), names.toString());
        assertTrue(table.caption().endsWith("Mode: in-batch+drawn."), table.caption());
        assertTrue(table.rows().stream().allMatch(row -> row.size() == names.size()));
        assertFalse(table.rows().isEmpty());
    }
}
