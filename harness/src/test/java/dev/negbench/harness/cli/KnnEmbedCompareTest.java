package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mixtures of interests as a search and as a pool, from the command line to the stored results. */
class KnnEmbedCompareTest {
    @TempDir
    private Path directory;

    private Map<String, CellResult> compare(String measures, String strategies) {
        TinyCollection.write(directory, "tiny", true);
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
                "--measures",
                measures,
                "--no-throughput",
                "--strategies",
                strategies,
                "--out",
                directory.resolve("out").toString());
        assertEquals(0, run.exitCode(), run.err());
        return Journal.read(directory.resolve("out")).cells().stream()
                .peek(cell -> assertEquals(CellStatus.FINISHED, cell.status(), cell.strategy() + ": " + cell.reason()))
                .collect(Collectors.toMap(CellResult::strategy, Function.identity()));
    }

    private static double figure(CellResult cell, String name) {
        return cell.diagnostics().stream()
                .filter(diagnostic -> diagnostic.name().equals(name))
                .mapToDouble(Diagnostic::value)
                .findFirst()
                .orElseThrow();
    }

    /** No test query is trained on, so the control is plain search, and the same weights are searched in all cells. */
    @Test
    void theControlIsPlainSearchAndTheMixtureFindsOthers() {
        Map<String, CellResult> cells = compare(
                "nDCG@10,Recall@20,ILD@20", "in-batch,knn-embed(retrieve=single,budget=20),knn-embed(budget=20)");
        CellResult single = cells.get("knn-embed(budget=20,retrieve=single)");
        CellResult mixture = cells.get("knn-embed(budget=20)");
        assertEquals(cells.get("in-batch").metrics(), single.metrics());
        assertTrue(mixture.metrics().get("ILD@20") > 0, mixture.metrics()::toString);
        assertEquals(
                figure(single, "distinct clusters@20"), figure(single, "distinct clusters@20 of the single vector"));
        assertEquals(
                figure(single, "distinct clusters@20"), figure(mixture, "distinct clusters@20 of the single vector"));
        assertEquals(1.0, figure(single, "share@20 that the single vector finds too"));
        assertTrue(figure(mixture, "share@20 that the single vector finds too") < 1, mixture.diagnostics()::toString);
        assertTrue(figure(mixture, "components a query") > 1, mixture.diagnostics()::toString);
        assertEquals(16, figure(mixture, "clusters of documents"), "the square root of 240, rounded up");
    }

    @Test
    void thePoolServesItsOwnAndOtherSamplers() {
        Map<String, CellResult> cells = compare(
                "nDCG@10", "random,knn-embed-pool(k=30),knn-embed-pool(k=30)|simans,knn-embed-pool|knn-embed");
        for (String strategy : List.of("knn-embed-pool(k=30)", "knn-embed-pool(k=30)|simans")) {
            CellResult cell = cells.get(strategy);
            assertEquals(7L * cell.drawn().examples(), cell.drawn().drawn(), strategy);
            assertEquals(30 * 2L * TinyCollection.DOCUMENTS / 2, cell.drawn().candidates(), strategy);
            assertTrue(cell.drawn().corrections().containsKey("documents that changed cluster at a refresh"), strategy);
        }
    }
}
