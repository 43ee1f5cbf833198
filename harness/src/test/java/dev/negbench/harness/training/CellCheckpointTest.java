package dev.negbench.harness.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.ranker.InteractionRanker;
import dev.negbench.harness.ranker.InteractionTexts;
import dev.negbench.harness.ranker.RankerSettings;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.CheckpointFile;
import dev.negbench.reports.results.EpochPoint;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.LabelCorrection;
import dev.negbench.strategies.stage.LabelCorrector;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.NegativeTexts;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell that was interrupted and goes on gives what one gives that was not, bit for bit. */
class CellCheckpointTest {
    private static final Measure PRIMARY = Measure.parse("nDCG@10");
    private static final String KEY = "5e".repeat(32);
    private static final int EPOCHS = 5;
    private static final TrainingSettings SETTINGS =
            TrainingSettings.of(BatchMode.IN_BATCH_AND_DRAWN, 3, EPOCHS, EPOCHS, 16, 0.01, 0.05);

    @TempDir
    private static Path data;

    @TempDir
    private Path results;

    private static TinyCells cells;
    private final List<String> remarks = new ArrayList<>();

    @BeforeAll
    static void load() {
        Dataset dataset = new BeirLoader().load(TinyCollection.write(data, "tiny", true));
        InteractionTexts texts = InteractionTexts.of(dataset.corpus(), dataset.queries(), CacheFolder.standard());
        cells = new TinyCells(
                dataset,
                new SmallEncoders(dataset),
                PRIMARY,
                seed -> new InteractionRanker(texts, RankerSettings.STANDARD, seed));
    }

    private static Recipe strategy(String text) {
        return Strategies.load()
                .parse(text)
                .recipe(new Setting(cells.dataset(), Set.of(Retrieval.MODEL, Retrieval.INITIAL), 3));
    }

    /** Writes two passages for every query at every refresh, and counts them. */
    private static final class PassageSource implements CandidateSource {
        private final NegativeTexts texts =
                new NegativeTexts(cells.dataset().corpus().size());
        private final Refresh refresh;
        private long written;

        PassageSource(Refresh refresh) {
            this.refresh = refresh;
        }

        @Override
        public Refresh refresh() {
            return refresh;
        }

        @Override
        public String[] generators() {
            return new String[] {"passages"};
        }

        @Override
        public Optional<NegativeTexts> negativeTexts() {
            return Optional.of(texts);
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of("passages written", written);
        }

