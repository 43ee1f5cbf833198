package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.claims.ClaimEstimate;
import dev.negbench.reports.claims.ClaimFigure;
import dev.negbench.reports.claims.ClaimFinding;
import dev.negbench.reports.claims.ClaimFindings;
import dev.negbench.reports.claims.ClaimOutcome;
import dev.negbench.reports.claims.ClaimRun;
import dev.negbench.reports.claims.CompactCell;
import dev.negbench.reports.journal.JournalException;
import dev.negbench.reports.results.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionsPageTest {
    @TempDir
    private Path directory;

    private static ClaimFinding finding(String claim, String kind, ClaimOutcome outcome, ClaimEstimate estimate) {
        return new ClaimFinding(
                "paper",
                "A Paper, 2024",
                claim,
                "Something | is <better>.",
                kind,
                kind.equals(ClaimFinding.MEASURED) ? "scifact" : "",
                "nDCG@10: a − b",
                "above 0",
                outcome,
                outcome == ClaimOutcome.NOT_RUN ? "scifact is not here" : "",
                estimate,
                List.of(new ClaimFigure("a", 0.5)),
                "0.6",
                "Small models.",
                "./bench compare");
    }

    private static ClaimFindings findings() {
        ClaimEstimate estimate = new ClaimEstimate(0.031, 0.012, 0.05, 0.01, 0.001, 0.02, 0.9, 5, 300);
        return new ClaimFindings(
                new ClaimRun(
                        ClaimRun.SCHEMA,
                        "quick",
                        "./bench reproduce",
                        new Environment("1", "17", "os", "cpu", 2, 1, "none", "none", Map.of()),
                        2),
                List.of(
                        finding("better", ClaimFinding.MEASURED, ClaimOutcome.REPRODUCED, estimate),
                        finding("missing", ClaimFinding.MEASURED, ClaimOutcome.NOT_RUN, null),
                        finding("form", ClaimFinding.EXACT, ClaimOutcome.PASS, null)),
                List.of(new CompactCell(
                        "k",
                        "scifact",
                        "",
                        "a",
                        1,
                        "FINISHED",
                        "",
                        Map.of("nDCG@10", 0.5),
                        7,
                        1,
                        Map.of("x", Double.NaN))));
    }

    @Test
    void readsBackWhatItWrites() throws IOException {
        Path file = directory.resolve("f.jsonl");
        Files.writeString(file, findings().text());
        assertEquals(findings(), ClaimFindings.read(file));
        Files.writeString(file, findings().text().replace("\"schema\":1", "\"schema\":9"));
        assertTrue(assertThrows(JournalException.class, () -> ClaimFindings.read(file))
                .getMessage()
                .contains("schema 9"));
        Files.writeString(file, findings().text().replace("\"outcome\":\"PASS\"", "\"outcome\":\"PAS\""));
        assertTrue(assertThrows(JournalException.class, () -> ClaimFindings.read(file))
                .getMessage()
                .contains("f.jsonl:4: damaged"));
    }

    @Test
    void showsEveryFindingWithItsFigureAndTheReasonOfWhatIsMissing() {
        String page = ReproductionsPage.markdown(findings(), "f.jsonl");
        assertTrue(
                page.contains("1 reproduced, 1 not run, 1 pass.") && page.contains("## paper\n\nA Paper, 2024\n"),
                page);
        assertTrue(
                page.contains("Something \\| is <better>. | scifact | +0.0310 [+0.0120, +0.0500] | **reproduced**"),
                page);
        assertTrue(page.contains("- Note: scifact is not here"), page);
        assertTrue(page.contains("5 seeds × 300 queries"), page);
        String html = ReproductionsHtml.html(findings());
        assertTrue(html.contains("is &lt;better&gt;"), "texts are escaped");
        assertTrue(html.contains("<span class=\"verdict up\">reproduced</span>"), html);
    }
}
