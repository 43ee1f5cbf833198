package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.harness.TinyCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study from its plan to its label, and what costs it the label. */
class PlanCompareTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CELLS = 10;

    @TempDir
    private Path scratch;

    private Path plan;
    private Path results;

    @BeforeEach
    void writeCollection() {
        TinyCollection.write(scratch.resolve("data"), "tiny", true);
        TinyCollection.write(scratch.resolve("data"), "other", true);
        plan = scratch.resolve("study");
        results = scratch.resolve("results");
    }

    @Test
    void aLockedPlanConfirmsOnceAndOnlyOnce() throws Exception {
        newPlan();
        BenchRun unlocked = comparePlan();
        assertEquals(3, unlocked.exitCode());
        assertTrue(unlocked.err().contains("not locked"), unlocked.err());
        BenchRun locked = withData("plan", "lock", plan.toString());
        assertEquals(0, locked.exitCode(), locked.err());
        assertTrue(locked.out().startsWith("version 1 locked "), locked.out());

        BenchRun first = comparePlan();
        assertEquals(0, first.exitCode(), first.err());
        JsonNode json = MAPPER.readTree(first.out());
        assertEquals(
                "CONFIRMATORY",
                json.get("standing").asText(),
                json.get("failedConditions").toString());
        assertEquals("Does it matter?", json.get("plan").get("Question").asText());
        String page = Files.readString(results.resolve("report.html"));
        assertTrue(page.contains("CONFIRMATORY") && page.contains("Plan and ledger"));
        assertTrue(Files.readString(results.resolve("report.md")).contains("## Plan and ledger"));

        BenchRun again = comparePlan();
        assertEquals(
                "CONFIRMATORY", MAPPER.readTree(again.out()).get("standing").asText());
        BenchRun verified = verify();
        assertEquals(0, verified.exitCode(), verified.err());
        assertTrue(verified.out().contains(CELLS + " runs started, " + CELLS + " finished"), verified.out());

        // Without --plan the report cannot know, and with another baseline it is not the planned one.
        BenchRun plain = BenchRun.of("report", results.toString(), "--json");
        assertEquals("EXPLORATORY", MAPPER.readTree(plain.out()).get("standing").asText());
        BenchRun planned = BenchRun.of("report", results.toString(), "--plan", plan.toString(), "--json");
        assertEquals(
                "CONFIRMATORY", MAPPER.readTree(planned.out()).get("standing").asText());
        assertEquals(
                2,
                BenchRun.of("report", results.toString(), "--plan", plan.toString(), "--baseline", "topk")
                        .exitCode());

        // Results that are thrown away were seen all the same.
        Files.move(results, scratch.resolve("seen"));
        BenchRun second = comparePlan();
        assertEquals(0, second.exitCode(), second.err());
        assertTrue(second.err().contains("WARNING") && second.err().contains("opened before"), second.err());
        JsonNode lost = MAPPER.readTree(second.out());
        assertEquals("EXPLORATORY", lost.get("standing").asText());
        assertTrue(lost.get("failedConditions").toString().contains("opened 2 times"), lost.toString());
        assertEquals(1, verify().exitCode());
    }

    /** Of two comparisons, one is trained and opened again: the other one keeps its label. */
    @Test
    void aSecondOpeningCostsTheComparisonThatRestsOnIt() throws Exception {
        newPlan("0.05", "tiny,other");
        withData("plan", "lock", plan.toString());
        assertEquals(
                "CONFIRMATORY",
                MAPPER.readTree(comparePlan().out()).get("standing").asText());
        lose("topk", "tiny");
        JsonNode json = MAPPER.readTree(comparePlan().out());
        assertEquals("CONFIRMATORY IN PART", json.get("standing").asText());
        for (JsonNode row : json.get("results")) {
            if (row.get("strategy").asText().equals("topk")) {
                boolean again = row.get("dataset").asText().equals("tiny");
                assertEquals(
                        again ? "EXPLORATORY" : "CONFIRMATORY",
                        row.get("standing").asText(),
                        row.toString());
            }
        }
        BenchRun verified = verify();
        assertEquals(1, verified.exitCode(), verified.err());
        assertTrue(verified.out().contains("  EXPLORATORY: topk on tiny, in-batch+drawn\n"), verified.out());
        assertTrue(verified.out().contains("  CONFIRMATORY: topk on other, in-batch+drawn\n"), verified.out());
        String ledger = BenchRun.of("plan", "ledger", plan.toString()).out();
        assertTrue(ledger.contains("CONFIRMATORY IN PART"), ledger);
    }

    @Test
    void whatWasTamperedWithIsRefusedByName() throws Exception {
        newPlan();
        withData("plan", "lock", plan.toString());
        assertEquals(0, comparePlan().exitCode());
        Path file = plan.resolve("plan.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"alpha\" : 0.05", "\"alpha\" : 0.1"));
        for (BenchRun run : List.of(comparePlan(), verify())) {
            assertEquals(3, run.exitCode());
            assertTrue(run.err().contains("edited after the lock"), run.err());
        }
        Files.writeString(file, text);
        assertEquals(0, verify().exitCode());

        Path ledger = plan.resolve("ledger.jsonl");
        List<String> lines = Files.readAllLines(ledger);
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(6);
        Files.write(ledger, fewer);
        for (BenchRun run : List.of(comparePlan(), verify(), BenchRun.of("plan", "ledger", plan.toString()))) {
            assertEquals(3, run.exitCode());
            assertTrue(run.err().contains("ledger.jsonl:7:"), run.err());
        }
        Files.write(ledger, lines);
        assertEquals(0, verify().exitCode());
    }

    @Test
    void aDeviationIsShownAndCostsTheLabel() throws Exception {
        newPlan("0.1");
        withData("plan", "lock", plan.toString());
        BenchRun noted = BenchRun.of("plan", "ledger", plan.toString(), "--deviation", "the machine was changed");
        assertEquals(0, noted.exitCode(), noted.err());
        assertTrue(noted.out().contains("DEVIATION") && noted.out().contains("the machine was changed"), noted.out());
        JsonNode json = MAPPER.readTree(comparePlan().out());
        assertEquals("EXPLORATORY", json.get("standing").asText());
        assertTrue(json.get("failedConditions").toString().contains("the machine was changed"));
        for (JsonNode row : json.get("results")) {
            assertFalse(row.get("verdict").asText().contains("improve"), row.toString());
        }
        String text = BenchRun.of("report", results.toString(), "--plan", plan.toString())
                .out();
        assertTrue(text.contains("EXPLORATORY.\n") && text.contains("the machine was changed"), text);
        assertTrue(text.contains("90 % CI"), "the level is the plan's: " + text);
        BenchRun unchanged = withData("plan", "lock", plan.toString(), "--reason", "to settle it");
        assertEquals(2, unchanged.exitCode(), "nothing changed: " + unchanged.out());
    }

    @Test
    void otherDataOrOptionsThanPlannedAreRefused() throws Exception {
        newPlan();
        withData("plan", "lock", plan.toString());
        BenchRun option = withData("compare", "--plan", plan.toString(), "--epochs", "2");
        assertEquals(2, option.exitCode());
        assertTrue(option.err().contains("--epochs comes from the plan"), option.err());
        assertEquals(
                2, withData("compare", "--plan", plan.toString(), "--fresh").exitCode());
        Path corpus = scratch.resolve("data/tiny/corpus.jsonl");
        Files.writeString(corpus, Files.readString(corpus).replaceFirst("river", "brook"));
        BenchRun data = comparePlan();
        assertEquals(2, data.exitCode());
        assertTrue(data.err().contains("fingerprints.tiny"), data.err());
    }

    @Test
    void aPlanThatIsNoneIsRefusedWithEveryReason() throws IOException {
        BenchRun few = withData(
                "plan",
                "new",
                "--question",
                " ",
                "--strategies",
                "random",
                "--dataset",
                "tiny",
                "--seeds",
                "2",
                "--out",
                plan.toString());
        assertEquals(2, few.exitCode());
        for (String reason : List.of("question: empty", "seeds: 2", "nothing is compared")) {
            assertTrue(few.err().contains(reason), few.err());
        }
        assertFalse(Files.exists(plan));
        BenchRun tunedOnAll = withData(
                "plan",
                "new",
                "--question",
                "Q",
                "--strategies",
                "random,simans",
                "--dataset",
                "tiny",
                "--search",
                "simans:a=0.5..5:log",
                "--search",
                "simans:nope=1..2",
                "--out",
                plan.toString());
        assertEquals(2, tunedOnAll.exitCode());
        assertTrue(tunedOnAll.err().contains("heldOut: none"), tunedOnAll.err());
        assertTrue(tunedOnAll.err().contains("unknown parameter 'nope'"), tunedOnAll.err());
        newPlan();
        Path file = plan.resolve("plan.json");
        Files.writeString(file, Files.readString(file).replace("--epochs=1", "--epochs=2"));
        BenchRun inconsistent = withData("plan", "lock", plan.toString());
        assertEquals(2, inconsistent.exitCode());
        assertTrue(inconsistent.err().contains("settings.epochs: 1 stored, 2 asked for"), inconsistent.err());
    }

    @Test
    void aDeclaredSearchDecidesOnDevWhatIsCompared() throws Exception {
        BenchRun created = withData(
                "plan",
                "new",
                "--question",
                "Does tuning matter?",
                "--strategies",
                "random,simans",
                "--dataset",
                "tiny,other",
                "--epochs",
                "1",
                "--measures",
                "nDCG@10,MRR@10",
                "--search",
                "simans:a=0.5..5:log",
                "--trials",
                "3",
                "--out",
                plan.toString());
        assertEquals(0, created.exitCode(), created.err());
        withData("plan", "lock", plan.toString());
        BenchRun early = comparePlan();
        assertEquals(2, early.exitCode());
        assertTrue(early.err().contains("plan search"), early.err());
        BenchRun searched = withData("plan", "search", plan.toString());
        assertEquals(0, searched.exitCode(), searched.err());
        assertTrue(searched.err().contains("[3/3] simans(a="), searched.err());
        assertFalse(Files.readString(plan.resolve("ledger.jsonl")).contains("TEST_OPENED"));
        BenchRun again = withData("plan", "search", plan.toString());
        assertEquals(searched.out(), again.out());
        assertFalse(again.err().contains("[3/3]"), "no trial is made twice");

        JsonNode json = MAPPER.readTree(comparePlan().out());
        assertEquals(
                "CONFIRMATORY",
                json.get("standing").asText(),
                json.get("failedConditions").toString());
        String chosen = json.get("results").get(1).get("strategy").asText();
        assertTrue(chosen.matches("simans\\(a=[0-9.]+\\)"), chosen);
        JsonNode facts = json.get("plan");
        assertTrue(facts.get("Search of simans").asText().contains("chosen: " + chosen), facts.toString());
        assertTrue(facts.get("Search of simans").asText().contains("after 3"), facts.toString());
        assertTrue(facts.has("Unequal budgets"), facts.toString());
        assertEquals("other", facts.get("Held out from tuning").asText());
    }

    /** Takes the first run of a strategy on a dataset out of the results, as a crash before its record would. */
    private void lose(String strategy, String dataset) throws IOException {
        Path journal = results.resolve("journal.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        String lost = lines.stream()
                .filter(line -> line.contains("\"strategy\":\"" + strategy + "\""))
                .filter(line -> line.contains("\"dataset\":\"" + dataset + "\""))
                .findFirst()
                .orElseThrow();
        lines.remove(lost);
        Files.write(journal, lines);
    }

    private void newPlan() {
        newPlan("0.05");
    }

    private void newPlan(String alpha) {
        newPlan(alpha, "tiny");
    }

    private void newPlan(String alpha, String datasets) {
        BenchRun created = withData(
                "plan",
                "new",
                "--question",
                "Does it matter?",
                "--strategies",
                "random,topk",
                "--dataset",
                datasets,
                "--epochs",
                "1",
                "--measures",
                "nDCG@10,MRR@10",
                "--alpha",
                alpha,
                "--out",
                plan.toString());
        assertEquals(0, created.exitCode(), created.err());
        assertEquals(plan.resolve("plan.json").toString(), created.out().strip());
    }

    private BenchRun comparePlan() {
        return withData("compare", "--plan", plan.toString(), "--out", results.toString(), "--no-throughput", "--json");
    }

    private BenchRun verify() {
        return BenchRun.of("plan", "verify", plan.toString(), "--results", results.toString());
    }

    private BenchRun withData(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data-dir";
        all[arguments.length + 1] = scratch.resolve("data").toString();
        return BenchRun.of(all);
    }
}
