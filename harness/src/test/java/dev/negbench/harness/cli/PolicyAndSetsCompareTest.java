package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemes that change the objective, trained and tested from the command line. */
class PolicyAndSetsCompareTest {
    @TempDir
    private Path directory;

    private List<CellResult> compare(String strategies) {
        TinyCollection.write(directory, "tiny", true);
        BenchRun run = BenchRun.of(
                "compare",
                "--data-dir",
                directory.toString(),
                "--dataset",
                "tiny",
                "--epochs",
                "3",
                "--seeds",
                "1",
                "--no-throughput",
                "--strategies",
                strategies,
                "--out",
                directory.resolve("out").toString());
        assertEquals(0, run.exitCode(), run.err());
        List<CellResult> cells = Journal.read(directory.resolve("out")).cells();
        for (CellResult cell : cells) {
            assertEquals(CellStatus.FINISHED, cell.status(), cell.strategy() + ": " + cell.reason());
        }
        return cells;
    }

    /** Of three epochs one warms up, without draws; then every query's whole list is drawn. */
    @Test
    void policiesLearnFromTheirSamples() {
        List<CellResult> cells =
                compare("random,nsr(warmup=1),nsr(preset=paper,warmup=1),nsr(preset=grpo,warmup=0,k=20),"
                        + "nsr(mode=base,warmup=1),nsr(iteration=1,samples=0,warmup=1),nsr(warmup=1)|percpos(0.99)");
        CellResult nsr = cells.stream()
                .filter(cell -> cell.strategy().equals("nsr(warmup=1)"))
                .findFirst()
                .orElseThrow();
        assertEquals(49L * 2 * TinyCollection.DOCUMENTS / 2, nsr.drawn().drawn());
        CellResult base = cells.stream()
                .filter(cell -> cell.strategy().startsWith("nsr(mode=base"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                base.curve().get(1).devQuality(),
                base.curve().get(3).devQuality(),
                "the base policy stays as the warm-up left it");
    }

    @Test
    void setsAreRankedAndContrasted() {
        List<CellResult> cells = compare("random,calibration-sets(warmup=1),"
                + "calibration-sets(set=max-diversity,warmup=1),calibration-sets(set=min-surprise,judge=bm25,warmup=0),"
                + "calibration-contrast(warmup=1),calibration-contrast(set=random,warmup=1),"
                + "calibration-contrast(set=min-extractive-gap,warmup=1)");
        for (CellResult cell : cells) {
            boolean contrast = cell.strategy().startsWith("calibration-contrast");
            long epochs = cell.strategy().contains("warmup=0") ? 3 : 2;
            if (!cell.strategy().equals("random")) {
                assertEquals(
                        (contrast ? 2 : 4) * epochs * TinyCollection.DOCUMENTS / 2,
                        cell.drawn().drawn(),
                        cell.strategy());
            }
        }
        assertTrue(cells.size() == 7, cells.size() + " cells");
    }
}
