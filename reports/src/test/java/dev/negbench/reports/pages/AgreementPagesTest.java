package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticHistory;
import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.figures.Chart;
import dev.negbench.reports.figures.Mark;
import dev.negbench.reports.figures.Series;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.NamedResults;
import dev.negbench.reports.results.SplitLeakage;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.tables.AgreementTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementPagesTest {
    private static final String HOSTILE = "top<k>|\"&_x_";

    @TempDir
    Path directory;

    private static AgreementReport report() {
        ExperimentResults first = leaking(results(0.3, 11));
        ExperimentResults second = leaking(SyntheticHistory.with(results(-0.3, 12), "epochs", "9"));
        List<NamedResults> experiments = List.of(new NamedResults("short", first), new NamedResults("long", second));
        return new AgreementReport(
                experiments,
                AgreementTable.of(experiments, "random", ComparisonSettings.DEFAULT.withSignFlips(100)),
                List.of("./bench compare --out short", "./bench agree short long"));
    }

    private static ExperimentResults results(double gain, long randomSeed) {
        return SyntheticResults.of(
                List.of(
                        new Truth("random", 0, -0.2, 1),
                        new Truth(HOSTILE, gain, -0.2, 1),
                        new Truth("steady", 0.2, -0.2, 1)),
                List.of("scifact"),
                List.of("drawn"),
                4,
                100,
                randomSeed);
    }

    private static ExperimentResults leaking(ExperimentResults plain) {
        SplitLeakage leakage = new SplitLeakage(
                "scifact", "train", "test", 100, Map.of("identical", 7), 5, "the same text", 0.01, "see the audit",
                List.of());
        return new ExperimentResults(
                plain.plan(), plain.environment(), List.of(), plain.cells(), plain.queryScores(), plain.drawCosts(),
                plain.timings(), List.of(leakage), Map.of());
    }

    @Test
    void saysWhatWasFoundAndWhatDiffers() {
        AgreementReport report = report();
        assertEquals(
                "Of 2 comparisons with random that at least two of short, long made: higher in all 1, opposite 1.",
                report.findings().get(0));
        assertTrue(report.findings().get(1).startsWith("1 of 2 differences are other ones than with short"));
        assertEquals(Map.of("epochs", List.of("6", "9")), report.differing());
        assertEquals(1, report.charts().size());
        assertEquals(2, report.charts().get(0).facts().size());
    }

    @Test
    void aStrategyFarOutIsNamedInsteadOfDrawn() {
        List<Truth> truths = List.of(
                new Truth("random", 0, -0.2, 1),
                new Truth("near", 0.01, -0.2, 1),
                new Truth("nearer", 0.012, -0.2, 1),
                new Truth("nearest", 0.008, -0.2, 1),
                new Truth("out", -1, -0.2, 1));
        List<NamedResults> experiments = Stream.of(11, 12)
                .map(seed -> new NamedResults(
                        "e" + seed,
                        SyntheticResults.of(truths, List.of("scifact"), List.of("drawn"), 4, 100, seed)))
                .toList();
        Chart chart = new AgreementReport(
                        experiments,
                        AgreementTable.of(experiments, "random", ComparisonSettings.DEFAULT.withSignFlips(100)),
                        List.of())
                .charts()
                .get(0);
        assertTrue(chart.title().endsWith("; far outside: out"), chart.title());
        assertEquals(
                List.of("near", "nearer", "nearest"),
                chart.series().stream().filter(s -> s.mark() == Mark.POINTS).map(Series::name).toList());
        assertTrue(chart.facts().get(3).endsWith("too far out to be drawn"), chart.facts().toString());
    }

    @Test
    void samePlansAreSaidToBeTheSame() {
        List<NamedResults> experiments =
                List.of(new NamedResults("old", results(0.3, 11)), new NamedResults("new", results(0.3, 12)));
        AgreementReport report = new AgreementReport(
                experiments,
                AgreementTable.of(experiments, "random", ComparisonSettings.DEFAULT.withSignFlips(100)),
                List.of());
        assertTrue(report.differing().isEmpty());
        assertTrue(AgreementMarkdown.markdown(report, "x-").contains("Their plans are the same"));
    }

    @Test
    void bothPagesSayTheSameAndEscapeWhatTheyShow() throws IOException {
        AgreementReport report = report();
        AgreementHtml.write(report, directory.resolve("agreement.html"));
        AgreementMarkdown.write(report, directory.resolve("agreement.md"));
        CsvTables.write(report, directory);
        String html = Files.readString(directory.resolve("agreement.html"));
        String markdown = Files.readString(directory.resolve("agreement.md"));
        for (String finding : report.findings()) {
            assertTrue(html.contains(finding), finding);
            assertTrue(markdown.contains(finding), finding);
        }
        assertEquals(1, report.warnings().size(), "both experiments have the same data");
        assertTrue(html.contains("scifact leaks") && markdown.contains("scifact leaks"));
        assertTrue(html.contains("negbench 0.1.0 (3f2c9d1)") && markdown.contains("negbench 0.1.0 (3f2c9d1)"));
        assertFalse(html.contains("top<k>"));
        assertFalse(markdown.contains("top<k>"));
        assertTrue(html.contains("<span class=\"verdict clash\">opposite</span>"));
        assertTrue(html.contains("<span class=\"verdict up\">higher in all</span>"));
        assertTrue(html.contains("default-src 'none'"));
        assertTrue(markdown.contains("](agreement-1.svg)"));
        assertTrue(Files.readString(directory.resolve("agreement-1.svg")).startsWith("<svg"));
        assertEquals(1 + 2 * 2, Files.readAllLines(directory.resolve("agreement.csv")).size());
    }
}
