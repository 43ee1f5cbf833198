package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.reports.SyntheticHistory;
import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.figures.Chart;
import dev.negbench.reports.figures.SvgFigure;
import dev.negbench.reports.results.ExperimentResults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of invented results, byte for byte, in whatever language the machine is set to. {@link #main} writes them anew
 * after a change that is meant.
 */
class GoldenPagesTest {
    private static final List<String> SECTIONS = List.of("differences", "ranks", "training", "queries", "history");

    private final Locale before = Locale.getDefault();

    @TempDir
    Path scratch;

    /** Writes the pages into the directory named, the resources of this test. */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, String> page :
                pages(Files.createTempDirectory("golden")).entrySet()) {
            Files.writeString(directory.resolve(page.getKey()), page.getValue());
        }
    }

    private static Report report() {
        List<Truth> truths = List.of(
                new Truth("uniform", 0, -0.4, 0.06),
                new Truth("simans(a=0.5)", 0.2, -0.15, 0.5),
                new Truth("topk(200)|percpos(0.95)|take(15)", 0.1, -0.2, 1_234.5),
                new Truth("İstanbul & <50 %> $x_1$", -0.1, -0.1, 2));
        ExperimentResults results =
                SyntheticResults.of(truths, List.of("scifact", "fiqa", "adi"), List.of("drawn"), 3, 40, 20_240_901);
        ExperimentResults before = SyntheticHistory.with(results, "epochs", "3");
        return SampleReport.of(
                results,
                List.of(
                        SyntheticHistory.saved("v1", "2026-03-01", "", before),
                        SyntheticHistory.saved("v2", "2026-09-30", "50 % <b> | İlk", results)));
    }

    private static Map<String, String> pages(Path scratch) throws IOException {
        Report report = report();
        Map<String, String> pages = new LinkedHashMap<>();
        Path markdown = scratch.resolve("report.md");
        MarkdownReport.write(report, markdown);
        String text = Files.readString(markdown);
        // The head and the end tell of the plan and the machine, the middle of the results.
        pages.put("report.md", text.substring(text.indexOf("## Comparison"), text.indexOf("## How to read")));
        pages.put("comparison.tex", LatexTable.comparison(report));
        for (Report.FigureSection section : report.figures()) {
            if (SECTIONS.contains(section.id())) {
                Chart first = section.charts().get(0);
                pages.put(section.id() + ".svg", SvgFigure.standalone(first) + "\n");
            }
        }
        return pages;
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"en-US", "de-DE", "fr-CH", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist"})
    void pagesAreTheSameEverywhere(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Map<String, String> pages = pages(scratch);
        assertEquals(2 + SECTIONS.size(), pages.size());
        for (Map.Entry<String, String> page : pages.entrySet()) {
            try (InputStream golden = getClass().getResourceAsStream("golden/" + page.getKey())) {
                assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), page.getValue(), page.getKey());
            }
        }
    }
}
