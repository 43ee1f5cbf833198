package dev.negbench.strategies.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AdamWTest {
    /** By hand: m = 0.1 g, v = 0.001 g², both brought back to g and g², so the first step is the rate; then decay. */
    @Test
    void firstStepsAreTheDefinition() {
        AdamW optimiser = AdamW.of(2, 0.1, 0.5, Double.POSITIVE_INFINITY);
        double[] weights = {1, -2};
        optimiser.step(weights, new double[] {3, -0.25});
        assertEquals(1 - 0.1 * (3 / (3 + 1e-8) + 0.5), weights[0], 1e-15);
        assertEquals(-2 - 0.1 * (-0.25 / (0.25 + 1e-8) - 1), weights[1], 1e-15);
        double before = weights[0];
        optimiser.step(weights, new double[] {1, 0});
        double mean = (0.9 * 0.3 + 0.1) / (1 - 0.81);
        double square = (0.999 * 0.009 + 0.001) / (1 - 0.999 * 0.999);
        assertEquals(before - 0.1 * (mean / (Math.sqrt(square) + 1e-8) + 0.5 * before), weights[0], 1e-12);
    }

    @Test
    void longGradientsAreShortenedTogether() {
        double[] clipped = {0, 0};
        double[] short1 = {0, 0};
        AdamW limited = AdamW.of(2, 0.1, 0, 1);
        AdamW free = AdamW.of(2, 0.1, 0, Double.POSITIVE_INFINITY);
        limited.step(clipped, new double[] {30, 40});
        free.step(short1, new double[] {0.6, 0.8});
        limited.step(clipped, new double[] {0.1, 0.2});
        free.step(short1, new double[] {0.1, 0.2});
        assertArrayEquals(short1, clipped, 1e-15);
    }

    @Test
    void goesOnFromItsState() {
        AdamW one = AdamW.of(2, 0.1, 0.01, 1);
        double[] weights = {0.5, -0.5};
        one.step(weights, new double[] {0.3, 0.1});
        ByteBuffer bytes = ByteBuffer.allocate(one.bytes());
        one.write(bytes);
        assertEquals(0, bytes.remaining());
        AdamW other = AdamW.of(2, 0.1, 0.01, 1);
        other.read(bytes.flip());
        double[] copy = weights.clone();
        one.step(weights, new double[] {-0.2, 0.7});
        other.step(copy, new double[] {-0.2, 0.7});
        assertArrayEquals(weights, copy);
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThrows(IllegalArgumentException.class, () -> AdamW.of(1, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> AdamW.of(1, 0.1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> AdamW.of(1, 0.1, 0, 0));
        double[] weights = {1};
        AdamW optimiser = AdamW.of(1, 0.1, 0, 1);
        assertThrows(IllegalStateException.class, () -> optimiser.step(weights, new double[] {Double.NaN}));
        assertEquals(1, weights[0]);
    }
}
