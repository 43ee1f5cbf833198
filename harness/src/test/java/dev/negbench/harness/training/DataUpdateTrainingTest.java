package dev.negbench.harness.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.encoder.FrozenEncoder;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.evaluation.EvaluationPolicy;
import dev.negbench.harness.evaluation.Evaluator;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.reports.results.UpdateFlips;
import dev.negbench.reports.results.UpdatePoint;
import dev.negbench.reports.statistics.Flips;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.UpdateScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data updates over made-up vectors: query i lies near document i, turned by a matrix that a head can undo. */
class DataUpdateTrainingTest {
    private static final int DIMENSION = 12;
    private static final Measure PRIMARY = Measure.parse("nDCG@10");
    private static final TrainingSettings SETTINGS =
            TrainingSettings.of(BatchMode.IN_BATCH_AND_DRAWN, 3, 4, 4, 16, 0.01, 0.1);

    @TempDir
    private static Path data;

    private static Dataset dataset;
    private static float[] queryVectors;
    private static float[] documentVectors;
    private static final List<DenseSearcher> OPENED = new ArrayList<>();

    @BeforeAll
    static void load() {
        dataset = new BeirLoader().load(TinyCollection.write(data, "tiny", true));
        Random random = new Random(9);
        double[][] turn = new double[DIMENSION][DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            for (int j = 0; j < DIMENSION; j++) {
                turn[i][j] = (i == j ? 0.6 : 0) + 0.25 * random.nextGaussian();
            }
        }
        documentVectors = new float[dataset.corpus().size() * DIMENSION];
        queryVectors = new float[dataset.queries().size() * DIMENSION];
        for (int d = 0; d < dataset.corpus().size(); d++) {
            double[] document = random.doubles(DIMENSION, -1, 1).toArray();
            double[] query = new double[DIMENSION];
            for (int i = 0; i < DIMENSION; i++) {
                query[i] = 0.15 * random.nextGaussian();
                for (int j = 0; j < DIMENSION; j++) {
                    query[i] += turn[i][j] * document[j];
                }
            }
            put(document, documentVectors, d);
            put(query, queryVectors, dataset.queries().ordinal("q" + d));
        }
    }

    private static void put(double[] vector, float[] into, int text) {
        double length = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
        for (int i = 0; i < DIMENSION; i++) {
            into[text * DIMENSION + i] = (float) (vector[i] / length);
        }
    }

    @AfterAll
    static void close() {
        OPENED.forEach(DenseSearcher::close);
    }

    private static TrainableEncoder encoder(HeadSide side) {
        return FrozenEncoder.builder(DIMENSION)
                .queries(queryVectors)
                .documents(documentVectors)
                .head(side)
                .build();
    }

    private static CorpusRetrieval retrieval(HeadSide side) {
        int[] all = IntStream.range(0, dataset.queries().size()).toArray();
        DenseSearcher searcher =
                DenseSearcher.of(encoder(side), dataset.corpus().size(), all, 1);
        OPENED.add(searcher);
        return CorpusRetrieval.of(
                dataset.corpus().size(), Map.of(Retrieval.MODEL, searcher, Retrieval.INITIAL, searcher));
    }

    private static Recipe recipe(String strategy) {
        Setting setting = new Setting(dataset, Set.of(Retrieval.MODEL, Retrieval.INITIAL), 3);
        return Strategies.load().parse(strategy).recipe(setting);
    }

    private static CellStart start(String strategy, HeadSide side, int threads) {
        CorpusRetrieval retrieval = retrieval(side);
        List<Measure> measures = Stream.concat(
                        Stream.of(PRIMARY),
                        recipe(strategy).dataUpdate().stream()
                                .flatMap(update -> DataUpdateTraining.measures(update.scenario()).stream()))
                .toList();
        return new CellStart(
                () -> recipe(strategy),
                SETTINGS,
                seed -> encoder(side),
                seed -> retrieval,
                training(),
                Map.of(),
                new int[0],
                quality("dev", measures),
                TestSet.of(quality("test", measures), () -> {}),
                PRIMARY,
                threads);
    }

    private static TrainingSet training() {
        return TrainingSet.of(
                dataset.queries(),
                dataset.split("train"),
                dataset.split("train").queries());
    }

