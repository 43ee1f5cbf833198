package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.Draw;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws by score against exact laws: ordered draws of small pools, inclusion and pairs in pools of 200. */
class ScoredSubsetTest {
    private static final long SEED = 20_240_604;
    private static final int DRAWS = 200_000;
    private static final float INF = Float.POSITIVE_INFINITY;

    private static final Map<String, float[]> POOLS = Map.of(
            "card", new float[] {9f, 7.5f, 7f, 6.5f, 5f, 2f},
            "flat", new float[] {7.2f, 7.1f, 7f, 6.95f, 6.9f, 6.85f},
            "equal", new float[] {4f, 4f, 4f, 4f, 4f, 4f},
            "far-below", new float[] {-300f, -300.1f, -301f, -301.5f, -400f, -401f},
            "far-above", new float[] {900f, 899f, 600f, 400.1f, 400f, 399.9f},
            "infinite", new float[] {INF, INF, 8f, 6.5f, -INF, -INF});

    @ParameterizedTest
    @CsvSource({
        "gaussian, card, 2, 1000", "gaussian, card, 2, 1", "gaussian, card, 2, 0", "gaussian, card, 3, 1000",
        "laplace, card, 2, 1000", "laplace, card, 2, 2", "laplace, card, 4, 1000",
        "gaussian, flat, 3, 1000", "gaussian, flat, 3, 2", "gaussian, flat, 3, 4", "laplace, flat, 2, 1000",
        "gaussian, equal, 3, 1000", "gaussian, equal, 3, 3", "gaussian, far-below, 2, 1000",
                "laplace, far-below, 3, 1000",
        "gaussian, far-above, 3, 1000", "laplace, far-above, 4, 1000",
        "gaussian, infinite, 3, 1000", "laplace, infinite, 4, 1000"
    })
    void orderedDrawsFollowTheEnumeratedLaw(String kernelName, String pool, int n, int proposals) {
        ScoreKernel kernel = ScoreKernel.parse(kernelName);
        float[] scores = POOLS.get(pool);
        double steepness = kernel == ScoreKernel.GAUSSIAN ? 0.5 : 1;
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        GoodnessOfFit fit = new GoodnessOfFit();
        for (int i = 0; i < DRAWS; i++) {
            random.reset(SEED, i, 1);
            ScoredSubset.draw(kernel, steepness, 7, scores, scores.length, n, proposals, random, draw);
            fit.add(OrderedDraws.key(draw.positions(), draw.count()));
        }
        fit.assertFits(
                LogWeightLaw.ordered(exponents(kernel, steepness, 7, scores), n),
                kernel + " on " + pool + ", " + n + " of 6, " + proposals + " proposals, seed " + SEED);
    }

