package dev.negbench.harness.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RowAdaGradTest {
    private static void update(RowAdaGrad optimizer, int row, float[] gradient) {
        float square = 0;
        for (float element : gradient) {
            square += element * element;
        }
        optimizer.update(row, gradient, 0, 1f, square);
    }

    @Test
    void stepsFollowTheSumOfMeanSquares() {
        float[] rows = new float[6];
        RowAdaGrad optimizer = new RowAdaGrad(AdaGrad.of(0.1, 0), rows, 2);
        update(optimizer, 1, new float[] {3, 4});
        // Mean square 12.5, so the step is 0.1 g / 3.5355.
        assertArrayEquals(new float[] {0, 0, -0.084852814f, -0.11313708f, 0, 0}, rows, 1e-7f);
        update(optimizer, 1, new float[] {-1, 1});
        // The accumulator is now 13.5.
        assertEquals(-0.084852814 + 0.1 / Math.sqrt(13.5), rows[2], 1e-7);
        assertArrayEquals(new float[] {0, 13.5f, 0}, optimizer.state(), 1e-5f);
    }

    @Test
    void aGradientMayBeAPartOfAnArrayTimesAFactor() {
        float[] rows = new float[4];
        float[] scaled = new float[4];
        update(new RowAdaGrad(AdaGrad.of(0.1, 0), rows, 2), 1, new float[] {-6, -8});
        new RowAdaGrad(AdaGrad.of(0.1, 0), scaled, 2).update(1, new float[] {9, 3, 4, 9}, 1, -2f, 100);
        assertArrayEquals(rows, scaled, 1e-8f);
        assertEquals(0.084852814f, scaled[2], 1e-7f);
    }

    @Test
    void theScaleOfTheLossDoesNotMatter() {
        float[] small = new float[8];
        float[] large = new float[8];
        RowAdaGrad first = new RowAdaGrad(AdaGrad.of(0.02, 0), small, 8);
        RowAdaGrad second = new RowAdaGrad(AdaGrad.of(0.02, 0), large, 8);
        float[] gradient = {1, -2, 3, 0, 1e-3f, 5, -1, 2};
        float[] scaled = gradient.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 1024;
        }
        for (int step = 0; step < 5; step++) {
            update(first, 0, gradient);
            update(second, 0, scaled);
        }
        assertArrayEquals(small, large, 1e-8f);
    }

    @Test
    void aRowWithoutGradientStaysPut() {
        float[] rows = {1, 2};
        RowAdaGrad optimizer = new RowAdaGrad(AdaGrad.of(0.1, 0), rows, 2);
        update(optimizer, 0, new float[2]);
        assertArrayEquals(new float[] {1, 2}, rows);
    }

    @Test
    void gradientsBelowTheInitialAccumulatorHardlyMoveARow() {
        float[] rows = new float[4];
        RowAdaGrad optimizer = new RowAdaGrad(AdaGrad.of(0.1, 1e-12), rows, 4);
        update(optimizer, 0, new float[] {1e-9f, 0, 0, 0});
        assertEquals(-1e-4, rows[0], 1e-6);
    }

    @Test
    void refusesRatesThatCannotLearn() {
        assertThrows(IllegalArgumentException.class, () -> AdaGrad.of(0, 0));
        assertThrows(IllegalArgumentException.class, () -> AdaGrad.of(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> AdaGrad.of(0.1, -1));
        assertThrows(IllegalArgumentException.class, () -> AdaGrad.STANDARD.withRate(-0.1));
        assertEquals(new AdaGrad(0.5, 1e-12), AdaGrad.STANDARD.withRate(0.5));
    }
}