    private static RankingQuality quality(String split, List<Measure> measures) {
        return new RankingQuality(
                Evaluator.of(
                        dataset.queries(), dataset.corpus(), dataset.split(split), measures, EvaluationPolicy.DEFAULT),
                dataset.split(split).queries(),
                100);
    }

    private static UpdatedCell run(String strategy, HeadSide side, int threads) {
        CellStart start = start(strategy, side, threads);
        UpdateSplit split = UpdateSplit.of(
                start.recipes().get().dataUpdate().orElseThrow().scenario(),
                start.training(),
                dataset.corpus(),
                dataset.split("test"));
        return new DataUpdateTraining(start, start.recipes().get().dataUpdate().orElseThrow(), split, 5)
                .run(epoch -> {});
    }

    @Test
    void everyOldWeightIsTestedAndTheControlsToo() {
        UpdatedCell updated = run("bcwi", HeadSide.BOTH, 1);
        List<UpdatePoint> points = updated.points();
        assertEquals(13, points.size());
        UpdatePoint newest = points.get(0);
        UpdatePoint old = points.get(10);
        assertEquals(0, newest.oldWeight());
        assertEquals(1, old.oldWeight());
        assertEquals(List.of(newest.sha256()), newest.newSha256());
        assertEquals(old.oldSha256(), old.sha256());
        assertNotEquals(old.sha256(), newest.sha256());
        assertEquals(0, old.all().negativeFlips());
        assertEquals(0, old.all().positiveFlips());
        assertEquals(0, old.all().gradedFlipRate());
        assertEquals(0, old.distance());
        boolean[] before = old.outcomes();
        double distance = newest.distance();
        assertTrue(
                distance > 0.01 && newest.all().negativeFlips() + newest.all().positiveFlips() > 0);
        for (UpdatePoint point : points) {
            UpdateFlips all = point.all();
            assertEquals(all.success() - old.all().success(), all.pfr() - all.nfr(), 1e-12, point.variant());
            Flips recomputed = Flips.of(before, point.outcomes());
            assertEquals(recomputed.negativeFlips(), all.negativeFlips());
            assertEquals(recomputed.nfi(), all.nfi(), 1e-12);
            assertEquals(recomputed.relativeNfr(), all.relativeNfr(), 1e-12);
            assertEquals(recomputed.test().p(), all.mcNemarP(), 1e-12);
            assertNull(point.old(), "added queries are of the same kind");
            if (!Double.isNaN(point.oldWeight())) {
                assertEquals((1 - point.oldWeight()) * distance, point.distance(), 1e-4 * distance);
            }
        }
        assertEquals(
                List.of(UpdatePoint.SEED, UpdatePoint.SCRATCH),
                List.of(points.get(11).variant(), points.get(12).variant()));
        assertChoice(updated, UpdatePoint::devSuccess);
        assertChoice(run("bcwi(choose=primary)", HeadSide.BOTH, 1), UpdatePoint::devPrimary);
        assertEquals(List.of(), points.get(11).newSha256());
        assertTrue(points.get(11).distance() > 0, "another seed gives another model");
    }

    private static void assertChoice(UpdatedCell updated, ToDoubleFunction<UpdatePoint> quality) {
        List<UpdatePoint> points = updated.points();
        List<UpdatePoint> chosen = points.stream().filter(UpdatePoint::selected).toList();
        assertEquals(1, chosen.size());
        double needed = quality.applyAsDouble(points.get(0));
        double largest = points.stream()
                .filter(point -> quality.applyAsDouble(point) >= needed)
                .mapToDouble(UpdatePoint::oldWeight)
                .filter(weight -> !Double.isNaN(weight))
                .max()
                .orElseThrow();
        assertEquals(largest, chosen.get(0).oldWeight());
        assertEquals(chosen.get(0).all().success(), updated.cell().test().mean(Measure.parse("success@1")), 1e-12);
        assertEquals("old weight", updated.cell().diagnostics().get(0).name());
        assertEquals(largest, updated.cell().diagnostics().get(0).value());
    }

