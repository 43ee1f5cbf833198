package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class AgreeCommandTest {
    @TempDir
    private static Path shared;

    private static Path one;
    private static Path three;

    @TempDir
    private Path out;

    @BeforeAll
    static void compare() {
        TinyCollection.write(shared.resolve("data"), "tiny", true);
        one = compare("one", "random,topk,simans(a=3)", "--epochs", "1");
        three = compare("three", "topk,random,simans", "--epochs", "3");
    }

    private static Path compare(String name, String strategies, String... more) {
        Path directory = shared.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(
                "compare", "--strategies", strategies, "--seeds", "2", "--no-throughput", "--dataset", "tiny",
                "--data-dir", shared.resolve("data").toString(), "--out", directory.toString()));
        arguments.addAll(List.of(more));
        BenchRun run = BenchRun.of(arguments.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run.err());
        return directory;
    }

    private BenchRun agree(String... arguments) {
        List<String> all = new ArrayList<>(List.of("agree"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", out.toString()));
        return BenchRun.of(all.toArray(String[]::new));
    }

    @Test
    void holdsComparisonsAgainstEachOther() throws Exception {
        BenchRun run = agree(one.toString(), three.toString(), "--json");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals("random", json.get("baseline").asText());
        assertEquals(3, json.get("rows").size());
        JsonNode topk = json.get("rows").get(0);
        assertEquals("topk", topk.get("strategy").asText());
        JsonNode experiments = topk.get("experiments");
        double change = experiments.get("three").get("difference").asDouble()
                - experiments.get("one").get("difference").asDouble();
        assertEquals(change, experiments.get("three").get("change").asDouble(), 1e-12);
        assertEquals("not compared", json.get("rows").get(1).get("agreement").asText());
        String page = Files.readString(Path.of(json.get("page").asText()));
        assertTrue(page.contains("epochs"), "the page says what differs");
        assertTrue(Files.exists(out.resolve("agreement.md")) && Files.exists(out.resolve("agreement.csv")));
    }

    @Test
    void namesAndBaselineCanBeChosen() {
        BenchRun run = agree("short=" + one, "long=" + three, "--baseline", "topk");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().lines().findFirst().orElseThrow().contains("change, long"), run.out());
        assertTrue(run.out().contains("Differences in nDCG@10 to topk: "), run.out());
    }

    @Test
    void refusesWhatCannotBeHeldAgainstEachOther() {
        refused("named twice", one.toString(), shared.resolve("data/../one").toString());
        refused("choose a --baseline that all have", one.toString(), three.toString(), "--baseline", "simans(a=3)");
        refused("same name", "a=" + one, "a=" + three);
        refused("no results", one.toString(), shared.resolve("nowhere").toString());
        refused("at least two", one.toString());
    }

    private void refused(String said, String... arguments) {
        BenchRun run = agree(arguments);
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(said), run.err());
    }
}
