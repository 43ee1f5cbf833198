package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adversarial game, from the command line to the stored results. */
class Ar2CompareTest {
    private static final String RETRIEVER = "ar2(gate=ignore)";
    private static final String RANKER = "ar2(gate=ignore,rerank=yes)";

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void write() {
        TinyCollection.write(data, "tiny", true);
    }

    private BenchRun compare(String strategies, int epochs) {
        return BenchRun.of(
                "compare",
                "--data-dir",
                data.toString(),
                "--dataset",
                "tiny",
                "--epochs",
                Integer.toString(epochs),
                "--patience",
                "9",
                "--batch-size",
                "8",
                "--seeds",
                "1",
                "--no-throughput",
                "--strategies",
                strategies,
                "--out",
                out.toString());
    }

    private CellResult cell(String strategy) {
        return Journal.read(out).cells().stream()
                .filter(cell -> cell.strategy().equals(strategy))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Double> figures(CellResult cell) {
        return cell.diagnostics().stream().collect(Collectors.toMap(Diagnostic::name, Diagnostic::value));
    }

    /** 120 training queries in batches of 8: 15 steps an epoch, of which 4 are the ranker's. */
    @Test
    void bothFiguresReachTheResults() throws IOException {
        BenchRun run = compare("random,ance," + RETRIEVER + "," + RANKER + ",ar2(code,gate=ignore,reduction=sum)", 5);
        assertEquals(0, run.exitCode(), run.err());
        CellResult retriever = cell(RETRIEVER);
        CellResult ranker = cell(RANKER);
        for (String strategy : List.of(RETRIEVER, RANKER, "ar2(variant=code,reduction=sum,gate=ignore)")) {
            CellResult cell = cell(strategy);
            assertEquals(CellStatus.FINISHED, cell.status(), cell.reason());
            Map<String, Double> figures = figures(cell);
            assertEquals(15 + 3 * 4, figures.get("steps of the ranker"), strategy);
            assertEquals(3 * 11, figures.get("steps of the retriever against it"), strategy);
            assertEquals(5 * 15, cell.cost().steps());
            assertEquals(4, cell.cost().poolBuilds());
            double entropy = figures.get("entropy of the retriever's first 15, nats");
            assertTrue(entropy > 0 && entropy < Math.log(15), "entropy " + entropy);
            assertTrue(cell.cost().companionSeconds() > 0);
            assertEquals(
                    cell.curve().get(1).devQuality(),
                    figures.get("warm retriever, quality on dev"),
                    "the ranker warms up while the retriever rests");
            assertEquals(cell.curve().get(1).devQuality(), cell.curve().get(2).devQuality());
        }
        double alone = retriever.metrics().get("nDCG@10");
        double with = ranker.metrics().get("nDCG@10");
        assertEquals(with, figures(retriever).get("with the ranker, nDCG@10"));
        assertEquals(alone, figures(ranker).get("retriever alone, nDCG@10"));
        assertEquals(
                figures(ranker).get("with the warm ranker, nDCG@10"),
                figures(retriever).get("with the warm ranker, nDCG@10"));
        assertTrue(Files.readString(out.resolve("report.md")).contains("with the ranker, nDCG@10"));
    }

    @Test
    void aGameThatCannotBeginSaysWhy() {
        compare("random," + RETRIEVER, 2);
        CellResult cell = cell(RETRIEVER);
        assertEquals(CellStatus.NOT_APPLICABLE, cell.status());
        assertTrue(cell.reason().contains("its warm-up takes 2 epochs, and training has 2 in all"), cell.reason());
    }
}
