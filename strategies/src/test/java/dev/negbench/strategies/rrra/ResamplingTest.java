package dev.negbench.strategies.rrra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.testing.Fixtures;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    private static final double[] HARDNESS = {0.9, 0.8, 0.7, 0.6};
    private static final double[] LIKELIHOOD = {0.95, 0.10, 0.50, 0};

    private static CandidatePool pool(double gamma) {
        float[] weights = new float[4];
        for (int i = 0; i < 4; i++) {
            weights[i] = (float) new Resampling(gamma).logWeight(Math.log(HARDNESS[i]), LIKELIHOOD[i]);
        }
        return Fixtures.pool(0.5f, 0.9f, 0.8f, 0.7f, 0.6f).withColumns(Map.of(ResamplingSampler.LOG_WEIGHT, weights));
    }

    @Test
    void probabilitiesOfTheCard() {
        Map<Integer, double[]> card = Map.of(
                0, new double[] {0.3, 0.8 / 3, 0.7 / 3, 0.2},
                1, new double[] {0.0262390671, 0.4198250729, 0.2040816327, 0.3498542274},
                2, new double[] {0.0015786704, 0.4546570777, 0.1227854762, 0.4209787757},
                4, new double[] {0.0000048133, 0.4491391404, 0.0374368187, 0.5134192277});
        card.forEach((gamma, expected) -> assertArrayEquals(
                expected, ResamplingSampler.INSTANCE.probabilities(pool(gamma), 0), 1e-7, "gamma " + gamma));
        double[] scores = {0.045, 0.72, 0.35, 0.60};
        for (int i = 0; i < 4; i++) {
            assertEquals(scores[i], Math.exp(new Resampling(1).logWeight(Math.log(HARDNESS[i]), LIKELIHOOD[i])), 1e-12);
        }
    }

    /**
     * First draws follow the probabilities: chi-square with 3 degrees of freedom over 200,000 draws, whose bound of
     * 27.9 is exceeded by chance in about 4 of a million runs.
     */
    @Test
    void drawsByTheProbabilities() {
        CandidatePool pool = pool(1);
        double[] expected = ResamplingSampler.INSTANCE.probabilities(pool, 0);
        int[] counts = new int[4];
        RandomStream random = new RandomStream(11);
        Draw draw = new Draw();
        for (int i = 0; i < 200_000; i++) {
            random.reset(11, i, 0);
            ResamplingSampler.INSTANCE.draw(pool, 0, 2, random, draw);
            assertEquals(2, draw.count());
            counts[draw.positions()[0]]++;
        }
        double chi = 0;
        for (int i = 0; i < 4; i++) {
            double mean = 200_000 * expected[i];
            chi += (counts[i] - mean) * (counts[i] - mean) / mean;
        }
        assertTrue(chi < 27.9, "chi-square " + chi + ", seed 11");
    }

    @Test
    void hardnessIsItsDefinition() {
        assertEquals(-2, Hardness.SOFTMAX.log(0.8, 0.1, 0.9, 0.05), 1e-12);
        assertEquals(Math.log(0.25), Hardness.MIN_MAX.log(0.3, 0.1, 0.9, 0.05), 1e-12);
        assertEquals(Math.log(1e-6), Hardness.MIN_MAX.log(0.1, 0.1, 0.9, 0.05), 1e-12);
        assertEquals(0, Hardness.MIN_MAX.log(0.1, 0.1, 0.1, 0.05), "all alike");
        assertEquals(0, Hardness.UNIFORM.log(0.3, 0.1, 0.9, 0.05));
    }

    @Test
    void sureFalseNegativesKeepAFiniteWeightAndGammaZeroIsHardnessAlone() {
        assertEquals(4 * Math.log(1e-6), new Resampling(4).logWeight(0, 1), 1e-6);
        assertEquals(Math.log(0.123), new Resampling(0).logWeight(Math.log(0.123), 1));
        assertTrue(Resampling.isSure(1));
        assertFalse(Resampling.isSure(0.9999));
    }

    @Test
    void weightsOutcomesAgainstTheirImbalance() {
        assertArrayEquals(new double[] {2.75, 10, 1.375, 0.34375}, Outcome.weights(new int[] {10, 0, 20, 80}), 1e-12);
        assertArrayEquals(new double[] {10, 0.25, 10, 10}, Outcome.weights(new int[] {1, 5000, 1, 1}), 0.01);
        assertEquals(Outcome.FOUND_POSITIVE, Outcome.of(true, 9, 10));
        assertEquals(Outcome.MISSED_POSITIVE, Outcome.of(true, 10, 10));
        assertEquals(Outcome.FALSE_POSITIVE, Outcome.of(false, 0, 10));
        assertEquals(Outcome.TRUE_NEGATIVE, Outcome.of(false, 50, 10));
    }
}
