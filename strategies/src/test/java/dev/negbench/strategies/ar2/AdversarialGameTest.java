package dev.negbench.strategies.ar2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.TrainingBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Turns, targets, gate and state of the ranker's side, with a ranker that counts its lessons. */
class AdversarialGameTest {
    private static final int DOCUMENTS = 60;

    /** Scores a document by its ordinal and the lessons so far. */
    private static final class Counting implements PairRanker {
        private int lessons;
        private List<Integer> lastDocuments = List.of();
        private double stepFactor = 1;
        private final List<Double> factors = new ArrayList<>();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public void score(int query, int[] documents, int count, float[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = lessons + documents[i] / 100f;
            }
        }

        @Override
        public double learn(int[] queries, int[] documents, ScoreRows rows, Objective objective) {
            lastDocuments = new ArrayList<>();
            for (int e = 0; e < rows.entries(); e++) {
                lastDocuments.add(documents[rows.items()[e]]);
                rows.scores()[e] = lessons + documents[rows.items()[e]] / 100f;
            }
            lessons++;
            factors.add(stepFactor);
            return objective.evaluate(rows);
        }

        @Override
        public void scaleSteps(double factor) {
            stepFactor = factor;
        }

        @Override
        public byte[] state() {
            return ByteBuffer.allocate(4).putInt(lessons).array();
        }

        @Override
        public void restore(byte[] state) {
            lessons = ByteBuffer.wrap(state).getInt();
        }
    }

    private final List<Counting> rankers = new ArrayList<>();

    private final FakeRetrieval retrieval = new FakeRetrieval(DOCUMENTS) {
        @Override
        public PairRanker newRanker(long seed) {
            rankers.add(new Counting());
            return rankers.get(rankers.size() - 1);
        }
    };

    private AdversarialGame game(boolean gated, boolean reranks) {
        rankers.clear();
        Alternation alternation = new Alternation(1, 1, Refresh.parse("epoch"), 0.25);
        return new AdversarialGame(new GameSettings(alternation, 0.05, 1, 0.1, gated, 10, reranks), retrieval, 7);
    }

    /** Two rows: positive 40 with 3 and 5 drawn and another row's text; positive 41 with 6. */
    private record TwoRows(long step, ScoreRows scores) implements TrainingBatch {
        private static final int[] ITEMS = {40, 3, 5, 41, 6};

        static TwoRows at(long step, boolean drawn) {
            ScoreRows rows = new ScoreRows();
            rows.clear();
            rows.openRow();
            rows.append(0, ScoreRows.POSITIVE);
            if (drawn) {
                rows.append(1, ScoreRows.DRAWN);
                rows.append(2, ScoreRows.DRAWN);
            }
            rows.append(3, ScoreRows.IN_BATCH);
            rows.openRow();
            rows.append(3, ScoreRows.POSITIVE);
            if (drawn) {
                rows.append(4, ScoreRows.DRAWN);
            }
            return new TwoRows(step, rows);
        }

        @Override
        public int[] queries() {
            return new int[] {0, 1};
        }

        @Override
        public int itemId(int item) {
            return ITEMS[item];
        }

        @Override
        public CandidatePool pool(int row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int drawnPosition(int row, int k) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Retrieval retrieval() {
            throw new UnsupportedOperationException();
        }
    }

    private static TwoRows step(AdversarialGame game, long step) {
        TwoRows batch = TwoRows.at(step, step >= 4);
        game.learn(batch);
        game.weigh(batch);
        return batch;
    }

    /** Plays the two warm-up epochs of four steps each; the ranker gains on dev as said. */
    private void warmUp(AdversarialGame game, double gain) {
        for (int step = 0; step < 8; step++) {
            step(game, step);
            assertEquals(step >= 4, game.ownsStep(step));
            if (step % 4 == 3) {
                game.afterEpoch(step / 4 + 1, search -> search == SearchTransform.NONE ? 0.5 : 0.5 + gain);
            }
        }
    }

    @Test
    void theRankerLearnsInItsTurnsAndTeachesInTheOthers() {
        AdversarialGame game = game(true, false);
        TwoRows early = step(game, 0);
        assertFalse(game.ownsStep(0));
        assertTrue(Float.isNaN(early.scores().targets()[0]), "no targets in the retriever's warm-up");
        assertEquals(0, rankers.get(0).lessons);
        game = game(true, false);
        warmUp(game, 0.1);
        assertEquals(4, rankers.get(0).lessons);
        assertEquals(List.of(40, 3, 5, 41, 6), rankers.get(0).lastDocuments);

        TwoRows ofRanker = step(game, 8);
        assertTrue(game.ownsStep(8));
        assertEquals(5, rankers.get(0).lessons);
        assertEquals(
                List.of(1.0, 1.0, 1.0, 1.0, 0.1), rankers.get(0).factors, "smaller steps once the game has begun");
        float nan = Float.NaN;
        float[] before = {4.4f, 4.03f, 4.05f, nan, 4.41f, 4.06f};
        assertArrayEquals(before, Arrays.copyOf(ofRanker.scores().targets(), 6), 1e-6f);

        TwoRows ofRetriever = step(game, 9);
        assertFalse(game.ownsStep(9));
        assertEquals(5, rankers.get(0).lessons, "frozen in the retriever's turn");
        float[] after = {5.4f, 5.03f, 5.05f, nan, 5.41f, 5.06f};
        assertArrayEquals(after, Arrays.copyOf(ofRetriever.scores().targets(), 6), 1e-6f);
    }

