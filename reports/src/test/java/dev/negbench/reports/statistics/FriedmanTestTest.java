package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class FriedmanTestTest {
    /** Ranks of Demšar's example, JMLR 2006, table 6: 14 data sets, 4 classifiers. */
    private static final double[][] DEMSAR = {
        {4, 3, 2, 1},
        {1, 2, 3, 4},
        {4, 1, 2, 3},
        {4, 1, 3, 2},
        {4, 2, 3, 1},
        {1, 2.5, 4, 2.5},
        {3, 2, 4, 1},
        {2.5, 2.5, 4, 1},
        {4, 3, 2, 1},
        {2.5, 2.5, 2.5, 2.5},
        {4, 2.5, 1, 2.5},
        {3, 2, 4, 1},
        {4, 1, 2, 3},
        {3, 1, 4, 2}
    };

    private static double[][] negated(double[][] ranks) {
        double[][] scores = new double[ranks.length][];
        for (int d = 0; d < ranks.length; d++) {
            scores[d] = new double[ranks[d].length];
            for (int s = 0; s < ranks[d].length; s++) {
                scores[d][s] = -ranks[d][s];
            }
        }
        return scores;
    }

    @Test
    void publishedExampleIsReproduced() {
        FriedmanTest test = FriedmanTest.of(negated(DEMSAR), 100_000, 1);
        assertArrayEquals(new double[] {3.143, 2.000, 2.893, 1.964}, test.averageRanks(), 5e-4);
        assertEquals(9.28, test.chiSquared(), 5e-3);
        assertEquals(3.69, test.f(), 5e-3);
        // Relabelling takes ties into account; so does dividing χ² by 1 − Σ(t³ − t)/(N(k³ − k)), then F(3, 39).
        double corrected = test.chiSquared() / (1 - 78 / 840.0);
        double f = 13 * corrected / (42 - corrected);
        assertEquals(1 - new FDistribution(3, 39).cumulativeProbability(f), test.p(), 0.003);
    }

    @Test
    void fullAgreementHasItsExactProbability() {
        double[][] agree = {{3, 2, 1}, {3, 2, 1}, {3, 2, 1}};
        FriedmanTest test = FriedmanTest.of(agree, 200_000, 2);
        // 3! of (3!)³ relabellings agree as much; 5 standard errors of 200,000 draws are 0.0018.
        assertEquals(1 / 36.0, test.p(), 0.0019);
        assertEquals(Double.POSITIVE_INFINITY, test.f());
        assertEquals(6, test.chiSquared(), 1e-12);
        assertArrayEquals(new double[] {1, 2, 3}, test.averageRanks());
    }

    @Test
    void pIsUniformWhereNothingDiffers() {
        int rejected = 0;
        int experiments = 1_000;
        for (int i = 0; i < experiments; i++) {
            Random random = new Random(7_000 + i);
            double[][] scores = new double[4][5];
            for (double[] row : scores) {
                for (int s = 0; s < row.length; s++) {
                    row[s] = random.nextGaussian();
                }
            }
            rejected += FriedmanTest.of(scores, 199, i).p() <= 0.05 ? 1 : 0;
        }
        // At most 50 expected (ties make it fewer), standard deviation 6.9: above 85 with a chance of 4e-7.
        assertTrue(rejected <= 85, rejected + " of " + experiments + " rejected at 5 %");
        assertTrue(rejected >= 20, rejected + " of " + experiments + " rejected at 5 %");
    }

    @Test
    void allTiedIsNoDifference() {
        FriedmanTest test = FriedmanTest.of(new double[][] {{1, 1, 1}, {2, 2, 2}}, 100, 3);
        assertEquals(1, test.p());
        assertArrayEquals(new double[] {2, 2, 2}, test.averageRanks());
    }

    @Test
    void refusesWhatCannotBeRanked() {
        assertThrows(IllegalArgumentException.class, () -> FriedmanTest.of(new double[][] {{1, 2}}, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> FriedmanTest.of(new double[][] {{1}, {2}}, 10, 1));
        assertThrows(
                IllegalArgumentException.class, () -> FriedmanTest.of(new double[][] {{1, Double.NaN}, {2, 1}}, 10, 1));
    }

    @Test
    void rangeOfTwoHasAClosedForm() {
        NormalDistribution normal = new NormalDistribution();
        for (double q : new double[] {0.1, 1, 2.77, 5, 8}) {
            assertEquals(2 * normal.cumulativeProbability(q / Math.sqrt(2)) - 1, NormalRange.cumulative(2, q), 1e-13);
        }
    }

    @Test
    void criticalValuesAreThoseOfTheTable() {
        // Demšar, JMLR 2006, table 5(a): k = 2 … 10 at 0.05 and 0.10.
        double[] at05 = {1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164};
        double[] at10 = {1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920};
        for (int k = 2; k <= 10; k++) {
            // The table was made from values rounded to three digits before the division by √2.
            assertEquals(at05[k - 2], NormalRange.quantile(k, 0.95) / Math.sqrt(2), 1.1e-3, "k = " + k);
            assertEquals(at10[k - 2], NormalRange.quantile(k, 0.90) / Math.sqrt(2), 1.1e-3, "k = " + k);
        }
        assertEquals(1.25, CriticalDifference.of(4, 14, 0.05).value(), 5e-3);
        assertEquals(1.12, CriticalDifference.of(4, 14, 0.10).value(), 5e-3);
    }

    @Test
    void groupsAreTheLargestOnes() {
        CriticalDifference one = new CriticalDifference(1, 0.05);
        assertGroups(one.groups(new double[] {1, 1.5, 2.2, 2.4, 4}), new int[] {0, 1}, new int[] {1, 3});
        assertGroups(one.groups(new double[] {1, 2, 3}));
        assertGroups(one.groups(new double[] {1, 1.2, 1.4}), new int[] {0, 2});
    }

    private static void assertGroups(List<int[]> found, int[]... expected) {
        assertEquals(expected.length, found.size());
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], found.get(i));
        }
    }
}
