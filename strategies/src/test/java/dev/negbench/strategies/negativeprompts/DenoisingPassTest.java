package dev.negbench.strategies.negativeprompts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Walking over the points once, in blocks and for several conditions, must change nothing. */
class DenoisingPassTest {
    private static final NoiseSchedule SCHEDULE = NoiseSchedule.of(NoiseSchedule.STEPS);

    private static PointCloud cloud(long seed, int size, int dimension) {
        Random random = new Random(seed);
        float[] values = new float[size * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 * random.nextGaussian());
        }
        return PointCloud.of(values, size, dimension);
    }

    /** A state that is as noisy as at a step, from one of the points. */
    private static double[] state(PointCloud cloud, int point, int step, long seed) {
        Random random = new Random(seed);
        double[] x = new double[cloud.dimension()];
        Arrays.setAll(
                x, j -> SCHEDULE.signal(step) * cloud.value(point, j) + SCHEDULE.noise(step) * random.nextGaussian());
        return x;
    }

    private static int[] some(int size, double share, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, size)
                .filter(p -> p == size / 2 || random.nextDouble() < share)
                .toArray();
    }

    /** The softmax by its formula: all logits, all weights, the mean. Returns the mean, then the weights. */
    private static double[] inTwoSteps(PointCloud cloud, int[] members, double[] x, double a, double sigma) {
        double[] weights = new double[members.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < x.length; j++) {
                double p = cloud.value(members[i], j);
                weights[i] += (a * x[j] * p - a * a * p * p / 2) / (sigma * sigma);
            }
        }
        double highest = Arrays.stream(weights).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(weights[i] - highest);
            sum += weights[i];
        }
        double[] out = new double[x.length + weights.length];
        for (int i = 0; i < weights.length; i++) {
            out[x.length + i] = weights[i] / sum;
            for (int j = 0; j < x.length; j++) {
                out[j] += weights[i] / sum * cloud.value(members[i], j);
            }
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "63, 5", "64, 8", "65, 7", "700, 32", "300, 384"})
    void isTheSoftmaxAtEveryStep(int size, int dimension) {
        PointCloud cloud = cloud(size, size, dimension);
        Posterior out = new Posterior(dimension);
        for (double share : new double[] {0.02, 0.5, 1}) {
            int[] members = some(size, share, 1);
            ExactDenoiser denoiser = ExactDenoiser.of(cloud, members);
            for (int step = 0; step < SCHEDULE.steps(); step++) {
                double a = SCHEDULE.signal(step);
                double sigma = SCHEDULE.noise(step);
                double[] x = state(cloud, step % size, step, 100 + step);
                double[] expected = inTwoSteps(cloud, members, x, a, sigma);
                denoiser.denoise(x, a, sigma, out);
                String where = "share " + share + " step " + step;
                for (int j = 0; j < dimension; j++) {
                    assertEquals(expected[j], out.mean()[j], 1e-10 * Math.max(1, Math.abs(expected[j])), where);
                }
                for (int i = 0; i < members.length; i++) {
                    assertEquals(
                            expected[dimension + i], out.weight(i), 1e-10 * expected[dimension + i] + 0x1p-60, where);
                }
            }
        }
    }

    /** Logits with 60 digits; the bound is the one that {@link ExactDenoiser} promises. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 31, 64})
    void theErrorStaysWithinItsBound(int dimension) {
        MathContext digits = new MathContext(60);
        int size = 90;
        PointCloud cloud = cloud(dimension, size, dimension);
        ExactDenoiser denoiser =
                ExactDenoiser.of(cloud, IntStream.range(0, size).toArray());
        Posterior out = new Posterior(dimension);
        for (int step : new int[] {0, 10, 20, 29}) {
            double a = SCHEDULE.signal(step);
            double sigma = SCHEDULE.noise(step);
            double[] x = state(cloud, 70, step, step);
            denoiser.denoise(x, a, sigma, out);
            BigDecimal[] logits = new BigDecimal[size];
            double longest = 0;
            for (int i = 0; i < size; i++) {
                BigDecimal sum = BigDecimal.ZERO;
                double square = 0;
                for (int j = 0; j < dimension; j++) {
                    BigDecimal p = new BigDecimal(cloud.value(i, j));
                    BigDecimal half = new BigDecimal(a).multiply(p).divide(BigDecimal.valueOf(2), digits);
                    sum = sum.add(p.multiply(new BigDecimal(x[j]).subtract(half), digits), digits);
                    square += cloud.value(i, j) * cloud.value(i, j);
                }
                BigDecimal variance = new BigDecimal(sigma).pow(2);
                logits[i] = sum.multiply(new BigDecimal(a)).divide(variance, digits);
                longest = Math.max(longest, Math.sqrt(square));
            }
            double norm = Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
            double logitError = a / (sigma * sigma) * (dimension + 8) * 0x1p-53 * longest * (norm + longest);
            double bound = 2 * logitError + size * 0x1p-52 + 1e-14;
            for (int i = 0; i < size; i++) {
                double inverse = 0;
                for (BigDecimal logit : logits) {
                    inverse += Math.exp(logit.subtract(logits[i]).doubleValue());
                }
                double exact = 1 / inverse;
                assertEquals(exact, out.weight(i), bound * exact + 0x1p-60, "step " + step + " point " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyConditionIsAloneInCompany(long seed) {
        int size = 500;
        PointCloud cloud = cloud(seed, size, 9);
        ExactDenoiser few = ExactDenoiser.of(cloud, new int[] {130, 131, 450});
        ExactDenoiser many = ExactDenoiser.of(cloud, some(size, 0.6, seed));
        ExactDenoiser all = ExactDenoiser.of(cloud, IntStream.range(0, size).toArray());
        ExactDenoiser[] conditions = {few, many, all};
        Posterior[] together = {new Posterior(9), new Posterior(9), new Posterior(9)};
        Posterior alone = new Posterior(9);
        for (int step = 0; step < SCHEDULE.steps(); step++) {
            double a = SCHEDULE.signal(step);
            double sigma = SCHEDULE.noise(step);
            double[] x = state(cloud, 131, step, seed + step);
            DenoisingPass.of(conditions).denoise(x, a, sigma, together);
            DenoisingPass.of(all, few).denoise(x, a, sigma, new Posterior[] {together[2], together[0]});
            for (int c = 0; c < conditions.length; c++) {
                conditions[c].denoise(x, a, sigma, alone);
                assertArrayEquals(alone.mean(), together[c].mean(), "seed " + seed + " step " + step);
                assertEquals(alone.energy(), together[c].energy(), "seed " + seed + " step " + step);
            }
        }
    }

    /** The highest logit may come with any block: what was summed before is scaled down, to nothing if need be. */
    @Test
    void theHighestLogitMayRiseOrFallFromBlockToBlock() {
        for (double spread : new double[] {0.01, 1, 100}) {
            float[] rising = new float[640];
            for (int i = 0; i < rising.length; i++) {
                rising[i] = (float) (spread * (i - rising.length) / rising.length);
            }
            float[] falling = new float[rising.length];
            for (int i = 0; i < falling.length; i++) {
                falling[i] = rising[rising.length - 1 - i];
            }
            int[] members = IntStream.range(0, rising.length).toArray();
            Posterior up = new Posterior(1);
            Posterior down = new Posterior(1);
            ExactDenoiser.of(PointCloud.of(rising, rising.length, 1), members)
                    .denoise(new double[] {0.5}, 0.9, 0.05, up);
            PointCloud turned = PointCloud.of(falling, rising.length, 1);
            ExactDenoiser.of(turned, members).denoise(new double[] {0.5}, 0.9, 0.05, down);
            double mean = inTwoSteps(turned, members, new double[] {0.5}, 0.9, 0.05)[0];
            assertEquals(mean, up.mean()[0], 1e-12 * Math.abs(mean));
            assertEquals(mean, down.mean()[0], 1e-12 * Math.abs(mean));
            assertEquals(up.weight(639), down.weight(0), 1e-12);
            double sum = IntStream.range(0, 640).mapToDouble(up::weight).sum();
            assertEquals(1, sum, 1e-12);
        }
    }

    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this virtual machine does not count allocated bytes");
        PointCloud cloud = cloud(1, 300, 12);
        ExactDenoiser some = ExactDenoiser.of(cloud, some(300, 0.3, 1));
        ExactDenoiser all = ExactDenoiser.of(cloud, IntStream.range(0, 300).toArray());
        GuidedSampler sampler = new GuidedSampler(SCHEDULE, Guidance.of(3), some, all, all);
        GuidedSampler.Scratch scratch = GuidedSampler.Scratch.of(12);
        NegativeWindow window = NegativeWindow.first(10);
        double[] x = state(cloud, 3, 0, 1);
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 20 && least > 0; attempt++) {
            sampler.run(x, 0, window, scratch);
            long before = threads.getThreadAllocatedBytes(self);
            sampler.run(x, 0, window, scratch);
            all.nearest(x, scratch.other());
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, least, "bytes allocated by a run of 30 steps");
    }

    @Test
    void aConditionListsItsPointsOnceAndInOrder() {
        PointCloud cloud = cloud(1, 5, 2);
        for (int[] members : new int[][] {{1, 0}, {2, 2}, {-1}, {5}}) {
            String message = assertThrows(IllegalArgumentException.class, () -> ExactDenoiser.of(cloud, members))
                    .getMessage();
            assertTrue(message.contains("point " + members[members.length - 1]), message);
        }
    }
}
