package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runner-up windows and rewritten queries, from the command line to the stored results. */
class ConfitCompareTest {
    private static final int TRAIN_QUERIES = TinyCollection.DOCUMENTS / 2;

    @TempDir
    private static Path data;

    @TempDir
    private Path directory;

    @BeforeAll
    static void write() {
        TinyCollection.write(data, "tiny", true);
    }

    private BenchRun compare(String out, String strategies, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "compare",
                "--data-dir",
                data.toString(),
                "--dataset",
                "tiny",
                "--epochs",
                "2",
                "--seeds",
                "1",
                "--no-throughput",
                "--strategies",
                strategies,
                "--out",
                directory.resolve(out).toString()));
        arguments.addAll(List.of(more));
        return BenchRun.of(arguments.toArray(String[]::new));
    }

    private CellResult cell(String out, String strategy) {
        return Journal.read(directory.resolve(out)).cells().stream()
                .filter(cell -> cell.strategy().equals(strategy))
                .findFirst()
                .orElseThrow();
    }

    /** Writes a text for each query whose ordinal is below the count: the document that answers it. */
    private Path generated(String name, int count) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> documents = Files.readAllLines(data.resolve("tiny").resolve("corpus.jsonl"));
        for (int q = 0; q < count; q++) {
            lines.add(documents.get(q).replace("\"d" + q + "\"", "\"q" + q + "\""));
        }
        return Files.write(directory.resolve(name), lines);
    }

    /** 240 documents: the window is the places 7 and 8. One is drawn an example, half of them are kept. */
    @Test
    void theSecondPhaseDrawsFromTheWindowAndKeepsHalf() {
        BenchRun run = compare(
                "window",
                "random,confit-v2,confit-v2(known=mask),confit-v2(order=positives-first),"
                        + "topk(100)|pool-relative-window(0.1,lower=0.3)");
        assertEquals(0, run.exitCode(), run.err());
        for (String strategy : List.of("confit-v2", "confit-v2(known=mask)", "confit-v2(order=positives-first)")) {
            CellResult cell = cell("window", strategy);
            assertEquals(CellStatus.FINISHED, cell.status(), cell.reason());
            assertEquals(2L * TRAIN_QUERIES, cell.drawn().examples());
            assertEquals(TRAIN_QUERIES / 2, cell.drawn().drawn(), strategy);
            assertEquals(
                    Map.of("DRAWS_NONE", (long) TRAIN_QUERIES, "BATCH_LIMIT", TRAIN_QUERIES / 2L),
                    cell.drawn().shortfalls());
            assertEquals(1, cell.cost().poolBuilds());
        }
        long official = cell("window", "confit-v2").drawn().candidates();
        assertTrue(
                official < 2L * TRAIN_QUERIES && official > TRAIN_QUERIES, "some windows held a positive: " + official);
        assertEquals(
                2L * TRAIN_QUERIES, kept(cell("window", "confit-v2(order=positives-first)"), "outside the window"));
        assertEquals(
                20L * TRAIN_QUERIES,
                kept(
                        cell("window", "topk|pool-relative-window(upper=0.1,lower=0.3)".replace("topk", "topk(k=100)")),
                        "pool-relative-window(0.1,lower=0.3)"));
    }

    private static long kept(CellResult cell, String reason) {
        return cell.drawn().candidates() - cell.drawn().removed().get(reason);
    }

    @Test
    void generatedTextsStandForTheQueriesInTrainingAndSearch() throws IOException {
        String strategies = "random,hyre,confit-v2|hyre(append),random|feedback-query(3)";
        String file = generated("texts.jsonl", TinyCollection.DOCUMENTS).toString();
        BenchRun run = compare("hyre", strategies, "--generated-texts", file);
        assertEquals(0, run.exitCode(), run.err());
        double plain = cell("hyre", "random").metrics().get("nDCG@10");
        assertEquals(1, cell("hyre", "hyre").metrics().get("nDCG@10"), 0.01, "every test query is its own document");
        assertTrue(plain < 0.9, "and was not before: " + plain);
        for (String strategy : List.of("confit-v2|hyre(join=append)", "random|feedback-query(words=3)")) {
            CellResult cell = cell("hyre", strategy);
            assertEquals(CellStatus.FINISHED, cell.status(), cell.reason());
            assertNotEquals(plain, cell.metrics().get("nDCG@10"), strategy);
        }
        String key = cell("hyre", "hyre").key();
        compare("again", strategies, "--generated-texts", file);
        assertEquals(key, cell("again", "hyre").key());
        assertEquals(cell("hyre", "hyre").metrics(), cell("again", "hyre").metrics());
    }

    @Test
    void missingTextsAreNamed() throws IOException {
        String half = generated("half.jsonl", TinyCollection.DOCUMENTS / 2).toString();
        assertEquals(
                0, compare("half", "random,hyre", "--generated-texts", half).exitCode());
        CellResult cell = cell("half", "hyre");
        assertEquals(CellStatus.NOT_APPLICABLE, cell.status());
        assertTrue(cell.reason().contains("has no generated text for 120 of 240 queries"), cell.reason());

        BenchRun none = compare("none", "random,hyre");
        assertEquals(2, none.exitCode(), none.err());
        assertTrue(none.err().contains("--generated-texts"), none.err());

        BenchRun absent = compare(
                "absent",
                "random,hyre",
                "--generated-texts",
                directory.resolve("no").toString());
        assertEquals(2, absent.exitCode(), absent.err());
        assertTrue(absent.err().contains("is no file"), absent.err());
        assertFalse(Files.exists(directory.resolve("absent")));

        Path malformed = Files.writeString(directory.resolve("malformed.jsonl"), "{\"_id\":\"q0\"\n");
        BenchRun broken = compare("broken", "random,hyre", "--generated-texts", malformed.toString());
        assertNotEquals(0, broken.exitCode());
        assertTrue(broken.err().contains("malformed.jsonl"), broken.err());
    }
}
