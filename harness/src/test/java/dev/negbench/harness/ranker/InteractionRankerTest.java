package dev.negbench.harness.ranker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.objective.WeightedLogistic;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionRankerTest {
    private static final Objective LOSS = InfoNce.of(1);
    private static final int[] ALL_DOCUMENTS = IntStream.range(0, MadeUpTexts.DOCUMENTS).toArray();
    private static final int[] ALL_QUERIES = IntStream.range(0, MadeUpTexts.QUERIES).toArray();

    /** Half the sum of squares of the scores, in double precision: what a finite difference can be taken of. */
    private static final Objective SQUARES = rows -> {
        double sum = 0;
        for (int e = 0; e < rows.entries(); e++) {
            rows.gradients()[e] = rows.scores()[e];
            sum += 0.5 * rows.scores()[e] * rows.scores()[e];
        }
        return sum;
    };

    private static InteractionRanker ranker(long seed) {
        return new InteractionRanker(MadeUpTexts.of(3), RankerSettings.of(4, 0.1, 0.1), seed);
    }

    /** A row a query, its document first and the next five after it. */
    private static ScoreRows rows() {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        for (int query = 0; query < MadeUpTexts.QUERIES; query++) {
            rows.openRow();
            for (int k = 0; k < 6; k++) {
                rows.append((query + k) % MadeUpTexts.DOCUMENTS, k == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
            }
        }
        return rows;
    }

    /** Central differences of every weight and every token's importance; nothing is drawn but the made-up texts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void gradientsAreThoseOfFiniteDifferences(long seed) {
        InteractionRanker ranker = ranker(seed);
        ScoreRows rows = rows();
        Random random = new Random(seed);
        double[] importance = ranker.importance()[0];
        for (int token = 0; token < importance.length; token++) {
            importance[token] = random.nextGaussian();
        }
        for (double[][] part : new double[][][] {ranker.weights(), ranker.importance()}) {
            ranker.differentiate(ALL_QUERIES, ALL_DOCUMENTS, rows, SQUARES);
            double[] gradients = part[1].clone();
            double largest = Arrays.stream(gradients).map(Math::abs).max().orElseThrow();
            assertTrue(largest > 0.1, "gradients that are all near 0 prove nothing: " + largest);
            for (int i = 0; i < gradients.length; i++) {
                double kept = part[0][i];
                part[0][i] = kept + 1e-2;
                double above = ranker.differentiate(ALL_QUERIES, ALL_DOCUMENTS, rows, SQUARES);
                part[0][i] = kept - 1e-2;
                double below = ranker.differentiate(ALL_QUERIES, ALL_DOCUMENTS, rows, SQUARES);
                part[0][i] = kept;
                assertEquals((above - below) / 2e-2, gradients[i], 2e-4 * largest, "seed " + seed + ", weight " + i);
            }
        }
    }

    @Test
    void learnsWhatIsNotInTheUntrainedWeights() {
        InteractionRanker ranker = ranker(1);
        ScoreRows rows = rows();
        double first = ranker.learn(ALL_QUERIES, ALL_DOCUMENTS, rows, LOSS);
        double last = first;
        for (int step = 0; step < 300; step++) {
            last = ranker.learn(ALL_QUERIES, ALL_DOCUMENTS, rows, LOSS);
        }
        assertTrue(last < 0.3 * first, "from " + first + " to " + last);
        float[] scores = new float[6];
        int best = 0;
        for (int query : ALL_QUERIES) {
            ranker.score(query, Arrays.copyOfRange(ALL_DOCUMENTS, query, query + 6), 6, scores);
            best += isLargest(scores) ? 1 : 0;
        }
        assertTrue(best >= 10, best + " of 12 documents lead their row");
    }

    private static boolean isLargest(float[] scores) {
        return IntStream.range(1, scores.length).allMatch(k -> scores[k] < scores[0]);
    }

    @Test
    void scoresAreThoseOfTheTrainingPass() {
        InteractionRanker ranker = ranker(1);
        ScoreRows rows = rows();
        ranker.learn(ALL_QUERIES, ALL_DOCUMENTS, rows, LOSS);
        ranker.differentiate(ALL_QUERIES, ALL_DOCUMENTS, rows, LOSS);
        float[] scores = new float[6];
        for (int query = MadeUpTexts.QUERIES - 1; query >= 0; query--) {
            ranker.score(query, Arrays.copyOfRange(ALL_DOCUMENTS, query, query + 6), 6, scores);
            assertArrayEquals(Arrays.copyOfRange(rows.scores(), 6 * query, 6 * query + 6), scores);
        }
    }

    @Test
    void stepsAreScaledByTheFactor() {
        InteractionRanker before = ranker(5);
        InteractionRanker whole = ranker(5);
        InteractionRanker tenth = ranker(5);
        tenth.scaleSteps(0.1);
        whole.learn(ALL_QUERIES, ALL_DOCUMENTS, rows(), LOSS);
        tenth.learn(ALL_QUERIES, ALL_DOCUMENTS, rows(), LOSS);
        for (int part = 0; part < 2; part++) {
            double[] start = part == 0 ? before.weights()[0] : before.importance()[0];
            double[] far = part == 0 ? whole.weights()[0] : whole.importance()[0];
            double[] near = part == 0 ? tenth.weights()[0] : tenth.importance()[0];
            boolean moved = false;
            for (int i = 0; i < start.length; i++) {
                assertEquals(0.1 * (far[i] - start[i]), near[i] - start[i], 1e-15);
                moved |= far[i] != start[i];
            }
            assertTrue(moved, "weights that stand still prove nothing");
        }
        for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> tenth.scaleSteps(factor));
        }
    }

    @Test
    void goesOnFromAStateBitForBit() {
        InteractionRanker whole = ranker(5);
        InteractionRanker half = ranker(5);
        ScoreRows rows = rows();
        for (int step = 0; step < 20; step++) {
            whole.learn(ALL_QUERIES, ALL_DOCUMENTS, rows, LOSS);
            if (step < 10) {
                half.learn(ALL_QUERIES, ALL_DOCUMENTS, rows, LOSS);
            }
        }
        InteractionRanker resumed = ranker(6);
        assertFalse(Arrays.equals(half.state(), resumed.state()));
        resumed.restore(half.state());
        for (int step = 10; step < 20; step++) {
            resumed.learn(ALL_QUERIES, ALL_DOCUMENTS, rows, LOSS);
        }
        assertArrayEquals(whole.state(), resumed.state());
    }

    @Test
    void refusesWhatItCannotRead() {
        InteractionRanker ranker = ranker(1);
        byte[] state = ranker.state();
        IllegalArgumentException cut = assertThrows(
                IllegalArgumentException.class, () -> ranker.restore(Arrays.copyOf(state, state.length - 8)));
        assertTrue(cut.getMessage().contains("4 hidden units"), cut::getMessage);
        byte[] other = state.clone();
        other[0] ^= 1;
        assertThrows(IllegalArgumentException.class, () -> ranker.restore(other));
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> ranker.score(0, new int[] {MadeUpTexts.DOCUMENTS}, 1, new float[1]));
        byte[] before = ranker.state();
        IllegalStateException diverged = assertThrows(
                IllegalStateException.class,
                () -> ranker.learn(ALL_QUERIES, ALL_DOCUMENTS, rows(), any -> Double.NaN));
        assertTrue(diverged.getMessage().contains("rate"), diverged::getMessage);
        assertArrayEquals(before, ranker.state());
        for (Runnable wrong : new Runnable[] {
            () -> RankerSettings.of(0, 1, 1), () -> RankerSettings.of(1, 0, 1), () -> RankerSettings.of(1, 1, -1)
        }) {
            assertThrows(IllegalArgumentException.class, wrong::run);
        }
    }

    /** A copy of a query scores as the query does, learns like it, and leaves everything else as it was. */
    @Test
    void addedQueriesAreQueriesLikeAnyOther() {
        InteractionRanker ranker = ranker(1);
        float[] before = new float[MadeUpTexts.DOCUMENTS];
        ranker.score(5, ALL_DOCUMENTS, MadeUpTexts.DOCUMENTS, before);
        assertEquals(MadeUpTexts.QUERIES, ranker.addQueries(List.of("1 2 2", "59")));
        assertEquals(MadeUpTexts.QUERIES + 2, ranker.addQueries(List.of("2 1 2")));
        float[] after = new float[MadeUpTexts.DOCUMENTS];
        ranker.score(5, ALL_DOCUMENTS, MadeUpTexts.DOCUMENTS, after);
        assertArrayEquals(before, after);
        int[] added = {MadeUpTexts.QUERIES, MadeUpTexts.QUERIES + 2};
        float[] first = new float[MadeUpTexts.DOCUMENTS];
        ranker.score(added[0], ALL_DOCUMENTS, MadeUpTexts.DOCUMENTS, first);
        ranker.score(added[1], ALL_DOCUMENTS, MadeUpTexts.DOCUMENTS, after);
        assertArrayEquals(first, after, 1e-5f, "the same words in another order");
        assertFalse(Arrays.equals(before, first));
        ScoreRows rows = new ScoreRows();
        rows.clear();
        rows.openRow();
        rows.append(0, ScoreRows.POSITIVE);
        rows.openRow();
        rows.append(0, ScoreRows.DRAWN);
        int[] asked = {5, MadeUpTexts.QUERIES};
        for (int step = 0; step < 50; step++) {
            ranker.learn(asked, ALL_DOCUMENTS, rows, WeightedLogistic.INSTANCE);
        }
        float[] own = new float[1];
        float[] other = new float[1];
        ranker.score(5, ALL_DOCUMENTS, 1, own);
        ranker.score(MadeUpTexts.QUERIES, ALL_DOCUMENTS, 1, other);
        assertTrue(own[0] > 0 && other[0] < 0, own[0] + " and " + other[0]);
    }
}
