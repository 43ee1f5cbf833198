package dev.negbench.strategies.nsr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PassAtKTest {
    /** Vectors of the card. */
    @Test
    void estimatesWhatTheCardSays() {
        assertEquals(0.3, PassAtK.unbiased(10, 3, 1), 1e-12);
        assertEquals(0.916667, PassAtK.unbiased(10, 3, 5), 5e-7);
        assertEquals(0.438235, PassAtK.unbiased(256, 2, 64), 5e-7);
        assertEquals(1, PassAtK.unbiased(256, 1, 256));
        assertEquals(0, PassAtK.unbiased(8, 0, 4));
    }

    /** Over all counts, each as likely as the binomial law makes it, the estimate is the exact value. */
    @Property(tries = 100)
    void theEstimateIsUnbiased(
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 0, max = 39) int less,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        int k = Math.max(1, n - less);
        double expected = 0;
        double probability = Math.pow(1 - p, n);
        for (int c = 0; c <= n; c++) {
            expected += probability * PassAtK.unbiased(n, c, k);
            probability *= p / (1 - p) * (n - c) / (c + 1);
        }
        assertEquals(PassAtK.exact(new double[] {p}, k), expected, 1e-9);
    }

    @Test
    void theExactValueIsAMeanOverQueries() {
        assertEquals((0.5 + 1 + 0) / 3, PassAtK.exact(new double[] {0.5, 1, 0}, 1), 1e-15);
        assertEquals((0.75 + 1 + 0) / 3, PassAtK.exact(new double[] {0.5, 1, 0}, 2), 1e-15);
        assertEquals(256e-18, PassAtK.exact(new double[] {1e-18}, 256), 1e-30);
    }

    @Test
    void refusesImpossibleCounts() {
        for (int[] wrong : new int[][] {{4, 1, 5}, {4, 5, 1}, {4, -1, 1}, {4, 1, 0}}) {
            assertThrows(
                    IllegalArgumentException.class, () -> PassAtK.unbiased(wrong[0], wrong[1], wrong[2]));
        }
    }
}