    @Test
    void theControlFromScratchIsTheStrategyWithoutAnUpdate() {
        UpdatedCell updated = run("topk(20)|uniform|bcwi(models=2)", HeadSide.BOTH, 1);
        assertEquals("soup2", updated.points().get(0).variant());
        assertEquals(2, Set.copyOf(updated.points().get(0).newSha256()).size());
        CellStart plain = start("topk(20)|uniform", HeadSide.BOTH, 1);
        TrainableEncoder encoder = encoder(HeadSide.BOTH);
        TrainedCell trained = plain.train(
                plain.recipes().get(), SETTINGS, encoder, plain.retrievals().apply(5), training(), 5, epoch -> {});
        UpdatePoint scratch = updated.points().get(12);
        assertEquals(encoder.weights().sha256(), scratch.sha256());
        assertEquals(trained.test().mean(PRIMARY), scratch.all().ndcg10(), 1e-12);
    }

    @Test
    void threadsChangeNothing() {
        UpdatedCell one = run("bcwi(importance=fisher)", HeadSide.BOTH, 1);
        UpdatedCell three = run("bcwi(importance=fisher)", HeadSide.BOTH, 3);
        assertEquals(one.points().toString(), three.points().toString());
        assertEquals(18, one.points().size());
        assertEquals("fisher", one.points().get(0).variant());
        assertArrayEquals(one.cell().test().values(PRIMARY), three.cell().test().values(PRIMARY));
        assertChoice(one, UpdatePoint::devSuccess);
    }

    /** A query's ranking by a head of its own is that of a score linear in the head: both right, all between right. */
    @Test
    void aQueryHeadNeverFlipsWhatBothEndsGetRight() {
        for (String strategy : List.of("bcwi", "bcwi(models=3,old=0.3)")) {
            UpdatedCell updated = run(strategy, HeadSide.QUERY, 1);
            UpdatePoint newest = updated.points().get(0);
            assertTrue(newest.all().success() > 0.2 && newest.distance() > 0.01, newest::toString);
            for (UpdatePoint point : updated.points().subList(0, 11)) {
                assertEquals(0, point.flipsOfBoth(), () -> "at " + point.oldWeight());
            }
        }
    }

    @Test
    void newDocumentsDivideTheTestQueries() {
        UpdatedCell updated = run("bcwi(preset=new-classes)", HeadSide.BOTH, 1);
        for (UpdatePoint point : updated.points()) {
            assertEquals(60, point.old().queries() + point.added().queries());
            assertEquals(
                    point.all().negativeFlips(),
                    point.old().negativeFlips() + point.added().negativeFlips());
        }
    }

    @Test
    void theStrategyMayBeWhatChanges() {
        UpdatedCell updated = run("topk(10)|hardest|bcwi(change-strategy)", HeadSide.BOTH, 1);
        CellStart uniform = start("random", HeadSide.BOTH, 1);
        TrainableEncoder encoder = encoder(HeadSide.BOTH);
        uniform.train(
                uniform.recipes().get(), SETTINGS, encoder, uniform.retrievals().apply(5), training(), 5, e -> {});
        assertEquals(encoder.weights().sha256(), updated.points().get(0).oldSha256());
    }

    @Test
    void oldQueriesAreChosenByTheirIds() {
        TrainingSet all = training();
        UpdateSplit half = UpdateSplit.of(scenario(.5), all, dataset.corpus(), dataset.split("test"));
        UpdateSplit most = UpdateSplit.of(scenario(.75), all, dataset.corpus(), dataset.split("test"));
        assertEquals(60, half.old().size());
        assertEquals(90, most.old().size());
        Set<Integer> larger =
                Set.copyOf(Arrays.stream(most.old().ordinals()).boxed().toList());
        assertTrue(Arrays.stream(half.old().ordinals()).allMatch(larger::contains), "a smaller share is a part");
        TrainingSet two = all.slice(0, 2);
        NotApplicableException few = assertThrows(
                NotApplicableException.class,
                () -> UpdateSplit.of(scenario(.5), two, dataset.corpus(), dataset.split("test")));
        assertTrue(few.getMessage().contains("choose another share"), few::getMessage);
    }

    private static UpdateScenario scenario(double oldShare) {
        return new UpdateScenario(UpdateScenario.Change.ADD_QUERIES, oldShare, 1, .5, 0, 1, true, .1);
    }
}
