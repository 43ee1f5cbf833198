package dev.negbench.harness.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.reports.claims.ClaimFinding;
import dev.negbench.reports.claims.ClaimOutcome;
import dev.negbench.strategies.Strategies;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClaimLibraryTest {
    private static final ClaimVocabulary KNOWN = new ClaimVocabulary(
            Strategies.load(),
            new HashSet<>(Catalogue.load().names()),
            Set.of("hide-positives", "hide", "epochs", "train-queries", "mode"));

    private static final String CLAIM =
            """
            paper: mine
            title: A paper
            claims:
              - id: better
                statement: It is better.
                reported: 0.5
                differs: Nothing.
                arms:
                  - {strategy: simans}
                  - {strategy: topk, weight: -1}
                figure: nDCG@10
                datasets: [scifact]
                options: {hide-positives: 0.5, quick: {epochs: 2}}
                direction: above
                smallest-effect: 0.01
            """;

    @Test
    void everyPaperHasAtLeastTwoClaimsAndEveryNameInThemExists() {
        List<PaperClaims> all = new ClaimLibrary(KNOWN).builtIn(List.of());
        assertEquals(ClaimLibrary.PAPERS, all.stream().map(PaperClaims::paper).toList());
        all.forEach(paper -> assertTrue(paper.claims().size() >= 2, paper.paper()));
    }

    @Test
    void everyClosedFormIsClaimedAndHolds() {
        Set<String> unclaimed = new TreeSet<>(ExactChecks.names());
        ClaimJudge judge = new ClaimJudge(ClaimScale.QUICK);
        for (PaperClaims paper : new ClaimLibrary(KNOWN).builtIn(List.of())) {
            for (Claim claim : paper.claims()) {
                if (claim instanceof Claim.Exact exact) {
                    unclaimed.remove(exact.check());
                    judge.exact(paper, exact, ExactChecks.compute(exact.check()), "");
                }
            }
        }
        for (ClaimFinding finding : judge.findings()) {
            assertEquals(
                    ClaimOutcome.PASS,
                    finding.outcome(),
                    finding.paper() + ", " + finding.claim() + ": " + finding.explanation());
        }
        assertEquals(Set.of(), unclaimed);
        assertEquals(0, judge.tests(), "closed forms are not tested");
    }

    @Test
    void optionsOfAScaleStandBesideThoseOfBoth() {
        Claim.Measured claim = (Claim.Measured) read(CLAIM).claims().get(0);
        assertEquals(
                "--epochs 2 --hide-positives 0.5",
                ClaimGroup.of(claim, claim.arms().get(0), "scifact", ClaimScale.QUICK)
                        .setting());
        assertEquals(
                "--hide-positives 0.5",
                ClaimGroup.of(claim, claim.arms().get(0), "scifact", ClaimScale.FULL)
                        .setting());
    }

    @Test
    void whatIsUnknownIsRefusedWithItsLineAndTheNearestName() {
        refused("strategy: simans", "strategy: simens", "mine.yaml:9: ", "did you mean 'simans'?");
        refused("strategy: topk", "strategy: hardest", "mine.yaml:10: ", "candidates");
        refused("nDCG@10", "nDGC@10", "mine.yaml:11: ", "nDCG");
        refused("[scifact]", "[sciffact]", "mine.yaml:12: ", "did you mean 'scifact'?");
        refused("hide-positives", "hide-positive", "mine.yaml:13: ", "did you mean 'hide-positives'?");
        refused("direction: above", "direction: abov", "mine.yaml:14: ", "did you mean 'above'?");
        refused("smallest-effect: 0.01", "smallest-effect: -1", "mine.yaml:15: ", "above 0");
        refused("figure: nDCG@10", "figur: nDCG@10", "mine.yaml:11: ", "did you mean 'figure'?");
        refused("    reported: 0.5\n", "", "mine.yaml:4: ", "'reported' is missing");
        refused("datasets: [scifact]", "datasets: [scifact", "mine.yaml:", "no YAML");
        refused("    figure: nDCG@10\n", "", "mine.yaml:9: ", "has a figure");
        String exact = "    check: simans-gausian\n    expected: [1]\n    tolerance: 1.0e-9\n";
        refused(CLAIM.substring(CLAIM.indexOf("    arms:")), exact, "mine.yaml:8: ", "did you mean 'simans-gaussian'?");
    }

    private static PaperClaims read(String text) {
        return new ClaimReader(KNOWN).read("mine.yaml", new StringReader(text));
    }

    private static void refused(String part, String instead, String place, String words) {
        assertTrue(CLAIM.contains(part), part);
        String message = assertThrows(ClaimException.class, () -> read(CLAIM.replace(part, instead)))
                .getMessage();
        assertTrue(message.startsWith(place), message);
        assertTrue(message.contains(words), message);
    }

    @Test
    void aPaperWithoutClaimsIsRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new ClaimLibrary(KNOWN).builtIn(List.of("siman")))
                .getMessage();
        assertTrue(message.contains("did you mean 'simans'?"), message);
    }
}
