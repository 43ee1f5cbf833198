package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import java.nio.file.Path;
import java.util.List;
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
    static void write() {
        TinyCollection.write(data, "tiny", true);
    }

    private List<CellResult> compare(String strategies) {
        BenchRun run = BenchRun.of(
                "compare",
                "--data-dir",
                data.toString(),
                "--dataset",
                "tiny",
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
        List<CellResult> cells = compare("random,r2anker,r2anker(merge=mixture),r2anker(merge=union),"
                + "r2anker(merge=softmax,generators=bm25+minilm+rm3+initial,depth=20),r2anker|percpos(0.95)");
        assertEquals(6, cells.size());
        for (CellResult cell : cells) {
            assertEquals(CellStatus.FINISHED, cell.status(), cell.strategy() + ": " + cell.reason());
            assertTrue(cell.drawn().drawn() > 0, cell.strategy());
        }
    }
}
