package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.evaluation.EvaluationPolicy;
import dev.negbench.harness.evaluation.Evaluator;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.evaluation.RunScorer;
import dev.negbench.harness.retrieval.Bm25Searcher;
import dev.negbench.strategies.stage.RankedLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataBaselinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private BenchRun run(String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(
                new String[] {
                    "data",
                    "baselines",
                    "--data-dir",
                    directory.toString(),
                    "--out",
                    directory.resolve("page.md").toString()
                },
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return BenchRun.of(arguments);
    }

    @Test
    void measuresAsTheEvaluatorDoesKeepsFiguresAndMakesThePage() throws IOException {
        Path folder = TinyCollection.write(directory, "scifact", true);
        Dataset tiny = new BeirLoader().load(folder);
        // The catalogue knows another collection of this name, so this one goes by its own.
        Files.move(folder, directory.resolve("tiny"));
        BenchRun first = run("tiny", "--systems", "bm25,static", "--json");
        assertEquals(0, first.exitCode(), first.err());
        JsonNode figures = JSON.readTree(first.out());
        assertEquals(2, figures.size());
        assertEquals(bm25(tiny), figures.get(0).get("ndcg").asDouble(), 1e-12);
        assertTrue(figures.get(0).get("lower").asDouble()
                < figures.get(0).get("ndcg").asDouble());
        String kept = Files.readString(directory.resolve("page.json"));
        assertEquals(List.of("tiny", "tiny"), JSON.readTree(kept).get("figures").findValuesAsText("dataset"));
        assertEquals(1, JSON.readTree(kept).get("seen").size(), kept);
        BenchRun second = run("tiny", "--systems", "bm25", "--json");
        assertEquals(1, JSON.readTree(second.out()).size());
        assertFalse(second.err().contains("bm25 0."), "kept figures are not measured again: " + second.err());
        assertEquals(kept, Files.readString(directory.resolve("page.json")));
        assertTrue(Files.readString(directory.resolve("page.md")).startsWith("# Collections"));
    }

    private static double bm25(Dataset dataset) {
        int[] queries = dataset.split("test").queries();
        RunScorer scorer = Evaluator.of(
                        dataset.queries(),
                        dataset.corpus(),
                        dataset.split("test"),
                        List.of(Measure.parse("nDCG@10")),
                        EvaluationPolicy.DEFAULT)
                .scorer();
        try (Bm25Searcher searcher = Bm25Searcher.of(dataset.corpus(), dataset.queries())) {
            RankedLists lists = searcher.search(queries, 101);
            for (int row = 0; row < queries.length; row++) {
                scorer.add(queries[row], lists.ids(), lists.scores(), row * lists.width(), lists.counts()[row]);
            }
        }
        return scorer.finish().mean(Measure.parse("nDCG@10"));
    }

    @Test
    void leavesOutWhatWouldTakeTooLongAndRefusesSlips() throws IOException {
        Path queries = TinyCollection.write(directory, "tiny", true).resolve("queries.jsonl");
        // No other test embeds these texts.
        Files.writeString(queries, Files.readString(queries).replace("about", "never embedded"));
        BenchRun limited = run("tiny", "--systems", "minilm", "--embed-at-most", "0");
        assertEquals(0, limited.exitCode(), limited.err());
        assertTrue(limited.err().contains("texts would have to be embedded"), limited.err());
        assertEquals(2, run("tiny", "--systems", "bm52").exitCode());
        assertEquals(2, run("tinny").exitCode());
        Files.writeString(directory.resolve("page.json"), "not json");
        BenchRun broken = run("tiny", "--systems", "bm25");
        assertEquals(3, broken.exitCode());
        assertTrue(broken.err().contains("page.json is not a file of zero-shot figures"), broken.err());
        assertEquals("not json", Files.readString(directory.resolve("page.json")));
    }
}
