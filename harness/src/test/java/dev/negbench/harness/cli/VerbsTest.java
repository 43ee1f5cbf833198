package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.harness.TinyCollection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The verbs besides {@code compare}, in the shapes that scripts rely on. */
class VerbsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    /** JMH's lock keeps two measurements on one machine apart; nothing that counts is measured here. */
    @BeforeAll
    static void timeBesideOthers() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Test
    void listsStrategies() throws Exception {
        JsonNode strategies = json("list", "strategies", "--json");
        assertTrue(strategies.isArray());
        Set<String> ids = new HashSet<>();
        for (JsonNode strategy : strategies) {
            ids.add(strategy.get("id").asText());
            assertFalse(strategy.get("paper").asText().isEmpty());
            boolean changesNothing =
                    Set.of("in-batch", "share-drawn").contains(strategy.get("id").asText());
            assertEquals(changesNothing, strategy.get("stages").isEmpty(), strategy.toString());
        }
        assertTrue(
                ids.containsAll(Set.of("random", "in-batch", "bm25", "topk", "nearest-k", "doc-sim", "simans", "ance")),
                ids.toString());
    }

    @Test
    void listsDatasets() throws Exception {
        JsonNode datasets = json("list", "datasets", "--json");
        for (JsonNode dataset : datasets) {
            assertTrue(dataset.get("documents").asInt() > 0, dataset.toString());
            assertTrue(dataset.get("available").isBoolean());
            dataset.get("splits")
                    .forEach(split -> assertTrue(split.get("queries").asInt() > 0
                            && split.get("pairs").asInt() > 0));
            if (dataset.get("id").asText().equals("wordnet-senses")) {
                assertEquals(117_791, dataset.get("documents").asInt());
                assertTrue(dataset.get("available").asBoolean());
            }
        }
    }

    @Test
    void diagnosesTheMachine() throws Exception {
        JsonNode doctor = json("doctor", "--json");
        assertTrue(doctor.get("faiss").get("available").isBoolean());
        for (String field : new String[] {"version", "blas", "simd"}) {
            assertTrue(doctor.get("faiss").has(field), field);
        }
        assertEquals(
                Runtime.getRuntime().availableProcessors(), doctor.get("cores").asInt());
        assertTrue(doctor.get("vectorApi").isBoolean());
        assertFalse(doctor.get("java").asText().isEmpty());
        JsonNode preflight = doctor.get("preflight");
        assertTrue(
                Set.of("fit", "noisy", "unfit").contains(preflight.get("verdict").asText()), preflight.toString());
        assertEquals(
                preflight.get("verdict").asText().equals("fit"),
                preflight.get("reasons").isEmpty(),
                preflight.toString());
        BenchRun table = BenchRun.of("doctor");
        for (String row : new String[] {
            "Java", "system", "heap", "vector instructions", "timing", "FAISS", "BLAS", "encoder minilm", "datasets",
            "cache", "disk for the cache", "disk for results"
        }) {
            assertTrue(table.out().contains("\n" + row + " "), row + " is missing: " + table.out());
        }
        assertTrue(doctor.get("jdk").isBoolean(), doctor.toString());
        assertTrue(doctor.get("encoders").get("minilm").asBoolean(), "it comes with the build");
        assertTrue(doctor.get("memoryBytes").asLong() > 0 && doctor.get("resultsFreeBytes").asLong() > 0);
        doctor.get("cacheBytes").forEach(bytes -> assertTrue(bytes.asLong() >= 0, doctor.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "in-batch", "bm25", "topk", "nearest-k", "doc-sim", "simans", "ance"})
    void showsEveryStrategy(String id) throws Exception {
        BenchRun run = BenchRun.of("show", id);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().startsWith(id + ": ") && run.out().contains("Stages:"), run.out());
        assertEquals(id, json("show", id, "--json").get("id").asText());
    }

    @Test
    void offersTheNearestNameOfAStrategyToShow() {
        BenchRun run = BenchRun.of("show", "anec");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("did you mean 'ance'"), run.err());
    }

    private static Stream<String> verbs() {
        return verbs("", NegBench.commandLine());
    }

    private static Stream<String> verbs(String prefix, CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .flatMap(sub -> Stream.concat(
                        Stream.of(prefix + sub.getKey()), verbs(prefix + sub.getKey() + " ", sub.getValue())));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbHasHelpWithExamples(String verb) {
        BenchRun run = BenchRun.of((verb + " --help").split(" "));
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("Example") && run.out().contains("./bench " + verb), run.out());
        assertEquals("", run.err());
    }

    @Test
    void timesADrawAndAddsItToAReport() throws Exception {
        TinyCollection.write(directory, "tiny", true);
        Path results = directory.resolve("results");
        BenchRun compared = BenchRun.of(
                "compare",
                "--data-dir",
                directory.toString(),
                "--dataset",
                "tiny",
                "--strategies",
                "random,topk",
                "--seeds",
                "1",
                "--epochs",
                "1",
                "--no-throughput",
                "--out",
                results.toString());
        assertEquals(0, compared.exitCode(), compared.err());
        JsonNode costs = json(
                "throughput",
                "--data-dir",
                directory.toString(),
                "--dataset",
                "tiny",
                "--strategies",
                "topk",
                "--candidates",
                "100",
                "--draws",
                "5",
                "--quick",
                "--into",
                results.toString(),
                "--out",
                directory.resolve("forks").toString(),
                "--json");
        assertEquals(1, costs.size());
        JsonNode cost = costs.get(0);
        assertEquals("topk", cost.get("strategy").asText());
        assertEquals(100, cost.get("candidates").asInt());
        assertEquals(5, cost.get("draws").asInt());
        assertTrue(cost.get("micros").asDouble() > 0 && cost.get("micros").asDouble() < 1000, cost.toString());
        assertTrue(cost.has("error"));
        assertEquals(0, cost.get("bytes").asDouble(), "a draw allocates nothing");
        assertEquals("draw", cost.get("stage").asText());
        assertTrue(cost.get("cpuShare").asDouble() > 0 && cost.get("cpuShare").asDouble() < 1.1, cost.toString());
        assertTrue(Files.readString(results.resolve("throughput.jsonl")).contains("topk"));
        String report = Files.readString(results.resolve("report.md"));
        assertTrue(report.contains("Just before, the machine was "), report);
    }

    @Test
    void comparesTheCostOfDrawsWithAnEarlierRun() throws Exception {
        TinyCollection.write(directory, "tiny", true);
        Path old = directory.resolve("old.json");
        String figure = "{\"strategy\":\"%s\",\"dataset\":\"tiny\",\"candidates\":100,\"draws\":5,\"micros\":%s,"
                + "\"error\":0,\"bytes\":0}";
        // No draw takes a second, so the verdict does not hang on this machine's speed.
        Files.writeString(old, "[" + figure.formatted("topk", "1e6") + "," + figure.formatted("gone", "1") + "]");
        String[] timing = {
            "throughput", "--data-dir", directory.toString(), "--dataset", "tiny", "--strategies", "topk",
            "--candidates", "100", "--draws", "5", "--quick", "--json", "--compare", old.toString(),
            "--out", directory.resolve("forks").toString()
        };
        BenchRun run = BenchRun.of(timing);
        assertEquals(0, run.exitCode(), run.err());
        int preflight = run.err().indexOf(" for timing: ");
        assertTrue(preflight >= 0 && preflight < run.err().indexOf("DrawBenchmark.draw"), run.err());
        JsonNode changes = MAPPER.readTree(run.out());
        assertEquals(2, changes.size());
        assertEquals("faster", changes.get(0).get("verdict").asText());
        assertTrue(changes.get(0).get("low").asDouble() < changes.get(0).get("ratio").asDouble());
        assertTrue(changes.get(0).get("ratio").asDouble() < changes.get(0).get("high").asDouble());
        assertTrue(changes.get(1).get("newMicros").isNull());
        assertEquals("missing in new", changes.get(1).get("verdict").asText());

        Files.writeString(old, "[" + figure.formatted("topk", "1e-6") + "]");
        BenchRun slower = BenchRun.of(Stream.concat(Stream.of(timing), Stream.of("--fail-on-slowdown", "5"))
                .toArray(String[]::new));
        assertEquals(1, slower.exitCode(), slower.err());
        assertTrue(slower.err().contains("earlier timings were set aside"), slower.err());
        assertEquals("slower", MAPPER.readTree(slower.out()).get(0).get("verdict").asText());

        timing[6] = "topk,topk";
        BenchRun twice = BenchRun.of(timing);
        assertEquals(2, twice.exitCode());
        assertTrue(twice.err().contains("--strategies has topk twice"), twice.err());
        Files.writeString(old, "{}");
        BenchRun bad = BenchRun.of(timing[0], "--compare", old.toString());
        assertEquals(2, bad.exitCode());
        assertTrue(bad.err().contains(old + ": expected an array"), bad.err());
    }

    @Test
    void timesASuiteAndMakesItsPage() throws Exception {
        Path forks = directory.resolve("forks");
        String[] suite = {
            "throughput", "--only", "RandomGeneratorBenchmark.(baseline|startStream)", "--forks", "2", "--minutes",
            "0.01", "--json", "--out", forks.toString()
        };
        BenchRun first = BenchRun.of(suite);
        assertEquals(0, first.exitCode(), first.err());
        JsonNode timings = MAPPER.readTree(first.out());
        assertEquals(4, timings.get("runs").size());
        assertEquals(1, timings.get("sittings").size());
        Path stored = Files.writeString(directory.resolve("suite.json"), first.out());

        // As a kill between two forks leaves it: three forks, the third torn, and nothing that says it is complete.
        Path lines = forks.resolve("speed.jsonl");
        byte[] whole = Files.readAllBytes(lines);
        int end = new String(whole, StandardCharsets.UTF_8).lines().limit(3).mapToInt(l -> l.length() + 1).sum();
        Files.write(lines, Arrays.copyOf(whole, end + 20));
        Files.delete(forks.resolve("complete"));
        BenchRun second = BenchRun.of(suite);
        assertEquals(0, second.exitCode(), second.err());
        JsonNode resumed = MAPPER.readTree(second.out());
        assertEquals(timings.get("runs").get(0), resumed.get("runs").get(0));
        assertEquals(timings.get("runs").get(1), resumed.get("runs").get(1));
        assertEquals(4, resumed.get("runs").size());
        assertEquals(2, resumed.get("sittings").size());

        BenchRun page = BenchRun.of("report", "--performance", stored.toString());
        assertEquals(0, page.exitCode(), page.err());
        assertTrue(page.out().contains("\n`RandomGeneratorBenchmark`\n"), page.out());
        assertEquals(2, BenchRun.of("report", "--performance", stored.toString(), "x").exitCode());
        assertEquals(3, BenchRun.of("report", "--performance", lines.toString()).exitCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--only (",
                "--only NoSuchBenchmark",
                "--suite --strategies topk",
                "--fail-on-slowdown 5",
                "--against . --forks 1",
                "--against . --compare x",
                "--against no-such-build",
                "--minutes 0",
                "--forks 0"
            })
    void refusesToTimeWhatMakesNoSense(String options) {
        BenchRun run = BenchRun.of(("throughput " + options).split(" "));
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().startsWith("bench: "), run.err());
    }

    @Test
    void rendersStoredResultsAgainstAnotherBaseline() throws Exception {
        TinyCollection.write(directory, "tiny", true);
        Path results = directory.resolve("results");
        BenchRun.of(
                "compare",
                "--data-dir",
                directory.toString(),
                "--dataset",
                "tiny",
                "--strategies",
                "random,topk",
                "--seeds",
                "1",
                "--epochs",
                "1",
                "--no-throughput",
                "--out",
                results.toString());
        Files.delete(results.resolve("report.html"));
        JsonNode report = json("report", results.toString(), "--baseline", "topk", "--json");
        assertEquals("topk", report.get("baseline").asText());
        assertEquals("baseline", report.get("results").get(1).get("verdict").asText());
        assertTrue(Files.readString(results.resolve("report.html")).contains("<h2>Query by query</h2>"));
        assertTrue(Files.readString(results.resolve("comparison.tex")).startsWith("\\begin{table}"));
        assertTrue(Files.readString(results.resolve("tables/pairs.csv")).startsWith("dataset,mode,strategy,other"));
        assertTrue(Files.readString(results.resolve("query-texts.json")).contains("\"schema\":1"));
        assertEquals(
                2,
                BenchRun.of("report", results.toString(), "--baseline", "nothing")
                        .exitCode());
        BenchRun missing = BenchRun.of("report", directory.resolve("missing").toString());
        assertEquals(2, missing.exitCode());
        assertFalse(missing.err().contains("\tat "), missing.err());
    }

    private static JsonNode json(String... arguments) throws Exception {
        BenchRun run = BenchRun.of(arguments);
        assertEquals(0, run.exitCode(), run.err());
        return MAPPER.readTree(run.out());
    }
}
