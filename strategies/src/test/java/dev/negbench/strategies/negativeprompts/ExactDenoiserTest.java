package dev.negbench.strategies.negativeprompts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed forms of the card, "Exact closed form" and "Unit tests to require". */
class ExactDenoiserTest {
    private static final double TOLERANCE = 1e-9;
    private static final NoiseSchedule SCHEDULE = NoiseSchedule.of(NoiseSchedule.STEPS);

    private static double[] normals(long seed, int count) {
        Random random = new Random(seed);
        return random.doubles(count).map(u -> random.nextGaussian()).toArray();
    }

    private static PointCloud cloud(double[] values, int size, int dimension) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return PointCloud.of(rounded, size, dimension);
    }

    @Test
    void theScheduleRunsFromNoiseToData() {
        assertEquals(1 - 0.00085, Math.pow(SCHEDULE.signal(29), 2), 1e-15, "timestep 0");
        double kept = 1;
        for (int t = 0; t < 1000; t++) {
            double root = Math.sqrt(0.00085) + (Math.sqrt(0.012) - Math.sqrt(0.00085)) * t / 999;
            kept *= 1 - root * root;
        }
        assertEquals(kept, Math.pow(SCHEDULE.signal(0), 2), 1e-15, "timestep 999");
        for (int step = 0; step < 30; step++) {
            assertEquals(1, Math.pow(SCHEDULE.signal(step), 2) + Math.pow(SCHEDULE.noise(step), 2), 1e-15);
        }
        assertThrows(IllegalArgumentException.class, () -> NoiseSchedule.of(1));
    }

    @ParameterizedTest
    @CsvSource({"0.95, 0.625", "0.9, 0.25", "0.8, -0.5", "0.5, -2.75", "0, -6.5", "1, 1"})
    void theCardsVectorsOfTheObjectsShare(double posterior, double share) {
        assertEquals(share, Guidance.of(7.5).objectShare(posterior), TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({"7.5, 0.866666666667", "3, 0.666666666667"})
    void atTheNeutralPosteriorTheObjectIsCancelled(double g, double posterior) {
        assertEquals(posterior, Guidance.of(g).neutralPosterior(), TOLERANCE);
        assertEquals(0, Guidance.of(g).objectShare(Guidance.of(g).neutralPosterior()), TOLERANCE);
        assertEquals(g - 1, Guidance.of(g).weight(), TOLERANCE);
        assertEquals(Guidance.of(g), Guidance.ofWeight(g - 1));
    }

    /** A prior ρ = k/n over two places is made of k copies of one point and n − k of the other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inATwoPointWorldTheGuidedMeanIsTheClosedForm(long seed) {
        int dimension = 6;
        double[] b = normals(seed, dimension);
        double[] delta = normals(-seed, dimension);
        double[] values = new double[10 * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = b[i % dimension] + (i / dimension < 7 ? delta[i % dimension] : 0);
        }
        PointCloud cloud = cloud(values, 10, dimension);
        for (int j = 0; j < dimension; j++) {
            b[j] = cloud.value(9, j);
            delta[j] = cloud.value(0, j) - b[j];
        }
        ExactDenoiser both = ExactDenoiser.of(cloud, IntStream.range(0, 10).toArray());
        ExactDenoiser object = ExactDenoiser.of(cloud, new int[] {0});
        Posterior positive = new Posterior(dimension);
        Posterior negative = new Posterior(dimension);
        Guidance guidance = Guidance.of(7.5);
        for (int step = 0; step < SCHEDULE.steps(); step++) {
            double a = SCHEDULE.signal(step);
            double sigma = SCHEDULE.noise(step);
            double[] x = normals(100 * seed + step, dimension);
            double along = 0;
            double squares = 0;
            for (int j = 0; j < dimension; j++) {
                x[j] = a * (b[j] + 0.5 * delta[j]) + sigma * x[j];
                along += x[j] * delta[j];
                squares += Math.pow(b[j] + delta[j], 2) - b[j] * b[j];
            }
            double logit = Math.log(0.7 / 0.3) + (a * along - a * a * squares / 2) / (sigma * sigma);
            double pi = 1 / (1 + Math.exp(-logit));
            both.denoise(x, a, sigma, positive);
            object.denoise(x, a, sigma, negative);
            boolean[] flags = new boolean[10];
            for (int i = 0; i < 7; i++) {
                flags[i] = true;
            }
            assertEquals(pi, positive.mass(flags), TOLERANCE, "seed " + seed + " step " + step);
            for (int j = 0; j < dimension; j++) {
                assertEquals(
                        b[j] + guidance.objectShare(pi) * delta[j],
                        guidance.guide(positive.mean()[j], negative.mean()[j]),
                        1e-8,
                        "seed " + seed + " step " + step);
            }
        }
    }

    @Test
    void theWeightsAreTheSoftmaxOfTheCard() {
        PointCloud cloud = cloud(normals(7, 5 * 3), 5, 3);
        int[] members = {0, 2, 4};
        double[] x = normals(8, 3);
        double a = 0.6;
        double sigma = 0.8;
        double[] expected = new double[3];
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double logit = 0;
            for (int j = 0; j < 3; j++) {
                double p = cloud.value(members[i], j);
                logit += (a * x[j] * p - a * a * p * p / 2) / (sigma * sigma);
            }
            expected[i] = Math.exp(logit);
            sum += expected[i];
        }
        Posterior out = new Posterior(3);
        ExactDenoiser.of(cloud, members).denoise(x, a, sigma, out);
        double energy = 0;
        for (int i = 0; i < 3; i++) {
            assertEquals(expected[i] / sum, out.weight(i), 1e-12);
            energy += Math.pow(expected[i] / sum, 2);
        }
        assertEquals(energy, out.energy(), 1e-12);
    }

    @Test
    void withoutSignalThePosteriorIsThePrior() {
        PointCloud cloud = cloud(normals(3, 8 * 4), 8, 4);
        ExactDenoiser denoiser = ExactDenoiser.of(cloud, IntStream.range(0, 8).toArray());
        Posterior out = new Posterior(4);
        denoiser.denoise(normals(4, 4), 1e-14, 1, out);
        for (int i = 0; i < 8; i++) {
            assertEquals(1.0 / 8, out.weight(i), 1e-12);
        }
    }

    @Test
    void theNearestPointIsTheNearestByDistance() {
        PointCloud cloud = cloud(normals(5, 200 * 3), 200, 3);
        ExactDenoiser denoiser = ExactDenoiser.of(cloud, IntStream.range(0, 200).toArray());
        Posterior scratch = new Posterior(3);
        for (int t = 0; t < 20; t++) {
            double[] x = normals(50 + t, 3);
            int nearest = denoiser.nearest(x, scratch);
            for (int i = 0; i < 200; i++) {
                double squares = 0;
                for (int j = 0; j < 3; j++) {
                    squares += Math.pow(x[j] - cloud.value(i, j), 2);
                }
                assertEquals(Math.sqrt(squares), denoiser.distance(x, i), 1e-12);
                assertEquals(true, denoiser.distance(x, nearest) <= Math.sqrt(squares) + 1e-12);
            }
        }
    }

    @Test
    void scalingCentresAndBringsTheMeanSquareToWhatWasAsked() {
        float[] vectors = {1, 2, 3, 4, 5, 9};
        PointCloud cloud = PointCloud.unitScaled(vectors, 3, 2, 0.25);
        double squares = 0;
        double[] mean = new double[2];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                squares += Math.pow(cloud.value(i, j), 2) / 6;
                mean[j] += cloud.value(i, j) / 3;
            }
        }
        double rounding = 0x1p-24;
        assertEquals(0.25, squares, 4 * rounding);
        assertArrayEquals(new double[2], mean, 4 * rounding);
        assertThrows(IllegalArgumentException.class, () -> PointCloud.unitScaled(new float[] {1, 1}, 2, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> PointCloud.of(new float[] {Float.NaN}, 1, 1));
    }
}
