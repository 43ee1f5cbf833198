package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifiers that learn beside the retriever, are aligned and order the first places, from the command line. */
class NasaCompareTest {
    @TempDir
    private Path directory;

    private List<CellResult> compare(String out, String strategies) {
        BenchRun run = BenchRun.of(
                "compare",
                "--data-dir",
                directory.toString(),
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
                directory.resolve(out).toString());
        assertEquals(0, run.exitCode(), run.err());
        return Journal.read(directory.resolve(out)).cells();
    }

    @Test
    void everyArmRunsAloneAndAfterOtherNegatives() {
        TinyCollection.write(directory, "tiny", true);
        String strategies = "bm25(100),nasa-style(steps=20),nasa-style(arm=base,steps=20),nasa-style(depth=0,steps=20),"
                + "random|nasa-style(loss=attention,steps=20,heads=4,readout=untied,bias=on)";
        List<CellResult> cells = compare("first", strategies);
        for (CellResult cell : cells) {
            assertEquals(CellStatus.FINISHED, cell.status(), cell.strategy() + ": " + cell.reason());
            boolean verifies = cell.strategy().contains("nasa");
            assertEquals(verifies, cell.cost().companionSeconds() > 0, cell.strategy());
            Set<String> figures =
                    cell.diagnostics().stream().map(Diagnostic::name).collect(Collectors.toSet());
            for (String arm :
                    List.of("before", "aligned", "random heads", "lowest heads", "all weights", "threshold")) {
                assertEquals(verifies, figures.contains(arm + ": gap"), cell.strategy() + " and " + arm);
            }
        }
        double plain = ndcg(cells, "bm25(k=100)");
        assertEquals(plain, ndcg(cells, "nasa-style(steps=20,depth=0)"), "the retriever learns the same and ranks");
        assertNotEquals(plain, ndcg(cells, "nasa-style(arm=base,steps=20)"));
        String aligned = "nasa-style(steps=20)";
        assertEquals(ndcg(cells, aligned), ndcg(compare("second", "bm25(100)," + aligned), aligned), "to the bit");
    }

    private static double ndcg(List<CellResult> cells, String strategy) {
        return cells.stream()
                .filter(cell -> cell.strategy().equals(strategy))
                .mapToDouble(NasaCompareTest::ndcg)
                .findFirst()
                .orElseThrow(() -> new AssertionError(strategy + " is not among "
                        + cells.stream().map(CellResult::strategy).collect(Collectors.joining(" "))));
    }

    private static double ndcg(CellResult cell) {
        assertTrue(cell.metrics().containsKey("nDCG@10"), cell.strategy());
        return cell.metrics().get("nDCG@10");
    }
}
