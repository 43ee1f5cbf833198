package dev.negbench.harness.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.encoder.StaticEncoderFactory;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.reports.results.EpochPoint;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.sampling.UniformSubset;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidatePoolException;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.LabelCorrection;
import dev.negbench.strategies.stage.LabelCorrector;
import dev.negbench.strategies.stage.NegativeTexts;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import dev.negbench.strategies.stage.TrainingQueries;
import dev.negbench.strategies.stage.Weighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTrainingTest {
    private static final Measure PRIMARY = Measure.parse("nDCG@10");
    private static final TrainingSettings SETTINGS =
            TrainingSettings.of(BatchMode.IN_BATCH_AND_DRAWN, 3, 2, 2, 16, 0.01, 0.05);

    @TempDir
    private static Path data;

    private static Dataset dataset;
    private static StaticEncoderFactory encoders;

    @BeforeAll
    static void load() {
        dataset = new BeirLoader().load(TinyCollection.write(data, "tiny", true));
        encoders = StaticEncoderFactory.of(dataset.corpus(), dataset.queries(), false, CacheFolder.standard());
    }

    /** Proposes every document but the positives, best first, and remembers which searcher answered. */
    private record EverythingSource(Refresh refresh, List<Retrieval> seen) implements CandidateSource {
        @Override
        public String[] generators() {
            return new String[] {"everything"};
        }

        @Override
        public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
            seen.add(retrieval);
            RankedLists lists = retrieval.search(Retrieval.MODEL, queries.ordinals(), retrieval.documents());
            CandidatePoolBuilder builder = new CandidatePoolBuilder();
            for (int row = 0; row < queries.size(); row++) {
                int[] positives = queries.positives(row);
                float[] scores = new float[positives.length];
                retrieval.score(Retrieval.MODEL, queries.ordinals()[row], positives, positives.length, scores);
                builder.start(queries.ordinals()[row], queries.key(row), positives, scores);
                for (int rank = 0; rank < lists.counts()[row]; rank++) {
                    int id = lists.ids()[row * lists.width() + rank];
                    if (Arrays.binarySearch(positives, id) < 0) {
                        builder.add(id, lists.scores()[row * lists.width() + rank], rank, 0);
                    }
                }
                pools.accept(builder.build());
            }
        }
    }

    /** Counts its batches and doubles the weight of drawn negatives. */
    private static final class CountingCompanion implements Companion, Weighting, Diagnostics {
        private final Set<Long> steps = new TreeSet<>();
        private int weighed;

        @Override
        public void learn(TrainingBatch batch) {
            steps.add(batch.step());
            int drawn = batch.drawnPosition(0, 0);
            assertEquals(
                    batch.pool(0).ids()[drawn],
                    batch.itemId(batch.scores().items()[1]),
                    "the first entry after the positive is the first drawn");
        }

        @Override
        public void weigh(TrainingBatch batch) {
            weighed++;
            Arrays.fill(batch.scores().weights(), 0, batch.scores().entries(), 2f);
        }

        @Override
        public byte[] state() {
            return new byte[0];
        }

        @Override
        public void restore(byte[] state) {
            steps.clear();
        }

        @Override
        public Map<String, Double> diagnostics() {
            return Map.of("batches weighed", (double) weighed);
        }
    }

    @Test
    void honoursEveryStageOfARecipe() {
        List<Retrieval> seen = new ArrayList<>();
        CountingCompanion companion = new CountingCompanion();
        Map<String, Integer> calls = new LinkedHashMap<>();
        InfoNce loss = InfoNce.of(0.05);
        int dropped = dataset.split("train").queries()[0];
        Recipe recipe = Recipe.builder()
                .candidateSource(new EverythingSource(Refresh.of(Refresh.Unit.EPOCHS, 1, 0, 0), seen))
                .labelCorrector(LabelCorrector.each(pool -> {
                    calls.merge("label corrector", 1, Integer::sum);
                    return pool.query() == dropped
                            ? new LabelCorrection(new int[0], new int[0], true, "unsuitable")
                            : LabelCorrection.NONE;
                }))
                .candidateFilter(keepBest(50))
                .negativeSampler((pool, positive, n, random, draw) -> {
                    calls.merge("sampler", 1, Integer::sum);
                    assertEquals(50, pool.size(), "the filter ran before the draw");
                    draw.clear(n);
                    for (int i = 0; i < n; i++) {
                        draw.add(i);
                    }
                })
                .objective(rows -> {
                    calls.merge("objective", 1, Integer::sum);
                    assertEquals(2f, rows.weights()[0], "the companion weighed the batch");
                    return loss.evaluate(rows);
                })
                .companion((retrieval, seed) -> companion)
                .companion((retrieval, seed) -> new CountingCompanion())
                .finisher((initial, trained, devQuality) -> {
                    calls.merge("finisher", 1, Integer::sum);
                    assertTrue(devQuality.applyAsDouble(initial) > 0);
                    return initial;
                })
                .searchTransform((retrieval, queries, depth) -> {
                    calls.merge("search transform", 1, Integer::sum);
                    return retrieval.search(Retrieval.MODEL, queries, depth);
                })
                .negatives(4)
                .build();
        TrainedCell trained = train(recipe, SETTINGS, 1, 1);
        int examples = dataset.split("train").queryCount() - 1;
        int steps = (examples + 15) / 16;
        assertEquals(2L * steps, trained.cost().steps());
        assertEquals(2 * steps, calls.get("objective"));
        assertEquals(2 * steps, companion.weighed);
        assertEquals(2 * steps, companion.steps.size());
        assertEquals(2 * examples, calls.get("sampler"));
        assertEquals(examples + 1, calls.get("label corrector"));
        assertEquals(
                List.of(
                        new Diagnostic(
                                "nDCG@10 without the search transform",
                                trained.test().mean(PRIMARY)),
                        new Diagnostic("batches weighed", 2 * steps),
                        new Diagnostic("batches weighed (2)", 0)),
                trained.diagnostics());
        assertEquals(1, calls.get("finisher"));
        assertTrue(calls.get("search transform") > 0);
        assertEquals(Map.of("unsuitable", 1L), trained.drawn().corrections());
        assertEquals(4L * 2 * examples, trained.drawn().drawn());
        assertEquals(2, trained.cost().poolBuilds());

        TrainedCell untrained =
                train(Recipe.builder().finisher((initial, best, dev) -> initial).build(), SETTINGS, 1, 1);
        assertArrayEquals(
                untrained.test().values(PRIMARY),
                trained.test().values(PRIMARY),
                "the finisher's weights are what is tested");
    }

    /** Proposes two made-up passages for every query, new ones at every refresh. */
    private record PassageSource(NegativeTexts texts) implements CandidateSource {
        @Override
        public Refresh refresh() {
            return Refresh.of(Refresh.Unit.EPOCHS, 1, 0, 0);
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
        public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
            CandidatePoolBuilder builder = new CandidatePoolBuilder();
            for (int row = 0; row < queries.size(); row++) {
                builder.start(queries.ordinals()[row], queries.key(row), queries.positives(row), new float[] {1});
                for (int i = 0; i < 2; i++) {
                    String passage = dataset.queries().text(queries.ordinals()[row]) + " river engine";
                    builder.add(texts.add(NegativeTexts.Kind.SYNTHETIC_DOCUMENT, passage), 0, i, 0);
                }
                pools.accept(builder.build());
            }
        }
    }

    @Test
    void trainsOnTextsThatAreNoDocuments() {
        NegativeTexts texts = new NegativeTexts(dataset.corpus().size());
        Recipe recipe = Recipe.builder()
                .candidateSource(new PassageSource(texts))
                .negativeSampler((pool, positive, n, random, draw) -> {
                    draw.clear(n);
                    draw.add(0);
                    draw.add(1);
                })
                .build();
        TrainedCell withPassages = train(recipe, SETTINGS.with(BatchMode.DRAWN), 1, 1);
        int queries = dataset.split("train").queryCount();
        assertEquals(2 * 2 * queries, texts.size());
        assertEquals(2L * 2 * queries, withPassages.drawn().drawn());
        assertTrue(withPassages.curve().get(1).trainLoss() > 0);
    }

    /** At every refresh, and counted once for each: the pools that are only judged do not count. */
    @Test
    void takesAwayWhatTheLabelCorrectorRemoved() {
        int[] train = dataset.split("train").queries();
        int query = train[3];
        Map<Integer, Integer> sizes = new LinkedHashMap<>();
        List<Integer> seen = new ArrayList<>();
        Recipe recipe = Recipe.builder()
                .candidateSource(new EverythingSource(Refresh.of(Refresh.Unit.EPOCHS, 1, 0, 0), new ArrayList<>()))
                .labelCorrector(LabelCorrector.each(pool -> pool.query() == query
                        ? new LabelCorrection(new int[0], new int[] {pool.ids()[5], pool.ids()[2]}, false, "relevant")
                        : LabelCorrection.NONE))
                .negativeSampler((pool, positive, n, random, draw) -> {
                    sizes.put(pool.query(), pool.size());
                    if (pool.query() == query) {
                        seen.add(pool.size());
                    }
                    draw.clear(n);
                    draw.add(0);
                })
                .build();
        TrainedCell trained = train(recipe, SETTINGS, 1, 1);
        assertEquals(List.of(TinyCollection.DOCUMENTS - 3, TinyCollection.DOCUMENTS - 3), seen);
        assertEquals(TinyCollection.DOCUMENTS - 1, sizes.get(train[0]));
        assertEquals(Map.of("relevant", 2L * 2), trained.drawn().removed());
        assertEquals(
                2L * train.length * (TinyCollection.DOCUMENTS - 1),
                trained.drawn().candidates());
    }

    /** What a corrector counts joins its reasons, and a cell it leaves nothing to train on says so. */
    @Test
    void reportsWhatTheLabelCorrectorCounts() {
        LabelCorrector dropsAll = new LabelCorrector() {
            @Override
            public List<LabelCorrection> correct(List<CandidatePool> pools, Retrieval retrieval) {
                return pools.stream()
                        .map(pool -> new LabelCorrection(new int[0], new int[0], pool.query() != 0, "odd one out"))
                        .toList();
            }

            @Override
            public Map<String, Long> counts() {
                return Map.of("asked", 12L);
            }
        };
        Recipe.Builder recipe = Recipe.builder()
                .candidateSource(new EverythingSource(Refresh.NEVER, new ArrayList<>()))
                .negativeSampler(
                        (pool, positive, n, random, draw) -> draw.clear(n).add(0));
        int queries = dataset.split("train").queryCount();
        TrainedCell one = train(recipe.labelCorrector(dropsAll).build(), SETTINGS, 1, 1);
        assertEquals(
                Map.of("asked", 12L, "odd one out", queries - 1L), one.drawn().corrections());

        Recipe none = recipe.labelCorrector(
                        LabelCorrector.each(pool -> new LabelCorrection(new int[0], new int[0], true, "all")))
                .build();
        NotApplicableException reason = assertThrows(NotApplicableException.class, () -> train(none, SETTINGS, 1, 1));
        assertTrue(reason.getMessage().contains("dropped all " + queries), reason::getMessage);
        Recipe tooFew = recipe.labelCorrector((pools, retrieval) -> List.of()).build();
        assertThrows(IllegalStateException.class, () -> train(tooFew, SETTINGS, 1, 1));
    }

    /** Considered = kept + removed by each filter, and what is drawn comes from what was kept. */
    @Test
    void losesNoCandidateUncounted() {
        Recipe recipe = Recipe.builder()
                .candidateSource(new EverythingSource(Refresh.NEVER, new ArrayList<>()))
                .candidateFilter(keepBest(50))
                .candidateFilter(keepBest(20))
                .negativeSampler((pool, positive, n, random, draw) -> {
                    draw.clear(n);
                    draw.add(random.nextInt(pool.size()));
                })
                .build();
        TrainedCell trained = train(recipe, SETTINGS, 1, 1);
        long queries = dataset.split("train").queryCount();
        long removed = trained.drawn().removed().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertEquals(queries * (TinyCollection.DOCUMENTS - 1), trained.drawn().candidates());
        assertEquals(trained.drawn().candidates() - 20 * queries, removed);
        assertEquals(
                Map.of("best 50", queries * (TinyCollection.DOCUMENTS - 1 - 50), "best 20", queries * 30),
                trained.drawn().removed());
    }

    @Test
    void refreshesWithTheModelOfTheRefreshBeforeWhereThereIsALag() {
        for (int lag = 0; lag < 2; lag++) {
            List<Retrieval> seen = new ArrayList<>();
            Recipe recipe = Recipe.builder()
                    .candidateSource(new EverythingSource(Refresh.of(Refresh.Unit.EPOCHS, 1, lag, 0), seen))
                    .negativeSampler(
                            (pool, positive, n, random, draw) -> draw.clear(n).add(0))
                    .build();
            train(recipe, TrainingSettings.of(BatchMode.DRAWN, 1, 3, 3, 16, 0.01, 0.05), 1, 1);
            assertEquals(3, seen.size());
            int query = dataset.split("train").queries()[0];
            float[] first = scores(seen.get(0), query);
            float[] second = scores(seen.get(1), query);
            float[] third = scores(seen.get(2), query);
            assertEquals(lag == 1, Arrays.equals(first, second), "lag " + lag);
            assertTrue(!Arrays.equals(second, third), "lag " + lag);
        }
    }

    /** After the warm-up the best epoch of five that grow worse is the first, however good the warm-up was. */
    @Test
    void theTestedModelIsNoneOfTheWarmUp() {
        TrainingSettings spoiling = TrainingSettings.of(BatchMode.IN_BATCH_AND_DRAWN, 3, 6, 2, 16, 0.01, 0.05);
        Recipe best = Recipe.builder().build();
        TrainedCell plain = train(best, spoiling, 1, 1);
        TrainedCell spoilt = train(spoilt(2), spoiling, 1, 1);
        assertTrue(spoilt.chosenEpoch() > 2, "epoch " + spoilt.chosenEpoch());
        assertEquals(
                plain.curve().subList(1, 3).stream().map(EpochPoint::devQuality).toList(),
                spoilt.curve().subList(1, 3).stream()
                        .map(EpochPoint::devQuality)
                        .toList(),
                "the warm-up is training with in-batch negatives");
        double warm = spoilt.curve().get(2).devQuality();
        assertTrue(
                spoilt.curve().stream().skip(3).allMatch(point -> point.devQuality() < warm),
                "or the test would not notice: " + spoilt.curve());
        assertTrue(spoilt.curve().size() - 1 >= 2 + 1 + 2, "patience begins after the warm-up: " + spoilt.curve());
    }

    @Test
    void aWarmUpAsLongAsTrainingIsRefused() {
        NotApplicableException thrown =
                assertThrows(NotApplicableException.class, () -> train(spoilt(2), SETTINGS, 1, 1));
        assertTrue(thrown.getMessage().contains("its warm-up takes 2 epochs, and training has 2"), thrown.getMessage());
    }

    /** After a warm-up, climbs the loss that it should descend. */
    private static Recipe spoilt(int warmUpEpochs) {
        InfoNce infoNce = InfoNce.of(0.05);
        List<Retrieval> mined = new ArrayList<>();
        return Recipe.builder()
                .candidateSource(new EverythingSource(Refresh.NEVER.afterEpochs(warmUpEpochs), mined))
                .negativeSampler(
                        (pool, positive, n, random, draw) -> draw.clear(n).add(0))
                .objective(scores -> {
                    double loss = infoNce.evaluate(scores);
                    for (int e = 0; !mined.isEmpty() && e < scores.entries(); e++) {
                        scores.gradients()[e] = -scores.gradients()[e];
                    }
                    return loss;
                })
                .build();
    }

    private static float[] scores(Retrieval retrieval, int query) {
        float[] scores = new float[3];
        retrieval.score(Retrieval.MODEL, query, new int[] {0, 1, 2}, 3, scores);
        return scores;
    }

    @Test
    void givesTheSameBitsOnOneThreadAndOnTwo() {
        Recipe recipe = Recipe.builder()
                .candidateSource(new EverythingSource(Refresh.of(Refresh.Unit.STEPS, 3, 0, 0), new ArrayList<>()))
                .negativeSampler((pool, positive, n, random, draw) -> {
                    draw.clear(n);
                    draw.add(random.nextInt(pool.size()));
                })
                .build();
        TrainedCell one = train(recipe, SETTINGS, 5, 1);
        TrainedCell two = train(recipe, SETTINGS, 5, 2);
        TrainedCell otherSeed = train(recipe, SETTINGS, 6, 1);
        assertArrayEquals(one.test().values(PRIMARY), two.test().values(PRIMARY));
        assertEquals(one.curve().get(2).trainLoss(), two.curve().get(2).trainLoss());
        assertEquals(one.drawn(), one.drawn());
        assertTrue(one.curve().get(2).trainLoss() != otherSeed.curve().get(2).trainLoss());
    }

    @Test
    void saysThatModeDrawnNeedsSomethingToDraw() {
        NotApplicableException refused = assertThrows(
                NotApplicableException.class,
                () -> train(Recipe.builder().build(), SETTINGS.with(BatchMode.DRAWN), 1, 1));
        assertTrue(refused.getMessage().contains("draws no negatives"));
    }

    @Test
    void frozenDocumentsAreSearchedAnewAtEveryStep() {
        Setting setting = new Setting(dataset, Set.of(Retrieval.MODEL, Retrieval.INITIAL), 3);
        Recipe adore = Strategies.load().parse("adore(n=8)").recipe(setting);
        TrainedCell one = train(adore, SETTINGS, 5, 1);
        TrainedCell two = train(adore, SETTINGS, 5, 2);
        assertEquals(one.cost().steps(), one.cost().poolBuilds());
        for (int epoch = 1; epoch <= 2; epoch++) {
            assertEquals(
                    one.curve().get(epoch).trainLoss(), two.curve().get(epoch).trainLoss());
            assertEquals(
                    one.curve().get(epoch).devQuality(), two.curve().get(epoch).devQuality());
        }
        assertTrue(
                one.curve().get(1).trainLoss() > 0 && one.curve().get(1).trainLoss() < 5,
                one.curve().toString());
    }

    /** Proposes what no negative may be drawn from, for the second query alone. */
    private record SpoiltSource(String fault) implements CandidateSource {
        @Override
        public Refresh refresh() {
            return Refresh.of(Refresh.Unit.EPOCHS, 1, 0, 0);
        }

        @Override
        public String[] generators() {
            return new String[] {"spoilt"};
        }

        @Override
        public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
            CandidatePoolBuilder builder = new CandidatePoolBuilder();
            for (int row = 0; row < queries.size(); row++) {
                int[] positives = queries.positives(row);
                builder.start(queries.ordinals()[row], queries.key(row), positives, new float[positives.length]);
                int first = Arrays.binarySearch(positives, 0) < 0 ? 0 : retrieval.documents() - 1;
                String here = row == 1 ? fault : "";
                builder.add(here.equals("positive") ? positives[0] : first, here.equals("NaN") ? Float.NaN : 1, 0, 0);
                if (here.equals("repeated")) {
                    builder.add(first, 0.5f, 1, 0);
                }
                pools.accept(builder.build());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, is NaN", "repeated, occurs twice", "positive, is a labelled positive"})
    void anUnusablePoolIsRefusedWithTheIdOfItsQuery(String fault, String said) {
        Recipe recipe = Recipe.builder()
                .candidateSource(new SpoiltSource(fault))
                .negativeSampler((pool, positive, n, random, draw) -> UniformSubset.draw(pool.size(), n, random, draw))
                .build();
        CandidatePoolException refused =
                assertThrows(CandidatePoolException.class, () -> train(recipe, SETTINGS, 1, 1));
        int second = dataset.split("train").queries()[1];
        assertEquals(second, refused.query());
        String message = refused.getMessage();
        assertTrue(message.contains("'" + dataset.queries().id(second) + "'") && message.contains(said), message);
    }

    @Test
    void askingForMoreThanThereAreGivesWhatThereIsAndCountsTheReason() {
        Recipe recipe = Recipe.builder()
                .candidateSource(new EverythingSource(Refresh.of(Refresh.Unit.EPOCHS, 1, 0, 0), new ArrayList<>()))
                .candidateFilter(keepBest(3))
                .negativeSampler((pool, positive, n, random, draw) -> UniformSubset.draw(pool.size(), n, random, draw))
                .negatives(5)
                .build();
        TrainedCell trained = train(recipe, SETTINGS, 1, 1);
        long examples = 2L * dataset.split("train").queryCount();
        assertEquals(Map.of("SMALL_POOL", examples), trained.drawn().shortfalls());
        assertEquals(3 * examples, trained.drawn().drawn());
    }

    /** Batches of 16 examples with 3 draws each keep 8: what is kept stays what its row drew. */
    @Test
    void aLimitedBatchKeepsItsShareOfWhatWasDrawn() {
        List<Integer> kept = new ArrayList<>();
        Recipe recipe = Recipe.builder()
                .candidateSource(new EverythingSource(Refresh.NEVER, new ArrayList<>()))
                .negativeSampler((pool, positive, n, random, draw) -> UniformSubset.draw(pool.size(), n, random, draw))
                .negatives(3)
                .mostDrawnAnExample(0.5)
                .weighting(batch -> kept.add(checkedDraws(batch)))
                .build();
        TrainedCell trained = train(recipe, SETTINGS, 1, 1);
        int queries = dataset.split("train").queryCount();
        int whole = queries / 16;
        for (int b = 0; b < kept.size(); b++) {
            int examples = b % (whole + 1) < whole ? 16 : queries - 16 * whole;
            assertEquals((examples + 1) / 2, kept.get(b), "batch " + b);
        }
        assertEquals(
                kept.stream().mapToInt(Integer::intValue).sum(), trained.drawn().drawn());
        assertEquals(Set.of("BATCH_LIMIT"), trained.drawn().shortfalls().keySet());
    }

    /** Returns how many drawn negatives a batch has; each must be where its row says it is in the pool. */
    private static int checkedDraws(TrainingBatch batch) {
        int count = 0;
        for (int row = 0; row < batch.scores().rows(); row++) {
            int k = 0;
            for (int e = batch.scores().start(row); e < batch.scores().start(row + 1); e++) {
                if (batch.scores().relations()[e] == ScoreRows.DRAWN) {
                    int expected = batch.pool(row).ids()[batch.drawnPosition(row, k++)];
                    assertEquals(expected, batch.itemId(batch.scores().items()[e]));
                }
            }
            count += k;
        }
        return count;
    }

    private static CandidateFilter keepBest(int count) {
        return new CandidateFilter() {
            @Override
            public String reason() {
                return "best " + count;
            }

            @Override
            public void filter(CandidatePool pool, boolean[] keep) {
                Arrays.fill(keep, count, keep.length, false);
            }
        };
    }

    private static TrainedCell train(Recipe recipe, TrainingSettings settings, long seed, int threads) {
        return new TinyCells(dataset, encoders, PRIMARY, null).train(recipe, settings, seed, threads);
    }
}
