package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.chat.ChatServer;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons with negatives that are written, from the command line to the records they leave. */
class GeneratedCompareTest {
    private static final long TRAIN_QUERIES = TinyCollection.DOCUMENTS / 2;

    @TempDir
    private static Path data;

    @TempDir
    private Path directory;

    @BeforeAll
    static void write() {
        TinyCollection.write(data, "tiny", true);
    }

    private BenchRun compare(String out, String strategies, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "compare",
                "--data-dir",
                data.toString(),
                "--dataset",
                "tiny",
                "--epochs",
                "1",
                "--no-throughput",
                "--strategies",
                strategies,
                "--out",
                directory.resolve(out).toString()));
        all.addAll(List.of(more));
        return BenchRun.of(all.toArray(String[]::new));
    }

    private CellResult cell(String out, String strategy) {
        return Journal.read(directory.resolve(out)).cells().stream()
                .filter(cell -> cell.strategy().equals(strategy))
                .min(Comparator.comparingLong(CellResult::seed))
                .orElseThrow();
    }

    @Test
    void everyArmTrainsAndSaysWhoWrote() {
        String arms = "random,llm-hn,llm-hn(arm=q),llm-hn(arm=bm25),llm-hn(arm=ce),llm-hn(verify=off,kappa=1)|info-nce";
        BenchRun run = compare("arms", arms, "--seeds", "1");
        assertEquals(0, run.exitCode(), run.err());
        for (CellResult cell : Journal.read(directory.resolve("arms")).cells()) {
            assertEquals(CellStatus.FINISHED, cell.status(), cell.strategy() + ": " + cell.reason());
        }
        for (String arm : List.of("llm-hn", "llm-hn(arm=q)")) {
            CellResult cell = cell("arms", arm);
            Map<String, Long> counts = cell.drawn().corrections();
            assertEquals(TRAIN_QUERIES, counts.get("stand-in: queries"), arm);
            assertEquals(cell.drawn().candidates(), counts.get("stand-in: passages written"), "each is a candidate");
            long refused = cell.drawn().removed().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long missing = counts.get("stand-in: queries left without a passage");
            assertEquals(cell.drawn().candidates(), refused + TRAIN_QUERIES - missing, "written = refused + used");
            assertEquals(TRAIN_QUERIES - missing, cell.drawn().drawn());
        }
        CellResult unverified = cell("arms", "llm-hn(kappa=1,verify=off)|info-nce");
        assertEquals(TRAIN_QUERIES, unverified.drawn().drawn());
        Map<String, Long> mined = cell("arms", "llm-hn(arm=bm25)").drawn().corrections();
        assertTrue(mined.containsKey("style: pairs told apart by words alone"), mined::toString);
    }

    /** Asked once for two seeds, which train on the same passages; the reply is taken for what it is. */
    @Test
    void aModelWritesOnceForAllSeeds() throws Exception {
        String strategy = "llm-hn(generator=llm,verify=off)";
        try (ChatServer server = new ChatServer((exchange, number, body) -> ChatServer.send(
                exchange, 200, ChatServer.saying("<think>hm</think>Hard negative: a passage on the river engine")))) {
            BenchRun run = compare(
                    "asked",
                    "random," + strategy,
                    "--chat-url",
                    server.url(),
                    "--chat-model",
                    "writer",
                    "--chat-cache",
                    directory.resolve("record").toString(),
                    "--seeds",
                    "2");
            assertEquals(0, run.exitCode(), run.err());
            assertEquals(TRAIN_QUERIES, server.bodies.size());
            assertTrue(server.bodies.get(0).contains("answering_passage"), server.bodies.get(0));
        }
        CellResult cell = cell("asked", strategy);
        assertEquals(CellStatus.FINISHED, cell.status(), cell.reason());
        assertEquals(TRAIN_QUERIES, cell.drawn().drawn());
        assertEquals(TRAIN_QUERIES, cell.drawn().corrections().get("chat model: calls"));
        assertNotEquals(cell.metrics(), cell("asked", "random").metrics());
    }

    @Test
    void aRankerLearnsFromQueriesThatNobodyAnswers() {
        String arms = "random,random|docrerank,random|docrerank(train=documents),"
                + "docrerank(train=both,verify=off,kept=1,only=term,depth=5)";
        BenchRun run = compare("queries", arms, "--seeds", "1");
        assertEquals(0, run.exitCode(), run.err());
        for (CellResult cell : Journal.read(directory.resolve("queries")).cells()) {
            assertEquals(CellStatus.FINISHED, cell.status(), cell.strategy() + ": " + cell.reason());
        }
        CellResult half = cell("queries", "random|docrerank");
        assertTrue(half.cost().companionSeconds() > 0);
        assertNotEquals(half.metrics(), cell("queries", "random").metrics(), "the ranker has its say");
        List<String> figures = half.diagnostics().stream().map(Diagnostic::name).toList();
        assertTrue(figures.contains("probe accuracy"), figures::toString);
        assertTrue(figures.contains("queries with variants by stand-in"), figures::toString);
        assertEquals(
                half.curve().get(1).devQuality(),
                cell("queries", "random").curve().get(1).devQuality(),
                "on test");
    }

    /** The model writes one query for each and calls everything unanswerable; seeds ask the same. */
    @Test
    void aModelWritesAndVerifiesQueriesOnceForAllSeeds() throws Exception {
        String strategy = "docrerank(train=queries,generator=llm,judge=llm)";
        try (ChatServer server = new ChatServer((exchange, number, body) -> ChatServer.send(
                exchange, 200, ChatServer.saying(body.contains("JSON array") ? "[\\\"what is it\\\"]" : "NO")))) {
            BenchRun run = compare(
                    "verified",
                    "random," + strategy,
                    "--chat-url",
                    server.url(),
                    "--chat-model",
                    "writer",
                    "--chat-cache",
                    directory.resolve("queries-record").toString(),
                    "--seeds",
                    "2");
            assertEquals(0, run.exitCode(), run.err());
            long written = server.bodies.stream()
                    .filter(body -> body.contains("JSON array"))
                    .count();
            long verified = server.bodies.size() - written;
            assertTrue(written > 0 && written <= TRAIN_QUERIES, written + " asked to write");
            assertTrue(verified > 0 && verified <= 4 * written, verified + " verdicts: two ways, of two queries each");
        }
        assertEquals(CellStatus.FINISHED, cell("verified", strategy).status());
    }
}
