package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ElementaryTest {
    @Test
    void exponentialIsWithinItsErrorBound() {
        Random random = new Random(1);
        double worst = 0;
        for (int i = 0; i < 400_000; i++) {
            double x = i % 2 == 0 ? -708 * random.nextDouble() : 3 * random.nextDouble() - 2;
            worst = Math.max(worst, Math.abs(Elementary.exp(x) / StrictMath.exp(x) - 1));
        }
        assertEquals(0, worst, 2e-15);
    }

    @Test
    void exponentialHasExactEnds() {
        assertEquals(1, Elementary.exp(0));
        assertEquals(1, Elementary.exp(-0.0));
        assertEquals(0, Elementary.exp(-708.5));
        assertEquals(0, Elementary.exp(Double.NEGATIVE_INFINITY));
        assertEquals(StrictMath.exp(-708), Elementary.exp(-708), 1e-320);
    }

    @Test
    void logarithmIsWithinItsErrorBound() {
        Random random = new Random(2);
        double worst = 0;
        for (int i = 0; i < 400_000; i++) {
            double x = i % 2 == 0 ? random.nextDouble() + 0x1p-60 : StrictMath.exp(400 * random.nextGaussian() / 3);
            double exact = StrictMath.log(x);
            worst = Math.max(worst, Math.abs(Elementary.log(x) - exact) / Math.max(0.1, Math.abs(exact)));
        }
        assertEquals(0, worst, 1e-14);
        assertEquals(0, Elementary.log(1));
        assertEquals(StrictMath.log(1 - 0x1p-53), Elementary.log(1 - 0x1p-53), 1e-30);
        assertEquals(StrictMath.log(0x1p-53), Elementary.log(0x1p-53), 1e-14);
    }

    @Test
    void wideningIsExact() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            assertWidens(Float.intBitsToFloat(random.nextInt()));
        }
        for (float value : new float[] {
            0f, -0f, 1f, -1f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
        }) {
            assertWidens(value);
        }
    }

    private static void assertWidens(float value) {
        assertEquals(
                Double.doubleToLongBits(value), Double.doubleToLongBits(Elementary.widen(value)), () -> "widening "
                        + value);
    }
}
