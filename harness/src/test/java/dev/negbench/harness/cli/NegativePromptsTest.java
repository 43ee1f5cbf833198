package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Negative prompts from the command line: the diffusion, and feedback in a comparison. */
class NegativePromptsTest {
    private static final int DOCUMENTS = 160;
    private static final String[][] TOPICS = {
        {"river", "boat", "harbor", "bridge"},
        {"engine", "wheel", "motor", "garage"},
        {"forest", "maple", "mushroom", "deer"},
        {"violin", "concert", "melody", "piano"}
    };

    @TempDir
    private Path directory;

    /** Documents of four topics, every second one yellow; a test query has one yellow document that is not wanted. */
    @BeforeEach
    void writeCollection() throws IOException {
        Random random = new Random(3);
        List<String> corpus = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        List<List<String>> qrels = List.of(new ArrayList<>(), new ArrayList<>());
        qrels.forEach(lines -> lines.add("query-id\tcorpus-id\tscore"));
        for (int d = 0; d < DOCUMENTS; d++) {
            String[] topic = TOPICS[d % 4];
            String own = topic[random.nextInt(4)] + " " + topic[random.nextInt(4)] + " number" + d;
            corpus.add("{\"_id\":\"d" + d + "\",\"title\":\"\",\"text\":\"" + own + (d / 4 % 2 == 0 ? " yellow" : "")
                    + "\"}");
            queries.add("{\"_id\":\"q" + d + "\",\"text\":\"" + topic[random.nextInt(4)] + " with number" + d + "\"}");
            List<String> split = qrels.get(d < DOCUMENTS / 2 ? 0 : 1);
            split.add("q" + d + "\td" + d + "\t1");
            if (d >= DOCUMENTS / 2) {
                split.add("q" + d + "\td" + (d + 4) % DOCUMENTS + "\t0");
                split.add("q" + d + "\td" + (d + 8) % DOCUMENTS + "\t0");
            }
        }
        Path folder = Files.createDirectories(directory.resolve("judged").resolve("qrels")).getParent();
        Files.write(folder.resolve("corpus.jsonl"), corpus);
        Files.write(folder.resolve("queries.jsonl"), queries);
        Files.write(folder.resolve("qrels").resolve("train.tsv"), qrels.get(0));
        Files.write(folder.resolve("qrels").resolve("test.tsv"), qrels.get(1));
    }

    private BenchRun diffuse(String... more) {
        List<String> arguments = new ArrayList<>(List.of("diffuse", "--data-dir", directory.toString()));
        arguments.addAll(List.of(more));
        return BenchRun.of(arguments.toArray(new String[0]));
    }

    @Test
    void diffusesOverACollectionAndRepeats() throws IOException {
        String[] arguments = {
            "--dataset", "judged", "--word", "Yellow", "--clusters", "4", "--dimensions", "8", "--samples", "20",
            "--seeds", "2", "--stride", "10", "--guidance", "3", "--json"
        };
        BenchRun run = diffuse(arguments);
        assertEquals(0, run.exitCode(), run.err());
        JsonNode all = new ObjectMapper().readTree(run.out());
        assertEquals("the word 'yellow'", all.get("about").get("object").asText());
        assertEquals(DOCUMENTS, all.get("about").get("number of points").asInt());
        assertEquals(80, all.get("about").get("negative condition").asInt());
        JsonNode report = all.get("runs").get(0);
        assertEquals(2.0 / 3, report.get("neutralPosterior").asDouble(), 1e-12);
        // Windows from 0, 10 and 20; the first 10 and 20 steps; to the end from 0, 10 and 20; each with its control.
        assertEquals(16, report.get("arms").size());
        for (JsonNode arm : report.get("arms")) {
            assertEquals(40, arm.get("objects").asInt() + arm.get("others").asInt());
        }
        assertEquals(30, report.get("curves").get("objectMass").size());
        assertEquals(run.out(), diffuse(arguments).out(), "on any number of threads, again");
    }

    @Test
    void choosesTheWordAndPrintsTables() {
        BenchRun run = diffuse(
                "--dataset", "judged", "--clusters", "4", "--dimensions", "0", "--samples", "5", "--seeds", "1",
                "--stride", "15", "--guidance", "3");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("', chosen here"), run.out());
        assertTrue(run.out().contains("random instead") && run.out().contains("EXPLORATORY"), run.out());
    }

    @Test
    void whatCannotBeRunIsRefusedWithARemedy() {
        assertRefused("'yellow'", "--dataset", "judged", "--word", "yelow");
        assertRefused("30 to 80 %", "--dataset", "judged", "--word", "number3", "--clusters", "4");
        assertRefused("at least 1", "--guidance", "0.5");
        assertRefused("exclude each other", "--dataset", "judged", "--world", "own");
        assertRefused("belongs to --dataset", "--word", "yellow");
        assertRefused("minilm", "--dataset", "judged", "--encoder", "minilmm");
        assertRefused("2 to 1000", "--steps", "1");
    }

    private void assertRefused(String remedy, String... arguments) {
        BenchRun run = diffuse(arguments);
        assertEquals(ExitCode.USAGE, run.exitCode(), run.err());
        assertTrue(run.err().contains(remedy), run.err());
    }

    private CellResult cell(String strategy) {
        return Journal.read(directory.resolve("out")).cells().stream()
                .filter(cell -> cell.strategy().equals(strategy))
                .findFirst()
                .orElseThrow(() -> new AssertionError(strategy + " is none of "
                        + Journal.read(directory.resolve("out")).cells().stream()
                                .map(CellResult::strategy)
                                .toList()));
    }

    private BenchRun compare(String dataset, String strategies) {
        return BenchRun.of(
                "compare",
                "--data-dir",
                directory.toString(),
                "--dataset",
                dataset,
                "--strategies",
                strategies,
                "--epochs",
                "1",
                "--seeds",
                "1",
                "--no-throughput",
                "--out",
                directory.resolve("out").toString());
    }

    @Test
    void feedbackRunsInAComparisonWithItsControls() {
        BenchRun run = compare(
                "judged",
                "random,random|negative-prompts(w=0),random|negative-prompts(w=2,when=search),"
                        + "random|negative-prompts(preset=textbook)");
        assertEquals(0, run.exitCode(), run.err());
        CellResult plain = cell("random");
        CellResult without = cell("random|negative-prompts(when=rerank,w=0)");
        CellResult with = cell("random|negative-prompts(when=search,w=2)");
        for (CellResult each : List.of(plain, without, with)) {
            assertEquals(CellStatus.FINISHED, each.status(), each.reason());
        }
        assertEquals(plain.metrics(), without.metrics(), "no weight, no difference");
        assertNotEquals(plain.metrics(), with.metrics());
        assertEquals(80, figure(with, "queries with feedback"));
        assertEquals(1, figure(without, "Kendall tau, feedback"), 1e-12);
        assertTrue(figure(with, "residual nDCG@10, random feedback") > 0);
    }

    private static double figure(CellResult cell, String name) {
        return cell.diagnostics().stream()
                .filter(diagnostic -> diagnostic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is none of " + cell.diagnostics()))
                .value();
    }
}
