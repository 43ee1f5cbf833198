package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.stage.Draw;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndependentDrawsTest {
    /** Each of 37 counts is within 5.5 standard deviations and 2: false alarm below 2e-6 in all. */
    @Test
    void drawsWithReplacementInProportionToWeights() {
        int size = 37;
        int n = 500_000;
        double[] logs = new Random(1).doubles(size, -8, 3).toArray();
        Draw draw = new Draw();
        System.arraycopy(logs, 0, IndependentDraws.exponents(size, draw), 0, size);
        double logTotal = IndependentDraws.draw(size, n, new RandomStream(2), draw);
        assertEquals(n, draw.count());
        int[] counts = new int[size];
        for (int i = 0; i < n; i++) {
            counts[draw.positions()[i]]++;
        }
        double sum = 0;
        for (int v = 0; v < size; v++) {
            double p = Math.exp(logs[v] - logTotal);
            sum += p;
            assertEquals(n * p, counts[v], 2 + 5.5 * Math.sqrt(n * p * (1 - p)), "candidate " + v);
        }
        assertEquals(1, sum, 1e-12);
    }

    @Test
    void aLoneCandidateIsAlwaysDrawn() {
        Draw draw = new Draw();
        IndependentDraws.exponents(1, draw)[0] = -5000;
        assertEquals(-5000, IndependentDraws.draw(1, 3, new RandomStream(1), draw));
        assertEquals(3, draw.count());
        assertEquals(0, draw.positions()[2]);
    }

    @Test
    void refusesWhatHasNoProbability() {
        Draw draw = new Draw();
        IndependentDraws.exponents(2, draw)[0] = 0;
        IndependentDraws.exponents(2, draw)[1] = Double.NaN;
        assertThrows(
                ArithmeticException.class, () -> IndependentDraws.draw(2, 3, new RandomStream(1), draw));
        IndependentDraws.exponents(2, draw)[1] = Double.POSITIVE_INFINITY;
        assertThrows(
                ArithmeticException.class, () -> IndependentDraws.draw(2, 3, new RandomStream(1), draw));
    }
}
