package dev.negbench.strategies.ance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sampling.RandomStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The closed forms of the ANCE card, section 3. */
class GradientVarianceTest {
    private static final double[] QUERY = {1, 0.5};
    private static final double[] POSITIVE = {0.8, 0.4};
    private static final double[][] NEGATIVES = {{0.9, 0.3}, {0.5, 0.5}, {-0.2, 0.1}, {-0.9, -0.4}};

    private static PairwiseGradient[] pairs() {
        return Arrays.stream(NEGATIVES)
                .map(negative -> PairwiseGradient.of(QUERY, POSITIVE, negative))
                .toArray(PairwiseGradient[]::new);
    }

    private static double[][] gradients() {
        return Arrays.stream(pairs()).map(PairwiseGradient::gradient).toArray(double[][]::new);
    }

    private static double[] losses() {
        return Arrays.stream(pairs()).mapToDouble(PairwiseGradient::loss).toArray();
    }

    @Test
    void theGoldenCaseHolds() {
        GradientVariance variance = GradientVariance.of(gradients());
        assertArrayEquals(new double[] {0.7184596480, 0.5759394199, 0.2750805832, 0.1155195232}, losses(), 1e-10);
        assertArrayEquals(
                new double[] {0.0724780769, 0.1384519470, 0.2510779739, 0.2049743176}, variance.norms(), 1e-10);
        assertArrayEquals(
                new double[] {0.108665665, 0.2075796372, 0.3764387272, 0.3073159705}, variance.optimalProbabilities(),
                        1e-9);
        assertEquals(0.0146228833, variance.uniform(), 1e-10);
        assertEquals(0.0100578130, variance.optimum(), 1e-10);
        // The card prints 0.0489653554; the losses above to full precision give this.
        assertEquals(0.0489654136, variance.trace(losses()), 1e-10);
        double[] squared = Arrays.stream(variance.norms()).map(norm -> norm * norm).toArray();
        assertEquals(variance.uniform(), variance.trace(squared), 1e-15);
        assertEquals(variance.uniform(), variance.trace(new double[] {3, 3, 3, 3}), 1e-15);
        assertEquals(variance.optimum(), variance.trace(variance.optimalProbabilities()), 1e-15);
    }

    @Test
    void noDistributionBeatsTheOptimum() {
        Random random = new Random(8);
        for (int trial = 0; trial < 500; trial++) {
            double[][] gradients = random.doubles(6).mapToObj(x -> random.doubles(3, -1, 1).toArray())
                    .toArray(double[][]::new);
            GradientVariance variance = GradientVariance.of(gradients);
            double[] weights = random.doubles(6, 0.01, 1).toArray();
            assertTrue(variance.trace(weights) >= variance.optimum() - 1e-12, "trial " + trial);
        }
    }

    /** The estimate of 400,000 draws is within 3 of its standard errors: false alarm about 0.3% for a fresh seed. */
    @Test
    void simulationAgrees() {
        double[][] gradients = gradients();
        GradientVariance variance = GradientVariance.of(gradients);
        double[] weights = losses();
        double total = Arrays.stream(weights).sum();
        double[] mean = new double[2];
        for (double[] gradient : gradients) {
            mean[0] += gradient[0] / 4;
            mean[1] += gradient[1] / 4;
        }
        long seed = 20_240_609;
        RandomStream random = new RandomStream(seed);
        int draws = 400_000;
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < draws; t++) {
            double u = random.nextDouble() * total;
            int i = 0;
            while (i < 3 && u >= weights[i]) {
                u -= weights[i++];
            }
            double scale = total / (4 * weights[i]);
            double x = gradients[i][0] * scale - mean[0];
            double y = gradients[i][1] * scale - mean[1];
            sum += x * x + y * y;
            squares += (x * x + y * y) * (x * x + y * y);
        }
        double estimate = sum / draws;
        double error = Math.sqrt((squares / draws - estimate * estimate) / draws);
        assertEquals(variance.trace(weights), estimate, 3 * error, "seed " + seed);
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        double step = 1e-6;
        for (double[] negative : NEGATIVES) {
            double[] gradient = PairwiseGradient.of(QUERY, POSITIVE, negative).gradient();
            for (int d = 0; d < 2; d++) {
                double[] up = QUERY.clone();
                double[] down = QUERY.clone();
                up[d] += step;
                down[d] -= step;
                double slope = PairwiseGradient.of(up, POSITIVE, negative).loss()
                        - PairwiseGradient.of(down, POSITIVE, negative).loss();
                assertEquals(slope / (2 * step), gradient[d], 1e-9);
            }
        }
    }

    @Test
    void extremeLeadsStayFinite() {
        PairwiseGradient hopeless = PairwiseGradient.of(new double[] {1}, new double[] {-5000}, new double[] {5000});
        assertEquals(10_000, hopeless.loss());
        assertEquals(10_000, hopeless.gradient()[0]);
        PairwiseGradient easy = PairwiseGradient.of(new double[] {1}, new double[] {5000}, new double[] {-5000});
        assertEquals(0, easy.loss());
        assertEquals(0, easy.gradient()[0], 1e-300);
    }

    @Test
    void argumentsAreChecked() {
        GradientVariance variance = GradientVariance.of(gradients());
        assertThrows(IllegalArgumentException.class, () -> GradientVariance.of(new double[0][]));
        assertThrows(IllegalArgumentException.class, () -> variance.trace(new double[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> variance.trace(new double[] {0, 0, 0, 0}));
        assertThrows(IllegalArgumentException.class, () -> variance.trace(new double[] {1, 1, -1, 1}));
        assertEquals(Double.POSITIVE_INFINITY, variance.trace(new double[] {1, 1, 1, 0}));
        assertArrayEquals(
                new double[] {0.5, 0.5}, GradientVariance.of(new double[][] {{0, 0}, {0, 0}}).optimalProbabilities());
    }
}
