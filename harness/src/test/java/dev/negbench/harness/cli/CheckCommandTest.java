package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.journal.BaselineDirectory;
import dev.negbench.reports.results.ExperimentPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines and checks from end to end, on a made-up collection. */
class CheckCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path data;

    @TempDir
    private static Path baselines;

    @TempDir
    private Path out;

    @BeforeAll
    static void saveBaseline() {
        TinyCollection.write(data, "tiny", true);
        BenchRun saved = save("main", "--strategies", "random,topk", "--seeds", "3");
        assertEquals(0, saved.exitCode(), saved.err());
        assertEquals(baselines.resolve("main") + "\n", saved.out());
    }

    @Test
    void theSameCodeIsIdentical() throws Exception {
        BenchRun run = check("main", "--json");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode json = MAPPER.readTree(run.out());
        assertEquals(2, json.get("quality").size());
        for (JsonNode row : json.get("quality")) {
            assertEquals("identical", row.get("verdict").asText(), row.toString());
            assertEquals(row.get("seedFlipRate"), row.get("negativeFlipRate"));
            assertEquals(60, row.get("queries").asInt());
        }
        assertEquals(0, json.get("notes").size(), json.toString());
        assertTrue(check("main").out().contains(": 2 identical\n"));
    }

    /** The baseline ranked judged documents only; what is checked lets all others come before them. */
    @Test
    void worseScoresAreARegression() throws Exception {
        BenchRun saved = save(
                "condensed", "--strategies", "random,topk", "--seeds", "3", "--unjudged", "skip", "--out",
                out.resolve("condensed").toString());
        assertEquals(0, saved.exitCode(), saved.err());
        replant("lost", "condensed", "unjudged", "non-relevant");
        BenchRun run = check("lost", "--json");
        assertEquals(1, run.exitCode(), run.out() + run.err());
        for (JsonNode row : MAPPER.readTree(run.out()).get("quality")) {
            assertEquals("REGRESSION", row.get("verdict").asText(), row.toString());
            assertTrue(row.get("high").asDouble() < 0, row.toString());
            assertFalse(row.get("reasons").isEmpty());
        }
    }

    /** What is checked leaves out every document that nobody judged, as an evaluation with a leak would. */
    @Test
    void surprisinglyGoodScoresAreFlaggedUnlessAllowed() {
        replant("leak", "main", "unjudged", "skip");
        Path results = out.resolve("leak");
        BenchRun run = check("leak", "--out", results.toString());
        assertEquals(1, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("2 IMPROVEMENT") && run.out().contains("look for leakage"), run.out());
        assertEquals(0, check("leak", "--allow-improvement", "--out", results.toString()).exitCode());
    }

    @Test
    void takesResultsThatAreThere() throws Exception {
        Path results = out.resolve("compared");
        BenchRun compared = BenchRun.of(
                "compare", "--data-dir", data.toString(), "--dataset", "tiny", "--strategies", "random,topk",
                "--seeds", "3", "--no-throughput", "--out", results.toString());
        assertEquals(0, compared.exitCode(), compared.err());
        BenchRun judged = check("main", "--results", results.toString());
        assertEquals(0, judged.exitCode(), judged.err());
        assertTrue(judged.out().contains("2 identical"), judged.out());
        String folder = out.resolve("kept").toString();
        BenchRun kept = BenchRun.of(
                "baseline", "save", "v1", "--baselines", folder, "--from", results.toString(), "--note",
                "before <b>");
        assertEquals(0, kept.exitCode(), kept.err());
        JsonNode history = MAPPER.readTree(
                BenchRun.of("baseline", "list", "--json", "--baselines", folder).out());
        assertEquals("v1", history.get(0).get("name").asText());
        assertEquals("before <b>", history.get(0).get("note").asText());
        assertEquals(3, history.get(0).get("seeds").asInt());
        assertEquals("topk", history.get(0).get("means").get(1).get("strategy").asText());
        double mean = history.get(0).get("means").get(1).get("mean").asDouble();
        assertTrue(mean > 0.1 && mean < 1, "mean " + mean);
        assertTrue(BenchRun.of("baseline", "list", "--baselines", folder).out().contains("nDCG@10"));
        assertFalse(Files.readString(Path.of(folder, "v1", "baseline.json")).contains(data.toString()));
        assertRefused(BenchRun.of("baseline", "save", "v1", "--baselines", folder, "--from", results.toString()),
                "v1 exists");
        draws(folder, results);
        BenchRun replaced = BenchRun.of(
                "baseline", "save", "v1", "--baselines", folder, "--from", results.toString(), "--replace");
        assertEquals(0, replaced.exitCode(), replaced.err());
        try (Stream<Path> left = Files.list(Path.of(folder))) {
            assertEquals(List.of("v1"), left.map(path -> path.getFileName().toString()).toList());
        }
        assertRefused(
                BenchRun.of(
                        "baseline", "save", "v2", "--baselines", folder, "--from", results.toString(), "--seeds", "3"),
                "leave out --seeds");
    }

    /** The history of a folder with a baseline of these results, and of one with a baseline of another measure. */
    private void draws(String folder, Path results) throws IOException {
        BenchRun drawn = BenchRun.of("report", results.toString(), "--history", folder);
        assertEquals(0, drawn.exitCode(), drawn.err());
        assertFalse(drawn.err().contains("history:"), drawn.err());
        String html = Files.readString(results.resolve("report.html"));
        assertTrue(html.contains("<section id=\"history\">") && html.contains("before &lt;b&gt;"));
        assertEquals(
                1 + 2 * 2, Files.readAllLines(results.resolve("tables").resolve("history.csv")).size());
        String measured = out.resolve("measured").toString();
        assertEquals(
                0,
                BenchRun.of(
                                "baseline", "save", "mrr", "--baselines", measured, "--data-dir", data.toString(),
                                "--dataset", "tiny", "--strategies", "random", "--seeds", "1", "--epochs", "1",
                                "--measures", "MRR@10", "--out", out.resolve("mrr").toString())
                        .exitCode());
        BenchRun none = BenchRun.of("report", results.toString(), "--history", measured);
        assertEquals(0, none.exitCode(), none.err());
        assertTrue(none.err().contains("history: mrr is left out, it holds MRR@10, not nDCG@10"), none.err());
        assertTrue(none.err().contains("the report has no history"), none.err());
        assertFalse(Files.readString(results.resolve("report.html")).contains("id=\"history\""));
        assertRefused(BenchRun.of("report", results.toString(), "--history", folder + "/v1"), "it is one itself");
        assertRefused(BenchRun.of("report", results.toString(), "--history", folder + "x"), "no such folder");
        assertRefused(BenchRun.of("report", results.toString(), "--history", data.toString()), "makes one");
    }

    @Test
    void refusesOtherDataOtherSettingsAndDamage() throws IOException {
        Path other = out.resolve("other");
        TinyCollection.write(other, "tiny", true);
        Path corpus = other.resolve("tiny").resolve("corpus.jsonl");
        Files.writeString(corpus, Files.readString(corpus).replaceFirst("river", "lake"));
        BenchRun run = BenchRun.of(
                "check", "--baseline", "main", "--baselines", baselines.toString(), "--data-dir", other.toString());
        assertRefused(run, "the baseline is of other data: fingerprints.tiny");

        replant("written", "main", "chat model", "some");
        assertRefused(check("written"), "depend on chat model some");
        replant("future", "main", "train on", "dreams");
        assertRefused(check("future"), "'train on' is 'dreams'");

        BaselineDirectory.write(baselines.resolve("damaged"), BaselineDirectory.read(baselines.resolve("main")));
        Files.writeString(baselines.resolve("damaged").resolve("scores-1.tsv"), "query\n");
        BenchRun damaged = check("damaged");
        assertEquals(3, damaged.exitCode(), damaged.err());
        assertTrue(damaged.err().contains("scores-1.tsv: damaged or edited"), damaged.err());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused(check("mian"), "did you mean 'main'?");
        assertRefused(check("../main"), "is no name of a baseline");
        assertRefused(check("main", "--no-quality"), "has no timings");
        assertRefused(check("main", "--no-quality", "--no-speed"), "leave nothing to check");
        assertRefused(check("main", "--against", "."), "name benchmarks by --speed");
        assertRefused(check("main", "--speed", "x"), "--against");
        assertRefused(check("main", "--no-speed", "--against", "."), "leave out --no-speed");
        assertRefused(check("main", "--no-quality", "--against", ".", "--speed", "NoSuch"), "matches no benchmark");
        assertRefused(save("other", "--margin", "0"), "the margin must be above 0");
        assertRefused(save("other", "--note", "two\nlines"), "a note is one line");
        assertRefused(save("other", "--speed", "("), "is no regular expression");
    }

    /** Copies a baseline with another value of a setting, as if the code had meant another thing by the same one. */
    private static void replant(String name, String of, String setting, String value) {
        Baseline from = BaselineDirectory.read(baselines.resolve(of));
        ExperimentPlan plan = from.plan();
        Map<String, String> settings = new LinkedHashMap<>(plan.settings());
        settings.put(setting, value);
        ExperimentPlan planted = new ExperimentPlan(
                plan.schema(), plan.strategies(), plan.baseline(), plan.datasets(), plan.fingerprints(),
                plan.encoder(), plan.modes(), plan.seeds(), plan.negatives(), plan.measures(), settings, "");
        BaselineDirectory.write(
                baselines.resolve(name),
                new Baseline(
                        from.savedAt(), from.revision(), from.note(), from.environment(), planted,
                        from.strategiesInFull(), from.rules(), from.scores(), from.speed()));
    }

    private static void assertRefused(BenchRun run, String words) {
        assertEquals(2, run.exitCode(), run.out() + run.err());
        assertTrue(run.err().contains(words), "expected '" + words + "' in: " + run.err());
        assertFalse(run.err().contains("\tat "), "no stack trace for a user's slip: " + run.err());
    }

    private static BenchRun save(String name, String... options) {
        return run(List.of("baseline", "save", name, "--dataset", "tiny"), data.resolve("saved").toString(), options);
    }

    private BenchRun check(String name, String... options) {
        return run(List.of("check", "--baseline", name), out.resolve("checked-" + name.hashCode()).toString(), options);
    }

    private static BenchRun run(List<String> verb, String results, String... options) {
        List<String> all = new ArrayList<>(verb);
        all.addAll(List.of("--baselines", baselines.toString(), "--data-dir", data.toString()));
        all.addAll(List.of(options));
        if (!all.contains("--out")) {
            all.addAll(List.of("--out", results));
        }
        return BenchRun.of(all.toArray(String[]::new));
    }
}