        @Override
        public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
            CandidatePoolBuilder builder = new CandidatePoolBuilder();
            for (int row = 0; row < queries.size(); row++) {
                int query = queries.ordinals()[row];
                builder.start(query, queries.key(row), queries.positives(row), new float[] {1});
                for (int i = 0; i < 4; i++) {
                    String passage = cells.dataset().queries().text((query + i + (int) (seed & 7)) % 240) + " engine";
                    builder.add(texts.add(NegativeTexts.Kind.SYNTHETIC_DOCUMENT, passage), i % 2, i, i);
                    written++;
                }
                pools.accept(builder.build(Map.of("of both", new float[] {1, 2, 3, 4, 5, 6, 7, 8})));
            }
        }
    }

    private static Recipe passages(Refresh refresh) {
        int dropped = cells.dataset().split("train").queries()[0];
        return Recipe.builder()
                .candidateSource(new PassageSource(refresh))
                .labelCorrector(LabelCorrector.each(pool -> pool.query() == dropped
                        ? new LabelCorrection(new int[0], new int[0], true, "unsuitable")
                        : new LabelCorrection(new int[0], new int[] {pool.ids()[1]}, false, "written badly")))
                .negativeSampler(UniformSampler.INSTANCE)
                .finisher((initial, trained, devQuality) -> {
                    Map<String, float[]> halfway = new LinkedHashMap<>();
                    trained.tensors().forEach((name, values) -> {
                        float[] mixed = values.clone();
                        for (int i = 0; i < mixed.length; i++) {
                            mixed[i] = (mixed[i] + initial.tensors().get(name)[i]) / 2;
                        }
                        halfway.put(name, mixed);
                    });
                    return new ModelWeights(halfway);
                })
                .build();
    }

    private static Recipe recipe(String name) {
        return switch (name) {
            case "passages once" -> passages(Refresh.NEVER);
            case "passages each epoch" -> passages(Refresh.of(Refresh.Unit.EPOCHS, 1, 0, 0));
            default -> strategy(name);
        };
    }

    private Path path(String key) {
        return results.resolve("checkpoints").resolve(key);
    }

    private CheckpointFile file() {
        return new CheckpointFile(path(KEY), KEY);
    }

    private CheckpointPlace place() {
        return place(Duration.ZERO);
    }

    private CheckpointPlace place(Duration interval) {
        return new CheckpointPlace(Optional.of(file()), interval, remarks::add);
    }

    private static final class Interrupted extends RuntimeException {}

    /** Trains until the process "is killed" while the given epoch ends. */
    private void interrupt(String name, int epoch) {
        assertThrows(
                Interrupted.class,
                () -> cells.train(
                        recipe(name),
                        SETTINGS,
                        5,
                        2,
                        ended -> {
                            if (ended == epoch) {
                                throw new Interrupted();
                            }
                        },
                        place()));
    }

    private static void assertSame(TrainedCell expected, TrainedCell found, String where) {
        assertEquals(outcome(expected), outcome(found), where);
        assertArrayEquals(expected.test().values(PRIMARY), found.test().values(PRIMARY), where);
    }

    private static String outcome(TrainedCell cell) {
        List<String> curve = new ArrayList<>();
        for (EpochPoint point : cell.curve()) {
            curve.add(point.epoch() + " " + point.trainLoss() + " " + point.devQuality());
        }
        return String.join("\n", curve)
                + "\nchosen " + cell.chosenEpoch() + "\n" + CanonicalJson.text(cell.drawn()) + "\n"
                + CanonicalJson.text(cell.draws()) + "\n"
                + cell.diagnostics() + "\n" + cell.cost().steps() + " "
                + cell.cost().poolBuilds();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in-batch",
                "ance(20)",
                "ance(20,refresh=never)",
                "ance(20,refresh=2epochs)",
                "ance(20,refresh=3)",
                "ance(20,refresh=5)",
                "adore(n=8)",
                "ance(20)|unime-v2-reranker",
                "ar2(gate=ignore,n=4,k=20,refresh=3)",
                "ar2(code,gate=ignore,n=4,k=20,rerank=yes,refresh=2epochs)",
                "topk(20)|confit-v2(warmup=3)",
                "passages once",
                "passages each epoch"
            })
    void goesOnAsIfItHadNeverStopped(String name) throws IOException {
        TrainedCell whole = cells.train(recipe(name), SETTINGS, 5, 2);
        for (int epoch : new int[] {2, 4}) {
            interrupt(name, epoch);
            TrainedCell resumed = cells.train(recipe(name), SETTINGS, 5, 2, e -> {}, place(Duration.ofHours(1)));
            assertEquals(List.of("goes on after epoch " + (epoch - 1)), remarks);
            assertSame(whole, resumed, name + ", interrupted in epoch " + epoch);
            assertEquals(EPOCHS, whole.curve().size() - 1);
            remarks.clear();
            file().delete();
        }
    }

    /** Interrupted again and again, the cell still ends where it would have. */
    @Test
    void mayBeInterruptedOften() {
        String name = "ar2(gate=ignore,n=4,k=20,refresh=3)";
        TrainedCell whole = cells.train(recipe(name), SETTINGS, 5, 1);
        for (int epoch = 2; epoch <= EPOCHS; epoch++) {
            interrupt(name, epoch);
        }
        assertSame(whole, cells.train(recipe(name), SETTINGS, 5, 1, e -> {}, place()), name);
        assertEquals(EPOCHS - 1, remarks.size());
    }

    /** Interrupted after its last epoch, the cell has none to draw in any more and still knows what it drew. */
    @Test
    void remembersItsDrawsWhereNoEpochIsLeft() {
        TrainedCell whole = cells.train(recipe("passages each epoch"), SETTINGS, 5, 1, e -> {}, place());
        TrainedCell resumed = cells.train(recipe("passages each epoch"), SETTINGS, 5, 1, e -> {}, place());
        assertEquals(List.of("goes on after epoch " + EPOCHS), remarks);
        assertSame(whole, resumed, "after the last epoch");
        assertTrue(resumed.draws().queries().size() > 30);
        assertTrue(resumed.draws().written().size() > 60, "texts of two passages at least");
    }

    @Test
    void aTornOrForeignCheckpointIsIgnored() throws IOException {
        TrainedCell whole = cells.train(recipe("ance(20)"), SETTINGS, 5, 1);
        interrupt("ance(20)", 3);
        byte[] bytes = Files.readAllBytes(path(KEY));
        Files.write(path(KEY), Arrays.copyOf(bytes, bytes.length - 7));
        assertSame(whole, cells.train(recipe("ance(20)"), SETTINGS, 5, 1, e -> {}, place()), "torn");
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).contains("torn"), remarks.get(0));
        file().delete();

        interrupt("ance(20)", 3);
        String other = "7a".repeat(32);
        Files.copy(path(KEY), path(other));
        remarks.clear();
        CheckpointPlace foreign =
                new CheckpointPlace(Optional.of(new CheckpointFile(path(other), other)), Duration.ZERO, remarks::add);
        assertSame(whole, cells.train(recipe("ance(20)"), SETTINGS, 5, 1, e -> {}, foreign), "foreign");
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).contains("another cell"), remarks.get(0));
    }

    @Test
    void shortCellsAndThoseWithALagLeaveNone() {
        cells.train(recipe("ance(20)"), SETTINGS, 5, 1, e -> {}, place(Duration.ofHours(1)));
        assertFalse(Files.exists(results.resolve("checkpoints")));
        interrupt("ance(20,lag=1)", 3);
        assertFalse(Files.exists(results.resolve("checkpoints")));
        interrupt("ance(20)", 3);
        assertTrue(Files.exists(path(KEY)));
    }

    /** A disk that cannot take a checkpoint costs the cell nothing but a remark. */
    @Test
    void aCheckpointThatCannotBeWrittenDoesNoHarm() throws IOException {
        TrainedCell whole = cells.train(recipe("ance(20)"), SETTINGS, 5, 1);
        CheckpointPlace place = place();
        Files.writeString(results.resolve("checkpoints"), "in the way");
        assertSame(whole, cells.train(recipe("ance(20)"), SETTINGS, 5, 1, e -> {}, place), "unwritable");
        assertEquals(EPOCHS, remarks.size());
        assertTrue(remarks.get(0).startsWith("no checkpoint could be written"), remarks.get(0));
    }

    @Test
    void theTestWouldNoticeAnotherSeed() {
        assertNotEquals(
                outcome(cells.train(recipe("ance(20)"), SETTINGS, 5, 1)),
                outcome(cells.train(recipe("ance(20)"), SETTINGS, 6, 1)));
    }
}
