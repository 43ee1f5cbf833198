package dev.negbench.strategies.cet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoupledWeightsTest {
    private static final double T = 2;
    private static final double TEMPERATURE = 0.1;

    /** Scores a document by its ordinal and keeps the weights it was to learn with. */
    private static final class ByOrdinal implements SelectionModel {
        private float[] learntWith;

        @Override
        public void score(int[] queries, int[] documents, ScoreRows rows) {
            for (int e = 0; e < rows.entries(); e++) {
                rows.scores()[e] = documents[rows.items()[e]] / 25f;
            }
        }

        @Override
        public double learn(int[] queries, int[] documents, ScoreRows rows) {
            learntWith = Arrays.copyOf(rows.weights(), rows.entries());
            // A step: what was scored before it must have been used already.
            Arrays.fill(rows.scores(), 0, rows.entries(), 1e9f);
            return 0;
        }

        @Override
        public byte[] state() {
            return new byte[] {7};
        }

        @Override
        public void restore(byte[] state) {
            assertArrayEquals(new byte[] {7}, state);
        }
    }

    private final ByOrdinal selection = new ByOrdinal();

    private CoupledWeights coupled(WeightRule rule, boolean centred) {
        return new CoupledWeights(selection, rule, T, TEMPERATURE, centred, PairWorld.DOCUMENTS);
    }

    private static float[] weigh(CoupledWeights coupled, PairWorld.Batch batch) {
        coupled.learn(batch);
        coupled.weigh(batch);
        return Arrays.copyOf(batch.scores().weights(), batch.scores().entries());
    }

    private static double[] negatives(PairWorld.Batch batch, float[] weights) {
        double[] kept = new double[weights.length];
        int count = 0;
        for (int e = 0; e < weights.length; e++) {
            if (batch.scores().relations()[e] != ScoreRows.POSITIVE) {
                kept[count++] = weights[e];
            }
        }
        return Arrays.copyOf(kept, count);
    }

    @Test
    void eachModelWeighsTheOthersNegatives() {
        PairWorld.Batch batch = PairWorld.batch(new Random(3), 5, 4);
        float[] weights = weigh(coupled(WeightRule.COUPLED, false), batch);
        for (int e = 0; e < weights.length; e++) {
            boolean negative = batch.scores().relations()[e] != ScoreRows.POSITIVE;
            double ofSelection = 1 + Math.exp(batch.documents()[e] / 25.0 / T);
            double ofRetriever = 1 + Math.exp(batch.scores().scores()[e] / TEMPERATURE / T);
            assertEquals(negative ? ofSelection : 1, weights[e], 1e-5 * ofSelection, "the retriever's, entry " + e);
            if (negative) {
                assertEquals(ofRetriever, selection.learntWith[e], 1e-5 * ofRetriever, "selection's, entry " + e);
            }
        }
    }

    /** Moving all scores of one model changes nothing where they are counted from the batch's middle. */
    @Test
    void theZeroOfScoresIsTheBatchsMidpoint() {
        PairWorld.Batch batch = PairWorld.batch(new Random(4), 5, 4);
        weigh(coupled(WeightRule.COUPLED, true), batch);
        float[] before = selection.learntWith;
        for (int e = 0; e < batch.scores().entries(); e++) {
            batch.scores().scores()[e] += 5;
        }
        weigh(coupled(WeightRule.COUPLED, true), batch);
        assertArrayEquals(before, selection.learntWith, 1e-4f);
        double positives = 0;
        double negatives = 0;
        for (int e = 0; e < batch.documents().length; e++) {
            boolean positive = batch.scores().relations()[e] == ScoreRows.POSITIVE;
            positives += positive ? batch.documents()[e] / 5.0 : 0;
            negatives += positive ? 0 : batch.documents()[e] / 20.0;
        }
        double zero = (positives + negatives) / 2;
        float[] weights = weigh(coupled(WeightRule.COUPLED, true), batch);
        assertEquals(1 + Math.exp((batch.documents()[1] - zero) / 25 / T), weights[1], 1e-4);
    }

    @Test
    void controlsTakeAwayOnePartEach() {
        PairWorld.Batch batch = PairWorld.batch(new Random(6), 5, 4);
        double[] coupled = negatives(batch, weigh(coupled(WeightRule.COUPLED, true), batch));
        float[] back = selection.learntWith;
        double mean = Arrays.stream(coupled).average().orElseThrow();
        for (double weight : negatives(batch, weigh(coupled(WeightRule.MEAN, true), batch))) {
            assertEquals(mean, weight, 1e-5);
        }
        assertArrayEquals(back, selection.learntWith, "the selection model learns as it does in CET");
        for (double weight : negatives(batch, weigh(coupled(WeightRule.NONE, true), batch))) {
            assertEquals(1, weight);
        }
        assertArrayEquals(coupled, negatives(batch, weigh(coupled(WeightRule.ONE_SIDED, true), batch)));
        for (double weight : negatives(batch, selection.learntWith)) {
            assertEquals(1, weight, "unweighted itself");
        }
        assertArrayEquals(negatives(batch, back), negatives(batch, weigh(coupled(WeightRule.SELF, true), batch)), 1e-6);
    }

    /** With real features the two models are different models after k steps, where a twin would stay the same. */
    @Test
    void theModelsDoNotCollapseIntoOne() {
        CoupledWeights real = new CoupledWeights(
                new LinearSelection(new PairFeatures(PairWorld.RETRIEVAL, PairWorld.CORPUS), 0.05),
                WeightRule.COUPLED,
                T,
                TEMPERATURE,
                true,
                PairWorld.DOCUMENTS);
        Random random = new Random(9);
        PairWorld.Batch first = PairWorld.batch(random, 8, 4);
        for (double weight : negatives(first, weigh(real, first))) {
            assertEquals(2, weight, 1e-6, "nothing learnt, nothing weighed");
        }
        for (int step = 0; step < 100; step++) {
            weigh(real, PairWorld.batch(random, 8, 4));
        }
        Map<String, Double> figures = real.diagnostics();
        assertTrue(Math.abs(figures.get("correlation of relevance and selection")) < 0.5, figures::toString);
        assertTrue(figures.get("share of pairs that selection orders right") > 0.6, figures::toString);
        assertTrue(figures.get("standard deviation of weights") > 0.1, figures::toString);

        byte[] state = real.state();
        CoupledWeights other = new CoupledWeights(
                new LinearSelection(new PairFeatures(PairWorld.RETRIEVAL, PairWorld.CORPUS), 0.05),
                WeightRule.COUPLED,
                T,
                TEMPERATURE,
                true,
                PairWorld.DOCUMENTS);
        other.restore(state);
        PairWorld.Batch next = PairWorld.batch(random, 8, 4);
        assertArrayEquals(weigh(real, next), weigh(other, next));
        assertArrayEquals(real.state(), other.state());
        assertEquals(real.diagnostics(), other.diagnostics());
    }

    @Test
    void saysNothingBeforeTheFirstNegativeAndRefusesMadeUpTexts() {
        assertEquals(Map.of(), coupled(WeightRule.COUPLED, true).diagnostics());
        PairWorld.Batch batch = PairWorld.batch(new Random(1), 2, 2);
        batch.documents()[1] = PairWorld.DOCUMENTS;
        assertThrows(NotApplicableException.class, () -> coupled(WeightRule.COUPLED, true)
                .learn(batch));
        assertThrows(IllegalArgumentException.class, () -> coupled(WeightRule.COUPLED, true)
                .restore(new byte[2]));
    }
}
