package dev.negbench.strategies.simans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sampling.GoodnessOfFit;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.ScoreKernel;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Shortfall;
import dev.negbench.strategies.testing.Fixtures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The closed forms of the SimANS card, and the regimes that the official code does not survive. */
class AmbiguousSamplerTest {
    private static final long SEED = 20_240_606;
    private static final CandidatePool POOL = Fixtures.pool(7f, 9f, 7.5f, 7f, 6.5f, 5f, 2f);
    private static final float INF = Float.POSITIVE_INFINITY;

    private static AmbiguousSampler raw(ScoreKernel kernel, double a, double b) {
        return AmbiguousSampler.of(kernel, a, b, ScoreScale.RAW, false);
    }

    @Test
    void probabilitiesAreThoseOfTheCard() {
        assertProbabilities(
                raw(ScoreKernel.GAUSSIAN, 0.5, 0),
                0.0445817128, 0.2907092851, 0.3294167767, 0.2907092851, 0.0445817128, 0.0000012276);
        assertProbabilities(
                raw(ScoreKernel.GAUSSIAN, 0.5, 1),
                0.2494656130, 0.3629703252, 0.2494656130, 0.1335293204, 0.0045691221, 6.3e-9);
        assertProbabilities(
                raw(ScoreKernel.GAUSSIAN, 0.5, -1),
                0.0045684918, 0.1335109000, 0.2494311992, 0.3629202534, 0.2494311992, 0.0001379565);
        assertProbabilities(
                raw(ScoreKernel.LAPLACE, 3, 0),
                0.0017080493, 0.1537537021, 0.6890762863, 0.1537537021, 0.0017080493, 2.108e-7);
        double sixth = 1.0 / 6;
        assertProbabilities(raw(ScoreKernel.GAUSSIAN, 0, 0), sixth, sixth, sixth, sixth, sixth, sixth);
    }

    private static void assertProbabilities(AmbiguousSampler sampler, double... expected) {
        // The card rounds to the tenth decimal.
        assertArrayEquals(expected, sampler.probabilities(POOL, 0), 1e-9, sampler.toString());
    }

    @Test
    void firstDrawsFollowTheProbabilities() {
        AmbiguousSampler sampler = raw(ScoreKernel.LAPLACE, 0.7, -1);
        Map<Long, Double> law = new LinkedHashMap<>();
        double[] probabilities = sampler.probabilities(POOL, 0);
        for (int i = 0; i < probabilities.length; i++) {
            law.put((long) i, probabilities[i]);
        }
        GoodnessOfFit fit = new GoodnessOfFit();
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        for (int i = 0; i < 200_000; i++) {
            random.reset(SEED, i, 0);
            sampler.draw(POOL, 0, 2, random, draw);
            fit.add(draw.positions()[0]);
        }
        fit.assertFits(law, sampler + ", seed " + SEED);
    }

    @Test
    void aZeroIsUniformAndAHugeAIsNearest() {
        assertEquals(6, raw(ScoreKernel.GAUSSIAN, 0, 0).effectiveSampleSize(POOL, 0), 1e-12);
        assertEquals(1, raw(ScoreKernel.GAUSSIAN, 1e8, 0).effectiveSampleSize(POOL, 0), 1e-12);
        assertEquals(1, raw(ScoreKernel.GAUSSIAN, 1e8, 0).probabilities(POOL, 0)[2]);
        assertEquals(1, raw(ScoreKernel.GAUSSIAN, 1e8, 0.45).probabilities(POOL, 0)[1]);
    }

    @Test
    void poolSdMakesTheDrawIndependentOfTheScoresUnit() {
        AmbiguousSampler sampler = AmbiguousSampler.of(ScoreKernel.GAUSSIAN, 0.5, 0.3, ScoreScale.POOL_SD, false);
        CandidatePool scaled = Fixtures.pool(7f * 64, 9f * 64, 7.5f * 64, 7f * 64, 6.5f * 64, 5f * 64, 2f * 64);
        assertArrayEquals(sampler.probabilities(POOL, 0), sampler.probabilities(scaled, 0), 1e-12);
        double sd = Math.sqrt(
                Arrays.stream(new double[] {9, 7.5, 7, 6.5, 5, 2}).map(s -> (s - 37 / 6.0) * (s - 37 / 6.0)).sum() / 6);
        AmbiguousSampler byHand = raw(ScoreKernel.GAUSSIAN, 0.5 / (sd * sd), 0.3 * sd);
        assertArrayEquals(byHand.probabilities(POOL, 0), sampler.probabilities(POOL, 0), 1e-12);
        AmbiguousSampler laplace = AmbiguousSampler.of(ScoreKernel.LAPLACE, 3, 0, ScoreScale.POOL_SD, false);
        assertArrayEquals(
                raw(ScoreKernel.LAPLACE, 3 / sd, 0).probabilities(POOL, 0), laplace.probabilities(POOL, 0), 1e-12);
    }

