package dev.negbench.strategies.calibrationsets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class PositiveRuleTest {
    private static final double[] METRIC = {0.1, 0.9, 0.5, 0.7};
    private static final float[] SCORES = {4, 3, 2, 1};
    private static final double[] DENSITY = {0, 5, 1, 2};
    private static final float[] COSINES = {1, 0.9f, 0.5f, 0.5f, 0.9f, 1, 0.5f, 0.5f, 0.5f, 0.5f, 1, 0.1f, 0.5f, 0.5f,
        0.1f, 1};

    private static void assertCopies(PositiveRule rule, int... expected) {
        assertArrayEquals(expected, rule.copies(METRIC, SCORES, DENSITY, COSINES), rule.toString());
    }

    @Test
    void twoOfFourAreChosen() {
        assertCopies(PositiveRule.BEST, 0, 1, 0, 1);
        assertCopies(PositiveRule.WORST, 1, 0, 1, 0);
        assertCopies(PositiveRule.MIDDLE, 0, 0, 1, 1);
        assertCopies(PositiveRule.LEAST_LIKELY, 0, 0, 1, 1);
        assertCopies(PositiveRule.MOST_LIKELY, 1, 1, 0, 0);
        assertCopies(PositiveRule.DENSE, 0, 1, 0, 1);
        assertCopies(PositiveRule.SPARSE, 1, 0, 1, 0);
        assertCopies(PositiveRule.MOST_DIVERSE, 0, 0, 1, 1);
        assertCopies(PositiveRule.LEAST_DIVERSE, 1, 1, 0, 0);
        assertCopies(PositiveRule.RANDOM, 0, 0, 0, 0);
    }

    @Test
    void whatIsMissingIsRepeated() {
        for (PositiveRule rule : PositiveRule.values()) {
            assertArrayEquals(
                    new int[] {2}, rule.copies(new double[1], new float[1], new double[1], new float[1]));
            assertArrayEquals(
                    new int[] {1, 1}, rule.copies(new double[2], new float[2], new double[2], new float[4]));
        }
    }
}
