package dev.negbench.harness.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.Shortfall;
import dev.negbench.strategies.stage.TrainingBatch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell remembers of its last epoch is what its batches held then, and remembering changes nothing. */
class LastDrawsTest {
    private static final Measure PRIMARY = Measure.parse("nDCG@10");
    private static final int EPOCHS = 3;
    private static final TrainingSettings SETTINGS =
            TrainingSettings.of(BatchMode.IN_BATCH_AND_DRAWN, 3, EPOCHS, EPOCHS, 16, 0.01, 0.05);

    @TempDir
    private static Path data;

    private static TinyCells cells;

    @BeforeAll
    static void load() {
        Dataset dataset = new BeirLoader().load(TinyCollection.write(data, "tiny", true));
        cells = new TinyCells(dataset, new SmallEncoders(dataset), PRIMARY, null);
    }

    private static Recipe recipe(String strategy) {
        return Strategies.load()
                .parse(strategy)
                .recipe(new Setting(cells.dataset(), Set.of(Retrieval.MODEL, Retrieval.INITIAL), 3));
    }

    /** Notes for every query which positive and which drawn negatives its row held last, with rank and score. */
    private static final class Watcher implements Companion {
        private final Map<Integer, String> last = new HashMap<>();

        @Override
        public void learn(TrainingBatch batch) {
            ScoreRows rows = batch.scores();
            for (int row = 0; row < rows.rows(); row++) {
                StringBuilder seen = new StringBuilder("positive " + batch.itemId(rows.items()[rows.start(row)]));
                int number = 0;
                for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
                    if (rows.relations()[e] == ScoreRows.DRAWN) {
                        CandidatePool pool = batch.pool(row);
                        int position = batch.drawnPosition(row, number++);
                        assertEquals(pool.ids()[position], batch.itemId(rows.items()[e]));
                        seen.append(' ')
                                .append(pool.ids()[position])
                                .append('/')
                                .append(pool.ranks()[position])
                                .append('/')
                                .append(pool.scores()[position]);
                    }
                }
                last.put(batch.queries()[row], seen.toString());
            }
        }

        @Override
        public byte[] state() {
            return new byte[0];
        }

        @Override
        public void restore(byte[] state) {
            throw new UnsupportedOperationException();
        }
    }

    private static String told(EpochDraws.OfQuery query) {
        StringBuilder told = new StringBuilder("positive " + query.positive());
        for (int k = 0; k < query.ids().length; k++) {
            told.append(' ')
                    .append(query.ids()[k])
                    .append('/')
                    .append(query.ranks()[k])
                    .append('/')
                    .append(query.scores()[k]);
        }
        return told.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "ance(20)", "ance(20,refresh=3)", "topk(20)|simans(a=2)", "star"})
    void isWhatTheRowsOfTheLastEpochHeld(String strategy) {
        Watcher watcher = new Watcher();
        Recipe watched = recipe(strategy)
                .then(
                        Recipe.builder().companion((retrieval, seed) -> watcher).build(),
                        Set.of(Stage.COMPANION));
        EpochDraws draws = cells.train(watched, SETTINGS, 5, 2).draws();
        assertEquals(EPOCHS, draws.epoch());
        assertTrue(draws.drawing());
        assertArrayEquals(
                cells.everyThird(),
                draws.queries().stream().mapToInt(EpochDraws.OfQuery::query).toArray());
        for (EpochDraws.OfQuery query : draws.queries()) {
            assertEquals(watcher.last.get(query.query()), told(query), strategy);
            assertEquals(query.drawn(), query.ids().length);
            assertEquals(Shortfall.NONE, query.shortfall());
        }
    }

    @Test
    void aLongListIsToldByItsFirstPlaces() {
        EpochDraws draws = cells.train(recipe("adore(n=40)"), SETTINGS, 5, 1).draws();
        for (EpochDraws.OfQuery query : draws.queries()) {
            assertTrue(query.drawn() >= 39, "at most the positive is missing of the list, " + query.drawn());
            assertEquals(LastDraws.MOST, query.ids().length);
            assertTrue(IntStream.range(1, LastDraws.MOST).allMatch(k -> query.ranks()[k - 1] < query.ranks()[k]));
            assertTrue(query.ranks()[LastDraws.MOST - 1] <= LastDraws.MOST, Arrays.toString(query.ranks()));
        }
    }

    @Test
    void aCellWithoutASamplerDrawsNone() {
        EpochDraws draws = cells.train(recipe("in-batch"), SETTINGS, 5, 1).draws();
        assertFalse(draws.drawing());
        assertEquals(cells.everyThird().length, draws.queries().size());
        assertTrue(draws.queries().stream().allMatch(query -> query.drawn() == 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ance(20)", "in-batch"})
    void rememberingChangesNothingAndThreadsDoNot(String strategy) {
        TrainedCell one = cells.train(recipe(strategy), SETTINGS, 5, 1);
        TrainedCell three = cells.train(recipe(strategy), SETTINGS, 5, 3);
        TrainedCell without =
                cells.train(recipe(strategy), SETTINGS, 5, 1, epoch -> {}, CheckpointPlace.NONE, new int[0]);
        assertEquals(CanonicalJson.text(one.draws()), CanonicalJson.text(three.draws()));
        assertEquals(0, without.draws().queries().size());
        assertArrayEquals(without.test().values(PRIMARY), one.test().values(PRIMARY));
        assertEquals(
                without.curve().get(EPOCHS).trainLoss(), one.curve().get(EPOCHS).trainLoss());
        assertEquals(CanonicalJson.text(without.drawn()), CanonicalJson.text(one.drawn()));
    }

    /** A query that is not trained on, and one that is in no dataset, are passed over. */
    @Test
    void queriesThatAreNotTrainedOnArePassedOver() {
        int trained = cells.dataset().split("train").queries()[1];
        int tested = cells.dataset().split("test").queries()[0];
        int[] remembered = IntStream.of(trained, tested).sorted().toArray();
        EpochDraws draws = cells.train(
                        recipe("random"), SETTINGS, 5, 1, epoch -> {}, CheckpointPlace.NONE, remembered)
                .draws();
        assertEquals(1, draws.queries().size());
        assertEquals(trained, draws.queries().get(0).query());
    }
}
