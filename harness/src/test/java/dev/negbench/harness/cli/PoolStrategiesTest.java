package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Strategies whose pool comes from several places, trained and tested from the command line. */
class PoolStrategiesTest {
    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void write() throws IOException {
        TinyCollection.write(data, "tiny", true);
        Path folder = Files.createDirectories(
                TinyCollection.write(data, "labels", true).resolve("taxonomy"));
        List<String> nodes = new ArrayList<>(List.of("id\tlabel"));
        List<String> edges = new ArrayList<>(List.of("child-id\tparent-id"));
        for (int d = 0; d < TinyCollection.DOCUMENTS; d++) {
            nodes.add("d" + d + "\tlabel " + d);
            edges.add("d" + d + "\ttopic" + d % 20);
        }
        for (int t = 0; t < 20; t++) {
            nodes.add("topic" + t + "\ttopic " + t);
        }
        Files.write(folder.resolve("nodes.tsv"), nodes);
        Files.write(folder.resolve("broader.tsv"), edges);
    }

    private List<CellResult> compare(String dataset, String strategies) {
        BenchRun run = BenchRun.of(
                "compare",
                "--data-dir",
                data.toString(),
                "--dataset",
                dataset,
                "--epochs",
                "1",
                "--seeds",
                "1",
                "--no-throughput",
                "--strategies",
                strategies,
                "--out",
                out.toString());
        assertEquals(0, run.exitCode(), run.err());
        return Journal.read(out).cells();
    }

    @Test
    void generatorsAreMergedInEveryWay() {
        List<CellResult> cells = compare(
                "tiny",
                "random,r2anker,r2anker(merge=mixture),r2anker(merge=union),"
                        + "r2anker(merge=softmax,generators=bm25+minilm+rm3+initial,depth=20),r2anker|percpos(0.95)");
        assertEquals(6, cells.size());
        for (CellResult cell : cells) {
            assertEquals(CellStatus.FINISHED, cell.status(), cell.strategy() + ": " + cell.reason());
            assertTrue(cell.drawn().drawn() > 0, cell.strategy());
        }
    }

    /** Twelve documents a topic: eleven siblings less the positive, so that 30 siblings are not to be had. */
    @Test
    void labelsAreDrawnByTheirRelations() {
        List<CellResult> cells = compare(
                "labels",
                "skill-extraction,skill-extraction(arm=combination+random),skill-extraction(arm=levenshtein)"
                        + ",skill-extraction(arm=encoder),skill-extraction(arm=siblings)|take(30)");
        for (CellResult cell : cells) {
            assertEquals(CellStatus.FINISHED, cell.status(), cell.strategy() + ": " + cell.reason());
            boolean tooMany = cell.strategy().contains("take(30)");
            assertEquals(
                    tooMany ? Map.of("FALLBACK", cell.drawn().examples()) : Map.of(),
                    cell.drawn().shortfalls(),
                    cell.strategy());
        }
    }

    @Test
    void withoutATaxonomyThereAreNoRelations() {
        CellResult cell = compare("tiny", "random,skill-extraction").stream()
                .filter(one -> one.strategy().equals("skill-extraction"))
                .findFirst()
                .orElseThrow();
        assertEquals(CellStatus.NOT_APPLICABLE, cell.status());
        assertTrue(cell.reason().contains("taxonomy"), cell.reason());
    }
}
