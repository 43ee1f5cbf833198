package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Diagnostic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies that train a second model beside the retriever, from the command line to the results. */
class CompanionCompareTest {
    @TempDir
    private Path directory;

    private Map<String, CellResult> compare(String strategies) {
        TinyCollection.write(directory.resolve("data"), "tiny", true);
        Path out = directory.resolve("results");
        BenchRun run = BenchRun.of(
                "compare", "--data-dir", directory.resolve("data").toString(), "--dataset", "tiny", "--epochs", "2",
                "--no-throughput", "--seeds", "1", "--strategies", strategies, "--out", out.toString());
        assertEquals(0, run.exitCode(), run.err());
        Map<String, CellResult> cells = new LinkedHashMap<>();
        for (CellResult cell : Journal.read(out).cells()) {
            assertEquals(CellStatus.FINISHED, cell.status(), cell.strategy() + ": " + cell.reason());
            cells.put(cell.strategy(), cell);
        }
        return cells;
    }

    private static Map<String, Double> figures(CellResult cell) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Diagnostic figure : cell.diagnostics()) {
            figures.put(figure.name(), figure.value());
        }
        return figures;
    }

    @Test
    void selectionModelsWeighTheRetrieversNegatives() {
        Map<String, CellResult> cells = compare(
                "random,cet,cet(weights=mean),cet(weights=none),cet(t=0.5),cet(selection=ranker),bm25|cet");
        CellResult cet = cells.get("cet");
        assertTrue(cet.cost().companionSeconds() > 0);
        Map<String, Double> figures = figures(cet);
        assertTrue(figures.get("mean weight of a negative") > 1, figures::toString);
        assertTrue(figures.get("standard deviation of weights") > 0, figures::toString);
        assertTrue(Math.abs(figures.get("correlation of relevance and selection")) < 0.99, figures::toString);
        assertNotEquals(
                cet.curve().get(2).trainLoss(),
                cells.get("cet(weights=none)").curve().get(2).trainLoss());
        assertNotEquals(
                cet.curve().get(2).trainLoss(),
                cells.get("cet(t=0.5)").curve().get(2).trainLoss());
    }

    /** Resampling and reranking are told apart: plain search is judged as well, and each can be had alone. */
    @Test
    void adaptersResampleAndRerank() {
        String open = "likelihood=segment";
        Map<String, CellResult> cells = compare("random,rrra,rrra(rerank=0),rrra(gamma=0),rrra(gamma=0,rerank=0)");
        CellResult both = cells.get("rrra(" + open + ")");
        CellResult resampled = cells.get("rrra(rerank=0," + open + ")");
        CellResult reranked = cells.get("rrra(gamma=0," + open + ")");
        CellResult neither = cells.get("rrra(gamma=0,rerank=0," + open + ")");
        String plain = "nDCG@10 without the search transform";
        assertEquals(resampled.metrics().get("nDCG@10"), figures(resampled).get(plain));
        assertEquals(resampled.metrics().get("nDCG@10"), figures(both).get(plain), "the same training");
        assertEquals(neither.metrics().get("nDCG@10"), figures(reranked).get(plain), "the same training");
        assertTrue(figures(both).containsKey("share of queries with another first place"));
        assertFalse(figures(resampled).containsKey("share of queries with another first place"));
        assertTrue(figures(both).get("mean likelihood of a false negative") > 0);
        assertEquals(1, both.cost().poolBuilds(), "the first epoch has in-batch negatives alone");
        assertTrue(both.cost().companionSeconds() > 0);
    }
}