    @Test
    void equalScoresAreDrawnUniformly() {
        CandidatePool equal = Fixtures.pool(0f, 5f, 5f, 5f, 5f);
        for (ScoreScale scale : ScoreScale.values()) {
            double[] p = AmbiguousSampler.of(ScoreKernel.GAUSSIAN, 0.5, 0, scale, false).probabilities(equal, 0);
            assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, p, 1e-15);
        }
    }

    @Test
    void infiniteScoresHaveAPlace() {
        AmbiguousSampler sampler = AmbiguousSampler.of(ScoreKernel.GAUSSIAN, 0.5, 0, ScoreScale.POOL_SD, false);
        CandidatePool pool = Fixtures.pool(1f, INF, 2f, 1f, -INF);
        double[] p = sampler.probabilities(pool, 0);
        assertEquals(0, p[0]);
        assertEquals(0, p[3]);
        assertEquals(1, p[1] + p[2], 1e-15);
        double[] infinitePositive = sampler.probabilities(Fixtures.pool(INF, INF, INF, 1f, -INF), 0);
        assertArrayEquals(new double[] {0.5, 0.5, 0, 0}, infinitePositive);
        for (int n = 0; n <= 5; n++) {
            Draw draw = new Draw();
            sampler.draw(pool, 0, n, new RandomStream(SEED), draw);
            assertEquals(Math.min(n, 4), draw.count());
        }
    }

    @Test
    void theChosenPositiveCounts() {
        CandidatePool two = new dev.negbench.strategies.stage.CandidatePoolBuilder()
                .start(0, 1, new int[] {8, 9}, new float[] {2f, 6f})
                .add(0, 6f, 0, 0)
                .add(1, 2f, 1, 0)
                .build();
        AmbiguousSampler sampler = raw(ScoreKernel.GAUSSIAN, 0.5, 0);
        assertTrue(sampler.probabilities(two, 0)[1] > 0.99);
        assertTrue(sampler.probabilities(two, 1)[0] > 0.99);
    }

    @Test
    void underflowDoesNotStopTheDraw() {
        AmbiguousSampler sampler = raw(ScoreKernel.GAUSSIAN, 100, 0);
        CandidatePool pool = Fixtures.pool(5000f, 9f, 7.5f, 7f, 6.5f, 5f, 2f);
        Draw draw = new Draw();
        sampler.draw(pool, 0, 3, new RandomStream(SEED), draw);
        assertArrayEquals(new int[] {0, 1, 2}, Arrays.copyOf(draw.positions(), 3));
    }

    @Test
    void shortfallsAreNamed() {
        for (boolean rounds : new boolean[] {false, true}) {
            AmbiguousSampler sampler = AmbiguousSampler.of(ScoreKernel.GAUSSIAN, 0.5, 0, ScoreScale.POOL_SD, rounds);
            Draw draw = new Draw();
            RandomStream random = new RandomStream(SEED);
            sampler.draw(Fixtures.pool(1f), 0, 3, random, draw);
            assertEquals(Shortfall.EMPTY_POOL, draw.shortfall());
            sampler.draw(Fixtures.pool(1f, 4f), 0, 3, random, draw);
            assertEquals(Shortfall.SMALL_POOL, draw.shortfall());
            assertEquals(1, draw.count());
            sampler.draw(Fixtures.pool(1f, 4f), 0, 1, random, draw);
            assertEquals(Shortfall.NONE, draw.shortfall());
            sampler.draw(Fixtures.pool(1f, 4f), 0, 0, random, draw);
            assertEquals(0, draw.count());
        }
    }

    @Test
    void parametersAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> raw(ScoreKernel.GAUSSIAN, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> raw(ScoreKernel.GAUSSIAN, Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> raw(ScoreKernel.GAUSSIAN, 1, INF));
    }
}
