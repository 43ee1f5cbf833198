package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.harness.TinyCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void writeCollections() {
        TinyCollection.write(data, "tiny", true);
        TinyCollection.write(data, "untrained", false);
    }

    @Test
    void comparesFromEndToEndAndPrintsTheDocumentedJson() throws Exception {
        BenchRun run = compare("--strategies", "random,topk,simans(a=3)", "--seeds", "2", "--json");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode json = MAPPER.readTree(run.out());
        assertEquals(3, json.get("results").size());
        for (JsonNode row : json.get("results")) {
            assertEquals("tiny", row.get("dataset").asText());
            assertEquals("in-batch+drawn", row.get("mode").asText());
            assertEquals(2, row.get("seeds").asInt());
            JsonNode quality = row.get("metrics").get("nDCG@10");
            double mean = quality.get("mean").asDouble();
            assertTrue(mean > 0.1 && mean <= 1, "nDCG@10 " + mean);
            assertTrue(quality.get("low").asDouble() <= mean
                    && mean <= quality.get("high").asDouble());
            assertFalse(row.get("verdict").asText().isEmpty());
            assertFalse(row.get("encoder").asText().isEmpty());
        }
        assertEquals("simans(a=3)", json.get("results").get(2).get("strategy").asText());
        assertTrue(Files.size(Path.of(json.get("report").asText())) > 10_000);
        assertTrue(Files.exists(Path.of(json.get("journal").asText()).resolve("journal.jsonl")));
    }

    @Test
    void goesOnWhereItStoppedAndKeepsEveryNumber() throws Exception {
        BenchRun first = compare("--strategies", "random,simans", "--seeds", "2", "--json");
        BenchRun again = compare("--strategies", "random,simans", "--seeds", "2", "--json");
        assertEquals(first.out(), again.out());
        assertTrue(again.err().contains("4 of 4 cells were kept"), again.err());
    }

    @Test
    void sameSeedGivesTheSameNumbersOnAnyNumberOfThreads() throws Exception {
        BenchRun one = compare("--strategies", "random,ance(refresh=2)", "--seeds", "1", "--parallel", "1", "--json");
        BenchRun two = BenchRun.of(arguments(
                out.resolve("other"),
                "--strategies",
                "random,ance(refresh=2)",
                "--seeds",
                "1",
                "--parallel",
                "2",
                "--json"));
        assertEquals(metrics(one), metrics(two));
    }

    @Test
    void countsPlantedPositivesThatAreDrawn() throws Exception {
        BenchRun run = compare("--strategies", "topk", "--seeds", "1", "--hide-positives", "0.2");
        assertEquals(2, run.exitCode(), "every query has one positive only, which must not be hidden: " + run.err());
        assertTrue(run.err().contains("hid"), run.err());
    }

    @Test
    void showsAStrategyThatDoesNotApplyWithItsReason() throws Exception {
        BenchRun run = compare("--strategies", "random,in-batch", "--seeds", "1", "--mode", "drawn", "--json");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode row = MAPPER.readTree(run.out()).get("results").get(1);
        assertEquals("not applicable", row.get("outcome").asText());
        assertTrue(row.get("reason").asText().contains("draws no negatives"), row.toString());
    }

    @Test
    void offersTitlesWhereThereIsNoTrainSplit() {
        BenchRun run = BenchRun.of(
                "compare",
                "--data-dir",
                data.toString(),
                "--dataset",
                "untrained",
                "--out",
                out.resolve("u").toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("no train split") && run.err().contains("--train-on titles"), run.err());
        assertFalse(Files.exists(out.resolve("u")), "nothing is created for an experiment that cannot run");
    }

    @Test
    void trainsOnTitles() {
        BenchRun run = BenchRun.of(
                "compare",
                "--data-dir",
                data.toString(),
                "--dataset",
                "untrained",
                "--out",
                out.resolve("t").toString(),
                "--strategies",
                "random,topk",
                "--seeds",
                "1",
                "--epochs",
                "1",
                "--no-throughput",
                "--train-on",
                "titles");
        assertEquals(0, run.exitCode(), run.err());
    }

    @Test
    void refusesResultsOfAnotherConfigurationAndNamesTheDifference() {
        compare("--strategies", "random,topk", "--seeds", "1", "--epochs", "1");
        BenchRun other = compare("--strategies", "random,topk", "--seeds", "1", "--epochs", "2");
        assertEquals(2, other.exitCode(), other.err());
        assertFalse(other.err().contains("\tat "), other.err());
        assertTrue(other.err().contains("epochs"), other.err());
        BenchRun fresh = compare("--strategies", "random,topk", "--seeds", "1", "--epochs", "2", "--fresh");
        assertEquals(0, fresh.exitCode(), fresh.err());
    }

    @Test
    void namesWhatWasProbablyMeant() {
        assertRefused(compare("--strategies", "simanz"), "did you mean 'simans'");
        assertRefused(compare("--strategies", "simans(alpha=1)"), "unknown parameter 'alpha'");
        assertRefused(compare("--strategies", "simans(a=minus)"), "a=minus");
        assertRefused(compare("--strategies", "simans(a=1"), "closing bracket");
        assertRefused(compare("--strategies", "percpos(0.95)|take(3)"), "topk(200)|percpos");
        assertRefused(compare("--strategies", "topk|hardest|uniform"), "hardest has no effect");
        assertRefused(compare("--strategies", "random", "--measures", "nDGC@10"), "nDCG");
        assertRefused(BenchRun.of("compare", "--dataset", "wordnet-sense"), "wordnet-senses");
        assertRefused(BenchRun.of("compare", "--sedes", "3"), "--seeds");
        assertRefused(BenchRun.of("comapre"), "compare");
        assertRefused(compare("--strategies", "random", "--seeds", "0"), "--seeds");
        assertRefused(compare("--strategies", "random", "--mode", "drwan"), "drwan");
    }

    @Test
    void asksForMoreCandidatesThanThereAreDocuments() throws Exception {
        BenchRun run = compare("--strategies", "topk(100000),simans(k=5000)", "--seeds", "1", "--epochs", "1");
        assertEquals(0, run.exitCode(), run.err());
    }

    private static void assertRefused(BenchRun run, String words) {
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(words), "expected '" + words + "' in: " + run.err());
        assertFalse(run.err().contains("\tat "), "no stack trace for a user's slip: " + run.err());
    }

    private static String metrics(BenchRun run) throws Exception {
        List<String> all = new ArrayList<>();
        MAPPER.readTree(run.out())
                .get("results")
                .forEach(row -> all.add(row.get("metrics").toString()));
        return String.join("\n", all);
    }

    private BenchRun compare(String... options) {
        return BenchRun.of(arguments(out.resolve("results"), options));
    }

    private static String[] arguments(Path results, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "compare",
                "--data-dir",
                data.toString(),
                "--dataset",
                "tiny",
                "--out",
                results.toString(),
                "--no-throughput"));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }
}
