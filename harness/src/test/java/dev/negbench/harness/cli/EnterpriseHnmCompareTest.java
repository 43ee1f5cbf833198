package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Negatives chosen in the space of the ensemble, from the command line to the stored results. */
class EnterpriseHnmCompareTest {
    @TempDir
    private Path directory;

    private CellResult cell(String strategy) {
        return Journal.read(directory.resolve("out")).cells().stream()
                .filter(cell -> cell.strategy().equals(strategy))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyQueryHasANegativeOrAReason() {
        TinyCollection.write(directory, "tiny", true);
        BenchRun run = BenchRun.of(
                "compare",
                "--data-dir",
                directory.toString(),
                "--dataset",
                "tiny",
                "--epochs",
                "1",
                "--seeds",
                "1",
                "--no-throughput",
                "--strategies",
                "random,enterprise-hnm,enterprise-hnm(conditions=first),enterprise-hnm(space=ensemble-80),"
                        + "enterprise-hnm(space=initial),enterprise-hnm|percpos(0.95)",
                "--out",
                directory.resolve("out").toString());
        assertEquals(0, run.exitCode(), run.err());
        int queries = TinyCollection.DOCUMENTS / 2;
        for (String strategy : new String[] {
            "enterprise-hnm",
            "enterprise-hnm(conditions=first)",
            "enterprise-hnm(space=ensemble-80)",
            "enterprise-hnm(space=initial)"
        }) {
            CellResult cell = cell(strategy);
            assertEquals(CellStatus.FINISHED, cell.status(), cell.reason());
            Map<String, Long> reasons = cell.drawn().shortfalls();
            long without = reasons.values().stream().mapToLong(Long::longValue).sum();
            assertEquals(queries, cell.drawn().drawn() + without, strategy);
            long notFirst = queries - reasons.getOrDefault("POSITIVE_RANKED_FIRST", 0L);
            assertTrue(cell.drawn().drawn() > 0 && cell.drawn().drawn() <= notFirst, strategy + ": " + reasons);
        }
        assertTrue(
                cell("enterprise-hnm").drawn().drawn()
                        <= cell("enterprise-hnm(conditions=first)").drawn().drawn(),
                "the second condition only takes away");
        assertEquals(0, cell("enterprise-hnm|percpos").drawn().drawn());
    }
}
