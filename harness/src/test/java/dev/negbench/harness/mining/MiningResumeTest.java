package dev.negbench.harness.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.loaders.DatasetLoaders;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.training.TrainingSet;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped and goes on ends with the bytes of one that nobody stopped. */
class MiningResumeTest {
    private static final MiningSettings SETTINGS =
            new MiningSettings(MiningFormat.TRIPLET, 3, 1, true, false, false, true, "anchor", "positive");
    private static final int AT_ONCE = 16;
    private static final int DIMENSION = 6;

    @TempDir
    private Path directory;

    private Dataset dataset;

    /** Stops a run. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void load() {
        dataset = DatasetLoaders.standard().load(TinyCollection.write(directory, "tiny", true), "tiny");
    }

    @Test
    void goesOnWhereItStoppedAndEndsWithTheSameBytes() throws IOException {
        Path whole = directory.resolve("whole.jsonl");
        MiningYield undisturbed = run(whole, "s", 0);
        Path stopped = directory.resolve("stopped.jsonl");
        assertThrows(Stopped.class, () -> run(stopped, "s", 2 * AT_ONCE));
        assertFalse(Files.exists(stopped), "unfinished rows have no name yet");
        // What a killed process had begun to write.
        Files.writeString(directory.resolve("stopped.jsonl.part"), "{\"anchor\":\"torn", StandardOpenOption.APPEND);
        Files.writeString(directory.resolve("stopped.jsonl.provenance.part"), "{", StandardOpenOption.APPEND);
        assertThrows(Stopped.class, () -> run(stopped, "s", 5 * AT_ONCE));
        assertEquals(undisturbed, run(stopped, "s", 0));
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(stopped));
        assertArrayEquals(
                Files.readAllBytes(directory.resolve("whole.jsonl.provenance")),
                Files.readAllBytes(directory.resolve("stopped.jsonl.provenance")));
        assertEquals(undisturbed.rows(), Files.readAllLines(whole).size());
        assertTrue(undisturbed.rows() > 100 && undisturbed.kept() < undisturbed.candidates(), undisturbed.toString());
        assertFalse(Files.exists(directory.resolve("stopped.jsonl.state")));
        assertFalse(Files.exists(directory.resolve("stopped.jsonl.part")));
    }

    @Test
    void doesNotMixRowsOfTwoRuns() throws IOException {
        Path file = directory.resolve("rows.jsonl");
        assertThrows(Stopped.class, () -> run(file, "one", 3 * AT_ONCE));
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> MiningOutput.open(file, true, "other", false));
        assertTrue(thrown.getMessage().contains("--fresh"), thrown.getMessage());
        try (MiningOutput fresh = MiningOutput.open(file, true, "other", true)) {
            assertEquals(0, fresh.nextQuery());
            IOException locked = assertThrows(IOException.class, () -> MiningOutput.open(file, true, "other", true));
            assertTrue(locked.getMessage().contains("another run"), locked.getMessage());
        }
    }

    @Test
    void aNewStartThatStopsAtOnceLeavesNothingThatRefusesTheNext() throws IOException {
        Path file = directory.resolve("anew.jsonl");
        assertThrows(Stopped.class, () -> run(file, "s", 3 * AT_ONCE));
        MiningOutput.open(file, true, "s", true).close();
        try (MiningOutput next = MiningOutput.open(file, true, "s", false)) {
            assertEquals(0, next.nextQuery());
        }
    }

    @Test
    void refusesAStateThatPromisesMoreThanThereIs() throws IOException {
        Path file = directory.resolve("cut.jsonl");
        assertThrows(Stopped.class, () -> run(file, "s", 3 * AT_ONCE));
        Path part = directory.resolve("cut.jsonl.part");
        byte[] bytes = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(bytes, bytes.length / 2));
        IOException cut = assertThrows(IOException.class, () -> MiningOutput.open(file, true, "s", false));
        assertTrue(cut.getMessage().contains("shorter"), cut.getMessage());
        Files.writeString(directory.resolve("cut.jsonl.state"), "{\"settings\":");
        IOException torn = assertThrows(IOException.class, () -> MiningOutput.open(file, true, "s", false));
        assertTrue(torn.getMessage().contains("cannot be read"), torn.getMessage());
    }

    /** Mines until this many queries are done, 0 for all. */
    private MiningYield run(Path file, String settings, int stopAt) throws IOException {
        int[] queries = dataset.split("train").queries();
        Recipe recipe = Strategies.load()
                .parse("topk(60)|max-score(2)|simans(a=2)")
                .recipe(new Setting(dataset, PreparedDataset.SEARCHERS, SETTINGS.negatives()));
        MiningVectors vectors = new MiningVectors.Given(
                vectors(dataset.queries().size(), 1), vectors(dataset.corpus().size(), 2), false);
        try (MiningSearch search =
                        MiningSearch.of(dataset, queries, vectors, CacheFolder.standard(), EmbeddingProgress.NONE);
                MiningOutput output = MiningOutput.open(file, true, settings, false)) {
            NegativeMiner miner = new NegativeMiner(
                    recipe,
                    TrainingSet.of(dataset.queries(), dataset.split("train"), queries),
                    search.retrieval(),
                    dataset.corpus(),
                    SETTINGS);
            MiningRun run = new MiningRun(miner, dataset.corpus(), dataset.queries(), SETTINGS, AT_ONCE);
            MiningYield mined = run.write(output, (done, total) -> {
                if (stopAt > 0 && done >= stopAt) {
                    throw new Stopped();
                }
            });
            output.finish("{}".getBytes(StandardCharsets.UTF_8));
            return mined;
        }
    }

    private static VectorTable vectors(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * DIMENSION];
        for (int i = 0; i < values.length; i++) {
            // Positive numbers: a margin below a positive score leaves candidates.
            values[i] = (float) random.nextDouble();
        }
        return new VectorTable("test", values, rows, DIMENSION, "none");
    }
}