    /** As a benchmark has it, which knows no epochs: what was drawn is there to be learnt from. */
    @Test
    void withPoolsFromTheStartTheRankerLearnsAtOnce() {
        AdversarialGame game = game(true, false);
        for (int step = 4; step < 20; step++) {
            step(game, step);
            assertTrue(game.ownsStep(step));
        }
        assertEquals(16, rankers.get(0).lessons);
        assertTrue(game.search(retrieval, new int[] {3}, 20).counts()[0] > 0);
    }

    @Test
    void theGateStopsAGameThatTheRankerWouldLose() {
        for (double gain : new double[] {0, -0.1}) {
            NotApplicableException stopped =
                    assertThrows(NotApplicableException.class, () -> warmUp(game(true, false), gain));
            assertTrue(stopped.getMessage().contains("against 0.5000"), stopped.getMessage());
        }
        AdversarialGame ignored = game(false, false);
        warmUp(ignored, -0.1);
        step(ignored, 9);
        Map<String, Double> figures = ignored.diagnostics();
        assertEquals(0.5, figures.get("warm retriever, quality on dev"));
        assertEquals(0.4, figures.get("warm ranker, quality on dev"));
        assertEquals(4, figures.get("steps of the ranker"));
        assertEquals(1, figures.get("steps of the retriever against it"));
    }

    @Test
    void theResultIsTheRetrieversOrTheRankers() {
        int[] queries = {3, 8};
        RankedLists plain = retrieval.search(Retrieval.MODEL, queries, 20);
        for (boolean reranks : new boolean[] {false, true}) {
            AdversarialGame game = game(true, reranks);
            warmUp(game, 0.1);
            NotApplicableException early = assertThrows(NotApplicableException.class, game::alternatives);
            assertTrue(early.getMessage().contains("--epochs"), early.getMessage());
            step(game, 9);
            RankedLists found = game.search(retrieval, queries, 20);
            int[] head = Arrays.copyOf(plain.ids(), 10);
            if (reranks) {
                Arrays.sort(head);
                for (int place = 0; place < 10; place++) {
                    assertEquals(head[9 - place], found.ids()[place], "by descending ordinal");
                }
            } else {
                assertArrayEquals(head, Arrays.copyOf(found.ids(), 10));
            }
            assertEquals(
                    Set.of(reranks ? "retriever alone" : "with the ranker", "with the warm ranker"),
                    game.alternatives().keySet());
            double entropy = game.diagnostics().get("entropy of the retriever's first 15, nats");
            assertTrue(entropy > 0 && entropy < Math.log(15), "entropy " + entropy);
        }
    }

    @Test
    void equalScoresHaveTheGreatestEntropy() {
        TopEntropy entropy = new TopEntropy(0.05);
        assertTrue(Double.isNaN(entropy.mean()));
        RankedLists even = RankedLists.ofSize(1, 20);
        even.counts()[0] = 20;
        entropy.add(even);
        assertEquals(Math.log(15), entropy.mean(), 1e-12);
        RankedLists two = RankedLists.ofSize(1, 20);
        two.counts()[0] = 2;
        two.scores()[0] = (float) (0.05 * Math.log(3));
        entropy.add(two);
        double ofTwo = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
        assertEquals((Math.log(15) + ofTwo) / 2, entropy.mean(), 1e-7);
    }

    @Test
    void goesOnFromItsState() {
        AdversarialGame first = game(true, false);
        warmUp(first, 0.1);
        byte[] state = first.state();
        AdversarialGame second = game(true, false);
        second.restore(state);
        assertArrayEquals(state, second.state());
        assertEquals(first.diagnostics(), second.diagnostics());
        for (int step = 8; step < 16; step++) {
            assertArrayEquals(
                    Arrays.copyOf(step(first, step).scores().targets(), 6),
                    Arrays.copyOf(step(second, step).scores().targets(), 6));
            assertEquals(first.ownsStep(step), second.ownsStep(step));
        }
        assertArrayEquals(first.state(), second.state());
        for (int cut : new int[] {0, 3, 30, state.length - 1}) {
            assertThrows(IllegalArgumentException.class, () -> second.restore(Arrays.copyOf(state, cut)), "cut " + cut);
        }
        assertThrows(IllegalArgumentException.class, () -> second.restore(Arrays.copyOf(state, state.length + 1)));
    }

    @Test
    void textsThatAreNoDocumentsAreRefused() {
        TwoRows batch = TwoRows.at(4, true);
        NotApplicableException refused =
                assertThrows(NotApplicableException.class, () -> new CandidateRows(5).take(batch));
        assertTrue(refused.getMessage().contains("documents of the corpus"), refused.getMessage());
    }
}
