package dev.negbench.harness.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.reports.claims.ClaimFinding;
import dev.negbench.reports.claims.ClaimOutcome;
import dev.negbench.strategies.ConfiguredStrategy;
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
        refused("nDCG@10", "draw-micros", "mine.yaml:11: ", "write timing: draw-micros");
        refused("figure: nDCG@10", "figur: nDCG@10", "mine.yaml:11: ", "did you mean 'figure'?");
        refused("    reported: 0.5\n", "", "mine.yaml:4: ", "'reported' is missing");
        refused("datasets: [scifact]", "datasets: [scifact", "mine.yaml:", "no YAML");
        refused("datasets: [scifact]", "datasets: [scifact, scifact]", "mine.yaml:12: ", "is there twice");
        refused("datasets: [scifact]", "datasets: []", "mine.yaml:12: ", "the list is empty");
        refused("figure: nDCG@10", "figure: 'diagnostic:'", "mine.yaml:11: ", "no name");
        refused("A paper", "A \u0001 paper", "mine.yaml:1: ", "UTF-8");
        refused(CLAIM.substring(CLAIM.indexOf("claims:")), "claims: []", "mine.yaml:3: ", "the list is empty");
        refused("    figure: nDCG@10\n", "", "mine.yaml:9: ", "has a figure");
        String exact = "    check: simans-gausian\n    expected: [1]\n    tolerance: 1.0e-9\n";
        refused(CLAIM.substring(CLAIM.indexOf("    arms:")), exact, "mine.yaml:8: ", "did you mean 'simans-gaussian'?");
    }

    /** A claim about speed, in place of the one about training. */
    private static final String TIMED = CLAIM.substring(0, CLAIM.indexOf("    arms:"))
            + """
                timing: draw-micros
                arms:
                  - {strategy: simans, draws: 5}
                  - {strategy: simans}
                limit: 1
                dataset: scifact
                direction: below
                smallest-effect: 0.1
            """;

    @Test
    void claimsAboutSpeedHaveDrawsOrBenchmarksOfTheSuite() {
        Claim.Timed draws = (Claim.Timed) read(TIMED).claims().get(0);
        assertEquals("scifact", draws.dataset());
        assertEquals("simans drawing 5 of 200", draws.arms().get(0).toString());
        assertEquals(6, draws.forks().get(ClaimScale.QUICK));
        String suite = TIMED.replace("draw-micros", "benchmark-micros")
                .replaceAll(" *dataset: scifact\n", "")
                .replace("strategy: simans, draws: 5", "benchmark: GenerateBenchmark.twelveQueries documents=1000")
                .replace("strategy: simans", "benchmark: GenerateBenchmark.twelveQueries documents=10000");
        Claim.Timed benchmarks = (Claim.Timed) read(suite).claims().get(0);
        assertEquals("", benchmarks.dataset());
        refused(
                suite,
                "twelveQueries documents=10000",
                "twelveQuerys documents=10000",
                "mine.yaml:11: ",
                "did you mean");
        refused(TIMED, "timing: draw-micros", "timing: draw-micro", "mine.yaml:8: ", "did you mean 'draw-micros'?");
        refused(TIMED, "draws: 5", "draws: 0", "mine.yaml:10: ", "from 1 to 200");
        refused(TIMED, "draws: 5", "draw: 5", "mine.yaml:10: ", "did you mean 'draws'?");
        refused(TIMED, "simans, draws: 5", "simens", "mine.yaml:10: ", "did you mean 'simans'?");
        refused(TIMED, ", draws: 5", "", "mine.yaml:10: ", "both arms are the same");
        refused(TIMED, "limit: 1", "limit: 0", "mine.yaml:12: ", "not above 0");
        refused(TIMED, "dataset: scifact", "dataset: sciffact", "mine.yaml:13: ", "did you mean 'scifact'?");
        refused(TIMED, "limit: 1", "seeds: {quick: 3}", "mine.yaml:12: ", "unknown field 'seeds'");
    }

    @Test
    void negativeFlipsNameTheStrategyThatTheyAreCountedFrom() {
        String pair = CLAIM.replace("nDCG@10", "negative-flips")
                .replace("{strategy: simans}", "{strategy: simans, against: random}")
                .replace("{strategy: topk,", "{strategy: topk, against: topk,");
        Claim.Measured claim = (Claim.Measured) read(pair).claims().get(0);
        assertEquals(
                List.of("share of negative flips against random", "share of negative flips by another seed"),
                claim.arms().stream().map(arm -> arm.figure().toString()).toList());
        ClaimGroup group = ClaimGroup.of(claim, claim.arms().get(0), "scifact", ClaimScale.QUICK);
        assertEquals(10, group.seeds(), "five of them to be compared with the other five");
        GroupNeeds needs = GroupNeeds.of(List.of(read(pair)), ClaimScale.QUICK).get(group);
        assertEquals(
                List.of("simans", "random", "topk"),
                needs.strategies().stream().map(ConfiguredStrategy::print).toList());
        assertEquals(Set.of("success@1"), needs.measures());
        refused(pair, ", against: random", "", "mine.yaml:9: ", "add against:");
        refused(pair, "against: random", "against: rendom", "mine.yaml:9: ", "did you mean 'random'?");
        refused(pair, "negative-flips", "nDCG@10", "mine.yaml:9: ", "'against' belongs to the figure negative-flips");
        refused(pair, "negative-flips", "negative-flip", "mine.yaml:11: ", "did you mean 'negative-flips'?");
    }

    private static PaperClaims read(String text) {
        return new ClaimReader(KNOWN).read("mine.yaml", new StringReader(text));
    }

    private static void refused(String part, String instead, String place, String words) {
        refused(CLAIM, part, instead, place, words);
    }

    private static void refused(String claims, String part, String instead, String place, String words) {
        assertTrue(claims.contains(part), part);
        String message = assertThrows(ClaimException.class, () -> read(claims.replace(part, instead)))
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
