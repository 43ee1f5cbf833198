package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class SignFlipTest {

    @Test
    void reproducesTheCardsExactVector() {
        SignFlip test = SignFlip.of(new double[] {.05, .02, -.02, .05, .10, .03, -.01, .06}, 1);
        assertTrue(test.exact());
        assertEquals(14, test.count());
        assertEquals(256, test.draws());
        assertEquals(.0546875, test.p());
        assertEquals(.035, test.mean(), 1e-15);
    }

    /** Multiples of 0.1 tie often, so that the tolerance is at work; the oracle counts in whole numbers. */
    @Property(tries = 300)
    void enumerationEqualsBruteForceInWholeNumbers(@ForAll("fewTenths") int[] tenths) {
        double[] d = Arrays.stream(tenths).mapToDouble(x -> x * .1).toArray();
        long reached = bruteForce(tenths);
        assertEquals((double) reached / (1L << tenths.length), SignFlip.of(d, 1).p(), 1e-15);
    }

    @Provide
    Arbitrary<int[]> fewTenths() {
        return Arbitraries.integers().between(-4, 4).array(int[].class).ofMaxSize(11);
    }

    @Test
    void enumeratesUpToTwentyDifferencesOtherThanZero() {
        double[] d = new double[500];
        for (int q = 0; q < 20; q++) {
            d[25 * q] = q % 3 == 0 ? -1 : 1;
        }
        SignFlip test = SignFlip.of(d, 1);
        assertTrue(test.exact());
        assertEquals(binomialP(20, 13), test.p(), 1e-12);
        assertEquals(500, test.n());
        assertEquals(6 / 500.0, test.mean(), 1e-15);
        d[1] = 1;
        assertFalse(SignFlip.of(d, 1).exact());
    }

    /** With differences of one size p is a binomial tail, known exactly. False alarm 2e-4 each were the seed free. */
    @Test
    void sampledPEqualsTheBinomialTail() {
        for (int[] sizes : new int[][] {{21, 14}, {24, 16}, {300, 166}, {301, 165}, {4099, 2100}}) {
            int n = sizes[0];
            double[] d = new double[n];
            for (int q = 0; q < n; q++) {
                d[q] = q < sizes[1] ? .1 : -.1;
            }
            SignFlip test = SignFlip.of(d, Simulation.SEED);
            assertFalse(test.exact());
            assertEquals((test.count() + 1.0) / 100_001, test.p());
            Simulation.assertRate(n + " equal differences", (int) test.count(), 100_000, binomialP(n, sizes[1]));
        }
    }

    @Test
    void sampledPIsCloseToTheExactOneOfUnequalDifferences() {
        double[] d = Simulation.normal(new SplittableRandom(5), 22, .03, .1);
        double observed = Math.abs(Arrays.stream(d).sum());
        int reached = 0;
        for (int mask = 0; mask < 1 << 22; mask++) {
            double sum = 0;
            for (int q = 0; q < 22; q++) {
                sum += (mask >>> q & 1) == 0 ? d[q] : -d[q];
            }
            reached += Math.abs(sum) >= observed - 1e-12 ? 1 : 0;
        }
        double exact = reached / (double) (1 << 22);
        Simulation.assertRate("22 differences", (int) SignFlip.of(d, Simulation.SEED).count(), 100_000, exact);
    }

    /** Draws that shared random bits would leave p right on average and scatter it more. False alarm below 1e-6. */
    @Test
    void drawsAreIndependentOfEachOther() {
        // Eight neighbours of equal sign each: draws that shared bits would have correlated sums.
        double[] d = new double[24];
        for (int q = 0; q < d.length; q++) {
            d[q] = q < 16 ? .1 + .001 * q : -.1 - .001 * q;
        }
        int runs = 4_000;
        int draws = 4_096;
        double[] counts = new double[runs];
        for (int i = 0; i < runs; i++) {
            counts[i] = SignFlip.of(d, draws, Simulation.SEED + i).count();
        }
        double rate = StatUtils.mean(counts) / draws;
        double dispersion = StatUtils.variance(counts) / (draws * rate * (1 - rate));
        assertEquals(1, dispersion, 5 * Math.sqrt(2.0 / (runs - 1)));
    }

    @Test
    void isAFunctionOfItsSeed() {
        double[] d = Simulation.normal(new SplittableRandom(6), 100, .02, .1);
        assertEquals(SignFlip.of(d, 5_000, 1), SignFlip.of(d, 5_000, 1));
        assertTrue(SignFlip.of(d, 5_000, 1).count() != SignFlip.of(d, 5_000, 2).count());
    }

    @Test
    void neverAnswersZero() {
        double[] d = new double[64];
        Arrays.fill(d, .5);
        assertEquals(1 / 1_001.0, SignFlip.of(d, 1_000, 1).p());
    }

    @Test
    void answersWithoutDataAreDefined() {
        assertEquals(1, SignFlip.of(new double[0], 1).p());
        assertEquals(1, SignFlip.of(new double[40], 1).p());
        assertEquals(0, SignFlip.of(new double[40], 1).mean());
        assertEquals(1, SignFlip.of(new double[] {.3}, 1).p());
        SignFlip holed = SignFlip.of(new double[] {.3, Double.NaN, .3}, 1);
        assertEquals(.5, holed.p());
        assertEquals(1, holed.excluded());
        assertThrows(IllegalArgumentException.class, () -> SignFlip.of(new double[] {Double.POSITIVE_INFINITY}, 1));
        assertThrows(IllegalArgumentException.class, () -> SignFlip.of(new double[] {1}, 0, 1));
    }

    @Test
    void holdsItsLevel() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED);
        int trials = 3_000;
        int rejected = 0;
        for (int i = 0; i < trials; i++) {
            rejected += SignFlip.of(Simulation.normal(random, 40, 0, .1), 999, i).p() <= .05 ? 1 : 0;
        }
        Simulation.assertRate("sign-flip at 5 %", rejected, trials, .05);
    }

    @Test
    void threeHundredQueriesTakeMilliseconds() {
        double[] d = Simulation.normal(new SplittableRandom(7), 300, .01, .1);
        long bestNanos = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            assertTrue(SignFlip.of(d, i).p() > 0);
            bestNanos = Math.min(bestNanos, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        assertTrue(bestNanos < 60_000_000, "best of 8 took " + bestNanos + " ns of processor time");
    }

    private static long bruteForce(int[] tenths) {
        int observed = Math.abs(Arrays.stream(tenths).sum());
        long reached = 0;
        for (int mask = 0; mask < 1 << tenths.length; mask++) {
            int sum = 0;
            for (int q = 0; q < tenths.length; q++) {
                sum += (mask >>> q & 1) == 0 ? tenths[q] : -tenths[q];
            }
            reached += Math.abs(sum) >= observed ? 1 : 0;
        }
        return reached;
    }

    /** P(|2X − n| ≥ |2k − n|), X binomial over n tosses of a fair coin. */
    private static double binomialP(int n, int k) {
        int fewer = Math.min(k, n - k);
        return Math.min(1, 2 * new BinomialDistribution(null, n, .5).cumulativeProbability(fewer));
    }
}