    @ParameterizedTest
    @CsvSource({"1e10, 1e-12", "-1e10, 1e-12", "1e6, 1e-3", "0, 1e-30", "1e-3, 1e-39", "80, 0.001"})
    void scoresMuchCloserThanTheWantedScoreIsLarge(double wanted, double spacing) {
        float[] scores = new float[6];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) ((2 - i) * spacing);
        }
        for (double steepness : new double[] {0.5, 1e-6 / (spacing * spacing)}) {
            Draw draw = new Draw();
            RandomStream random = new RandomStream(0);
            GoodnessOfFit fit = new GoodnessOfFit();
            for (int i = 0; i < 50_000; i++) {
                random.reset(SEED, i, 1);
                ScoredSubset.draw(ScoreKernel.GAUSSIAN, steepness, wanted, scores, 6, 2, random, draw);
                fit.add(OrderedDraws.key(draw.positions(), draw.count()));
            }
            double[] exponents = exponents(ScoreKernel.GAUSSIAN, steepness, wanted, scores);
            fit.assertFits(
                    LogWeightLaw.ordered(exponents, 2),
                    "wanted " + wanted + ", spacing " + spacing + ", steepness " + steepness + ", seed " + SEED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // kernel, sd of scores, wanted score in sd, proposals allowed
        "gaussian, 0.3, 0, 240", "gaussian, 1, 1.5, 240", "gaussian, 1, 1.5, 20", "gaussian, 4, 0.5, 240",
        "gaussian, 8, 0, 240", "gaussian, 8, 0, 12", "gaussian, 8, 2.2, 240", "laplace, 3, 0.7, 240",
                "laplace, 3, 3.1, 240"
    })
    void inclusionAndPairsOf15Of200FollowTheIntegratedLaw(
            String kernelName, double sd, double wantedSd, int proposals) {
        ScoreKernel kernel = ScoreKernel.parse(kernelName);
        int size = 200;
        int n = 15;
        float[] scores = scores(size, sd);
        double wanted = sd * wantedSd;
        double[] exponents = exponents(kernel, 0.5, wanted, scores);
        double best = Arrays.stream(exponents).max().orElseThrow();
        double[] weights = Arrays.stream(exponents).map(x -> Math.max(1e-12, Math.exp(x - best))).toArray();
        int[][] counts = new int[size][size];
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        for (int i = 0; i < DRAWS; i++) {
            random.reset(SEED, i, 2);
            ScoredSubset.draw(kernel, 0.5, wanted, scores, size, n, proposals, random, draw);
            int[] positions = draw.positions();
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    counts[positions[a]][positions[b]]++;
                }
            }
        }
        String what = kernel + ", sd " + sd + ", wanted " + wantedSd + " sd, " + proposals + " proposals, seed " + SEED;
        double limit = new NormalDistribution()
                .inverseCumulativeProbability(1 - GoodnessOfFit.FALSE_ALARM / 2 / (size + 12));
        double[] inclusion = InclusionLaw.single(weights, n);
        assertEquals(n, Arrays.stream(inclusion).sum(), 1e-6, what);
        for (int i = 0; i < size; i++) {
            assertNear(inclusion[i], counts[i][i], limit, what + ", candidate " + i);
        }
        Integer[] byWeight = new Integer[size];
        Arrays.setAll(byWeight, i -> i);
        Arrays.sort(byWeight, (l, r) -> Double.compare(weights[r], weights[l]));
        for (int pair = 0; pair < 12; pair++) {
            int left = byWeight[pair * 2];
            int right = byWeight[pair * 5 + 1];
            if (left != right) {
                double law = InclusionLaw.pair(weights, n, left, right);
                assertNear(law, counts[left][right], limit, what + ", pair " + left + ", " + right);
            }
        }
    }

    private static void assertNear(double p, int count, double limit, String what) {
        double expected = DRAWS * p;
        // Of rare candidates the normal approximation says nothing; their sum is held down by the law of the others.
        if (expected > 30 && DRAWS - expected > 30) {
            double z = (count - expected) / Math.sqrt(expected * (1 - p));
            assertTrue(Math.abs(z) < limit, () -> what + ": " + count + " times, expected " + expected + ", z = " + z);
        } else {
            assertEquals(expected, count, 90, what);
        }
    }

    @Test
    void theIntegratedLawEqualsTheEnumeratedOne() {
        double[] exponents = {-2, -0.125, 0, -0.125, -2, -12.5};
        double[] weights = Arrays.stream(exponents).map(Math::exp).toArray();
        Map<Long, Double> subsets = OrderedDraws.unordered(LogWeightLaw.ordered(exponents, 3), 3);
        assertArrayEquals(OrderedDraws.inclusion(subsets, 6), InclusionLaw.single(weights, 3), 1e-9);
        double both = subsets.entrySet().stream()
                .filter(e -> (e.getKey() & 0b10100) == 0b10100)
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertEquals(both, InclusionLaw.pair(weights, 3, 2, 4), 1e-9);
    }

    @Test
    void theRoughExponentialIsWithinTheMarginThatTheExactOneCovers() {
        for (double x = 0; x > -30; x -= 1e-4) {
            double bound = EnvelopeRejection.P_ERROR * Math.exp(x);
            assertEquals(Math.exp(x), EnvelopeRejection.roughExp(x), bound, "x = " + x);
        }
    }

    @Test
    void rejectionDoesTheWorkWhereWeightsAreFlatAndDeclinesWhereTheyAreNot() {
        Draw draw = new Draw();
        RandomStream random = new RandomStream(SEED);
        for (double sd : new double[] {0.3, 1, 4}) {
            draw.clear(15);
            float[] scores = scores(200, sd);
            int[] marks = draw.marks(200);
            int count = EnvelopeRejection.draw(ScoreKernel.GAUSSIAN, 0.5, 0, scores, 200, 15, 240, marks, random, draw);
            assertEquals(15, count, "sd " + sd);
        }
        draw.clear(15);
        int[] marks = draw.marks(200);
        float[] scores = scores(200, 50);
        assertEquals(
                0, EnvelopeRejection.draw(ScoreKernel.GAUSSIAN, 0.5, 0, scores, 200, 15, 240, marks, random, draw));
    }

    @Property(tries = 1000)
    void positionsAreDifferentInEveryRegime(
            @ForAll @IntRange(min = 0, max = 300) int size,
            @ForAll @IntRange(min = 0, max = 40) int n,
            @ForAll @DoubleRange(min = -12, max = 12) double logSteepness,
            @ForAll @DoubleRange(min = -10, max = 10) double wanted,
            @ForAll ScoreKernel kernel,
            @ForAll long seed) {
        float[] scores = scores(size, 3);
        Draw draw = new Draw();
        ScoredSubset.draw(kernel, Math.exp(logSteepness), wanted, scores, size, n, new RandomStream(seed), draw);
        assertEquals(Math.min(size, n), draw.count());
        BitSet seen = new BitSet();
        for (int i = 0; i < draw.count(); i++) {
            seen.set(draw.positions()[i]);
        }
        assertEquals(draw.count(), seen.cardinality());
        assertTrue(seen.length() <= size);
    }

    private static double[] exponents(ScoreKernel kernel, double steepness, double wanted, float[] scores) {
        double[] exponents = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            exponents[i] = kernel.exponent(steepness, scores[i] - wanted);
        }
        return exponents;
    }

    private static float[] scores(int size, double sd) {
        Random random = new Random(11);
        float[] ascending = new float[size];
        for (int i = 0; i < size; i++) {
            ascending[i] = (float) (sd * random.nextGaussian());
        }
        Arrays.sort(ascending);
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = ascending[size - 1 - i];
        }
        return scores;
    }
}
