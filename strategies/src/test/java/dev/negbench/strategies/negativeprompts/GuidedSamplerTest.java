package dev.negbench.strategies.negativeprompts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What guided sampling must do whatever the points are: card, "Unit tests to require". */
class GuidedSamplerTest {
    private static final int DIMENSION = 5;
    private static final NoiseSchedule SCHEDULE = NoiseSchedule.of(NoiseSchedule.STEPS);
    private static final PointCloud CLOUD = PointCloud.of(points(1, 60), 60, DIMENSION);
    private static final ExactDenoiser ALL = of(0, 60);
    private static final ExactDenoiser POSITIVE = of(0, 30);
    private static final ExactDenoiser NEGATIVE = of(20, 45);
    private static final NegativeWindow ALWAYS = NegativeWindow.first(30);

    private static double[] normals(long seed, int count) {
        Random random = new Random(seed);
        return random.doubles(count).map(u -> random.nextGaussian()).toArray();
    }

    private static float[] points(long seed, int count) {
        double[] values = normals(seed, count * DIMENSION);
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    private static ExactDenoiser of(int from, int to) {
        return ExactDenoiser.of(CLOUD, IntStream.range(from, to).toArray());
    }

    private static double[] sample(ExactDenoiser positive, ExactDenoiser negative, double g, NegativeWindow window) {
        double[] x = normals(99, DIMENSION);
        new GuidedSampler(SCHEDULE, Guidance.of(g), positive, negative, ALL)
                .run(x, 0, window, GuidedSampler.Scratch.of(DIMENSION));
        return x;
    }

    @Test
    void guidingTheNoisesEqualsGuidingTheMeans() {
        double g = 7.5;
        double[] x = normals(99, DIMENSION);
        double[] byNoise = x.clone();
        GuidedSampler sampler = new GuidedSampler(SCHEDULE, Guidance.of(g), POSITIVE, NEGATIVE, ALL);
        GuidedSampler.Scratch scratch = GuidedSampler.Scratch.of(DIMENSION);
        Posterior wanted = new Posterior(DIMENSION);
        Posterior other = new Posterior(DIMENSION);
        for (int step = 0; step < 29; step++) {
            double a = SCHEDULE.signal(step);
            double sigma = SCHEDULE.noise(step);
            POSITIVE.denoise(byNoise, a, sigma, wanted);
            NEGATIVE.denoise(byNoise, a, sigma, other);
            for (int j = 0; j < DIMENSION; j++) {
                double positive = (byNoise[j] - a * wanted.mean()[j]) / sigma;
                double negative = (byNoise[j] - a * other.mean()[j]) / sigma;
                double guided = negative + g * (positive - negative);
                double mean = (byNoise[j] - sigma * guided) / a;
                byNoise[j] = SCHEDULE.signal(step + 1) * mean + SCHEDULE.noise(step + 1) * guided;
            }
            sampler.step(x, step, true, scratch);
            for (int j = 0; j < DIMENSION; j++) {
                assertEquals(byNoise[j], x[j], 1e-9 * Math.max(1, Math.abs(x[j])), "step " + step);
            }
            System.arraycopy(x, 0, byNoise, 0, DIMENSION);
        }
    }

    @Test
    void withoutGuidanceTheNegativeConditionIsIgnored() {
        assertArrayEquals(sample(POSITIVE, NEGATIVE, 1, NegativeWindow.NONE), sample(POSITIVE, NEGATIVE, 1, ALWAYS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 7.5, 100})
    void aNegativeConditionEqualToThePositiveOneCancelsOut(double g) {
        assertArrayEquals(sample(POSITIVE, POSITIVE, 1, ALWAYS), sample(POSITIVE, POSITIVE, g, ALWAYS));
    }

    @Test
    void aWorldOfOnePointEndsThere() {
        ExactDenoiser one = of(7, 8);
        for (int seed = 0; seed < 10; seed++) {
            double[] x = normals(seed, DIMENSION);
            new GuidedSampler(SCHEDULE, Guidance.of(7.5), one, one, one)
                    .run(x, 0, NegativeWindow.NONE, GuidedSampler.Scratch.of(DIMENSION));
            for (int j = 0; j < DIMENSION; j++) {
                assertEquals(CLOUD.value(7, j), x[j], 1e-12);
            }
        }
    }

    @Test
    void windowsAreInclusiveAndTheFullOneIsAlways() {
        double[] always = sample(POSITIVE, NEGATIVE, 3, ALWAYS);
        assertArrayEquals(always, sample(POSITIVE, NEGATIVE, 3, NegativeWindow.since(0, 30)));
        assertArrayEquals(always, sample(POSITIVE, NEGATIVE, 3, NegativeWindow.of(0, 30, 30)));
        double[] never = sample(POSITIVE, NEGATIVE, 3, NegativeWindow.NONE);
        assertArrayEquals(never, sample(POSITIVE, ALL, 3, ALWAYS), "the empty condition is the negative one");
        assertArrayEquals(never, sample(POSITIVE, NEGATIVE, 3, NegativeWindow.first(0)));
        assertFalse(Arrays.equals(always, never), "the conditions differ");
        NegativeWindow papers = new NegativeWindow(5, 15);
        assertEquals(11, IntStream.range(0, 30).filter(papers::contains).count());
        assertEquals(new NegativeWindow(28, 29), NegativeWindow.of(28, 4, 30));
    }

    @Test
    void repeatsBitForBit() {
        assertArrayEquals(sample(POSITIVE, NEGATIVE, 7.5, ALWAYS), sample(POSITIVE, NEGATIVE, 7.5, ALWAYS));
    }

    @Test
    void refusesGuidanceBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> Guidance.of(0.5));
        assertThrows(IllegalArgumentException.class, () -> Guidance.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> ExactDenoiser.of(CLOUD, new int[0]));
    }

    @Test
    void refusesConditionsOfOtherPoints() {
        ExactDenoiser other = ExactDenoiser.of(PointCloud.of(points(1, 60), 60, DIMENSION), new int[] {3});
        assertThrows(
                IllegalArgumentException.class,
                () -> new GuidedSampler(SCHEDULE, Guidance.of(3), POSITIVE, other, ALL));
    }
}
