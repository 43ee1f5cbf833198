package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.claims.ClaimFindings;
import dev.negbench.reports.claims.ClaimOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed page says what the findings beside it say, and the README counts them right. */
class CommittedReproductionsTest {
    private static final Path HOME = Path.of("..");
    private static final Path DOCS = HOME.resolve("docs");

    private final ClaimFindings findings = ClaimFindings.read(DOCS.resolve("reproductions.jsonl"));

    @Test
    void thePageIsWhatItsFindingsPrint() throws IOException {
        assertEquals(
                ReproductionsPage.markdown(findings, "reproductions.jsonl"),
                Files.readString(DOCS.resolve("reproductions.md")),
                "write both with ./bench reproduce --quick --page docs");
    }

    @Test
    void theReadmeCountsThemRight() throws IOException {
        String readme = Files.readString(HOME.resolve("README.md")).replaceAll("\\s+", " ");
        String counts = "of " + findings.run().tests() + " tests " + findings.count(ClaimOutcome.REPRODUCED)
                + " claims reproduced, " + findings.count(ClaimOutcome.CONTRADICTED) + " contradicted, "
                + findings.count(ClaimOutcome.INCONCLUSIVE) + " inconclusive; " + findings.count(ClaimOutcome.PASS)
                + " closed forms pass";
        assertTrue(readme.contains(counts), counts);
        assertEquals(0, findings.count(ClaimOutcome.FAIL));
    }
}
