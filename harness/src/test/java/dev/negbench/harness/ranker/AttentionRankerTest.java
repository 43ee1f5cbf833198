package dev.negbench.harness.ranker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.text.TokenLists;
import dev.negbench.strategies.stage.AttentionObjective;
import dev.negbench.strategies.stage.AttentionRows;
import dev.negbench.strategies.stage.HeadMask;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.VerifierShape;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionRankerTest {
    private static final int PAIRS = 10;
    private static final int[] QUERIES = IntStream.range(0, PAIRS).toArray();
    private static final int[] DOCUMENTS =
            IntStream.range(0, PAIRS).map(i -> 3 * i).toArray();

    /** Moves every logit by its own amount and every score by what depends on it: no gradient of it is 0. */
    private static final AttentionObjective CURVED = rows -> {
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double logit = rows.logits()[row] - 0.3 * row;
            loss += 0.5 * logit * logit;
            rows.logitGradients()[row] = logit;
            for (int at = rows.start(row, 0); at < rows.start(row, 0) + rows.heads() * rows.positions(row); at++) {
                double score = rows.scores()[at];
                loss += 0.01 * score * score;
                rows.gradients()[at] = 0.02 * score;
            }
        }
        return loss;
    };

    private static AttentionRanker ranker(int heads, boolean tied, boolean bias, long seed) {
        return new AttentionRanker(MadeUpTexts.of(3), VerifierShape.of(heads, tied, bias, 3e-3), seed);
    }

    /** Central differences of every weight; nothing is drawn but the weights and the made-up texts. */
    @ParameterizedTest
    @CsvSource({"4,true,false,1", "4,true,true,2", "2,false,false,3", "8,false,true,4"})
    void gradientsAreThoseOfFiniteDifferences(int heads, boolean tied, boolean bias, long seed) {
        AttentionRanker ranker = ranker(heads, tied, bias, seed);
        ranker.differentiate(QUERIES, DOCUMENTS, PAIRS, CURVED, true);
        double[] weights = ranker.weights()[0];
        double[] gradients = ranker.weights()[1].clone();
        double largest = Arrays.stream(gradients).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 0.1, "gradients that are all near 0 prove nothing: " + largest);
        for (int i = 0; i < weights.length; i++) {
            double kept = weights[i];
            double above = loss(ranker, i, kept + 1e-5);
            double below = loss(ranker, i, kept - 1e-5);
            loss(ranker, i, kept);
            assertEquals((above - below) / 2e-5, gradients[i], 1e-6 * largest, "seed " + seed + ", weight " + i);
        }
        ranker.differentiate(QUERIES, DOCUMENTS, PAIRS, CURVED, false);
        AttentionNetwork network = ranker.network();
        for (int i = 0; i < weights.length; i++) {
            boolean projection = i >= network.queryProjection(0) && i < network.keyProjection(heads);
            assertEquals(projection ? gradients[i] : 0, ranker.weights()[1][i], 1e-12 * largest, "alone, weight " + i);
        }
    }

    private static double loss(AttentionRanker ranker, int weight, double value) {
        ranker.weights()[0][weight] = value;
        ranker.network().weightsChanged();
        return ranker.differentiate(QUERIES, DOCUMENTS, PAIRS, CURVED, false);
    }

    @Test
    void aMaskedStepMovesTheProjectionsOfItsHeadAlone() {
        AttentionRanker ranker = ranker(4, true, true, 5);
        double[] before = ranker.weights()[0].clone();
        for (int step = 0; step < 3; step++) {
            ranker.tune(QUERIES, DOCUMENTS, PAIRS, CURVED, HeadMask.of(2));
        }
        AttentionNetwork network = ranker.network();
        int length = network.projectionLength();
        int moved = 0;
        for (int i = 0; i < before.length; i++) {
            boolean inside = i >= network.queryProjection(2) && i < network.queryProjection(2) + length
                    || i >= network.keyProjection(2) && i < network.keyProjection(2) + length;
            if (!inside) {
                assertEquals(before[i], ranker.weights()[0][i], "weight " + i);
            } else if (before[i] != ranker.weights()[0][i]) {
                moved++;
            }
        }
        assertTrue(moved > length, moved + " of " + 2 * length + " moved");
    }

    @Test
    void theLogitIsAttentionTimesContribution() {
        AttentionRanker ranker = ranker(4, true, false, 6);
        AttentionRows rows = new AttentionRows(4);
        ranker.read(QUERIES, DOCUMENTS, PAIRS, rows);
        ranker.readEveryRow(QUERIES[7], DOCUMENTS[7], rows);
        assertEquals(PAIRS + rows.positions(7) - 2 + 1, rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            double logit = 0;
            for (int head = 0; head < 4; head++) {
                double sum = 0;
                for (int at = rows.start(row, head); at < rows.start(row, head) + rows.positions(row); at++) {
                    logit += rows.weights()[at] * rows.contributions()[at];
                    sum += rows.weights()[at];
                    double ratio = rows.scores()[at] - rows.scores()[rows.start(row, head)];
                    assertEquals(ratio, Math.log(rows.weights()[at] / rows.weights()[rows.start(row, head)]), 1e-9);
                }
                assertEquals(1, sum, 1e-12);
            }
            assertEquals(logit, rows.logits()[row], 1e-12);
        }
        int last = rows.rows() - 1;
        assertEquals(rows.logits()[7], rows.logits()[last], "the deciding row comes last");
        assertEquals(0, rows.logits()[last - 1]);
        float[] scores = new float[1];
        ranker.score(QUERIES[7], new int[] {DOCUMENTS[7]}, 1, scores);
        assertEquals((float) rows.logits()[7], scores[0]);
    }

    /** The read-out is tied: a head that gives [NO] all its attention says no, and [YES] yes. */
    @Test
    void lookingAtNoSaysNo() {
        AttentionRanker ranker = ranker(4, true, false, 7);
        AttentionRows rows = new AttentionRows(4);
        ranker.read(QUERIES, DOCUMENTS, 1, rows);
        double yes = 0;
        double no = 0;
        for (int head = 0; head < 4; head++) {
            yes += rows.contributions()[rows.start(0, head) + AttentionRows.YES];
            no += rows.contributions()[rows.start(0, head) + AttentionRows.NO];
        }
        assertTrue(yes > 0.5 && no < -0.5, "yes " + yes + ", no " + no);
    }

    @Test
    void learnsWhichDocumentsAnswer() {
        AttentionRanker ranker = ranker(4, true, false, 8);
        Objective logistic = rows -> {
            double loss = 0;
            for (int e = 0; e < rows.entries(); e++) {
                double sign = rows.relations()[e] == ScoreRows.POSITIVE ? -1 : 1;
                loss += Math.log1p(Math.exp(sign * rows.scores()[e])) / rows.entries();
                rows.gradients()[e] = (float) (sign / (1 + Math.exp(-sign * rows.scores()[e])) / rows.entries());
            }
            return loss;
        };
        ScoreRows rows = new ScoreRows();
        rows.clear();
        for (int query = 0; query < MadeUpTexts.QUERIES; query++) {
            rows.openRow();
            for (int k = 0; k < 4; k++) {
                rows.append((query + k) % MadeUpTexts.DOCUMENTS, k == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
            }
        }
        int[] queries = IntStream.range(0, MadeUpTexts.QUERIES).toArray();
        int[] documents = IntStream.range(0, MadeUpTexts.DOCUMENTS).toArray();
        double first = ranker.learn(queries, documents, rows, logistic);
        double last = first;
        for (int step = 0; step < 150; step++) {
            last = ranker.learn(queries, documents, rows, logistic);
        }
        assertTrue(last < 0.3 * first, "from " + first + " to " + last);
    }

    @Test
    void goesOnFromAStateBitForBit() {
        AttentionRanker whole = ranker(4, true, false, 9);
        AttentionRanker resumed = ranker(4, true, false, 10);
        for (int step = 0; step < 6; step++) {
            if (step == 3) {
                assertFalse(Arrays.equals(whole.state(), resumed.state()));
                resumed.restore(whole.state());
            }
            whole.tune(QUERIES, DOCUMENTS, PAIRS, CURVED, step % 2 == 0 ? HeadMask.EVERYTHING : HeadMask.of(0, 3));
            if (step >= 3) {
                resumed.tune(
                        QUERIES, DOCUMENTS, PAIRS, CURVED, step % 2 == 0 ? HeadMask.EVERYTHING : HeadMask.of(0, 3));
            }
        }
        assertArrayEquals(whole.state(), resumed.state());
        whole.forgetSteps();
        whole.tune(QUERIES, DOCUMENTS, PAIRS, CURVED, HeadMask.EVERYTHING);
        resumed.tune(QUERIES, DOCUMENTS, PAIRS, CURVED, HeadMask.EVERYTHING);
        assertFalse(Arrays.equals(whole.state(), resumed.state()), "what was forgotten made a difference");
    }

    @Test
    void refusesWhatItCannotRead() {
        AttentionRanker ranker = ranker(4, true, false, 1);
        byte[] state = ranker.state();
        IllegalArgumentException cut = assertThrows(
                IllegalArgumentException.class, () -> ranker.restore(Arrays.copyOf(state, state.length - 8)));
        assertTrue(cut.getMessage().contains("4 heads"), cut::getMessage);
        assertThrows(
                IllegalArgumentException.class, () -> ranker(4, false, false, 1).restore(state));
        IllegalStateException diverged = assertThrows(
                IllegalStateException.class,
                () -> ranker.tune(QUERIES, DOCUMENTS, PAIRS, rows -> Double.NaN, HeadMask.EVERYTHING));
        assertTrue(diverged.getMessage().contains("rate"), diverged::getMessage);
        assertArrayEquals(state, ranker.state());
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> ranker.score(0, new int[] {MadeUpTexts.DOCUMENTS}, 1, new float[1]));
        assertThrows(IllegalArgumentException.class, () -> VerifierShape.of(3, true, false, 0.1));
        assertThrows(IllegalArgumentException.class, () -> VerifierShape.of(4, true, false, 0));
        assertThrows(IllegalArgumentException.class, HeadMask::of);
        assertThrows(IllegalArgumentException.class, () -> HeadMask.of(-1));
    }

    /** Two steps of Adam by hand, with a gradient that changes sign. */
    @Test
    void adamIsThatOfTheAlgorithm() {
        Adam adam = new Adam(1, 0.1);
        double[] weight = {1};
        adam.step();
        adam.move(weight, new double[] {2}, 0, 1);
        assertEquals(1 - 0.1 * 2 / (2 + 1e-8), weight[0], 1e-12);
        adam.step();
        adam.move(weight, new double[] {-1}, 0, 1);
        double mean = (0.9 * 0.2 - 0.1) / (1 - 0.81);
        double square = (0.999 * 0.004 + 0.001) / (1 - 0.998001);
        assertEquals(1 - 0.1 * 2 / (2 + 1e-8) - 0.1 * mean / (Math.sqrt(square) + 1e-8), weight[0], 1e-9);
    }

    @Test
    void aDocumentOrQueryWithoutTokensIsStillAPair() {
        InteractionTexts texts = InteractionTexts.of(
                TokenLists.of(new int[] {0, 0, 2}, new int[] {0, 1}),
                TokenLists.of(new int[] {0, 0, 3}, new int[] {1, 2, 0}),
                vectors(),
                16,
                MadeUpTexts::tokens);
        AttentionRanker ranker = new AttentionRanker(texts, VerifierShape.of(4, true, false, 1e-3), 1);
        float[] scores = new float[2];
        ranker.score(0, new int[] {0, 1}, 2, scores);
        assertTrue(Float.isFinite(scores[0]) && Float.isFinite(scores[1]));
        assertNotEquals(scores[0], scores[1]);
        double loss = ranker.tune(new int[] {0, 1}, new int[] {0, 0}, 2, CURVED, HeadMask.EVERYTHING);
        assertTrue(Double.isFinite(loss));
        ranker.score(1, new int[] {0, 1}, 2, scores);
        assertTrue(Float.isFinite(scores[0]) && Float.isFinite(scores[1]));
    }

    private static float[] vectors() {
        Random random = new Random(1);
        float[] vectors = new float[3 * 16];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (float) random.nextGaussian();
        }
        return vectors;
    }
}
