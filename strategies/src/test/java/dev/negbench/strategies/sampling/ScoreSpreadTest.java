package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;

class ScoreSpreadTest {
    private static final float INF = Float.POSITIVE_INFINITY;

    private static double spread(float... values) {
        return ScoreSpread.standardDeviation(values, 0, values.length);
    }

    @Test
    void isTheStandardDeviation() {
        Random random = new Random(7);
        for (int size = 2; size <= 130; size++) {
            float[] values = new float[size + 2];
            double[] wide = new double[size];
            for (int i = 0; i < size; i++) {
                values[i + 1] = (float) (1000 + random.nextGaussian());
                wide[i] = values[i + 1];
            }
            double expected = new StandardDeviation(false).evaluate(wide);
            assertEquals(expected, ScoreSpread.standardDeviation(values, 1, size + 1), 1e-12, "size " + size);
        }
    }

    @Test
    void degenerateScoresHaveNoSpread() {
        assertEquals(0, spread());
        assertEquals(0, spread(3f));
        assertEquals(0, spread(3f, 3f, 3f, 3f, 3f));
        assertEquals(0, spread(INF, -INF));
        assertEquals(0, spread(INF, 2f));
    }

    @Test
    void infiniteScoresAreLeftOut() {
        assertEquals(1, spread(INF, 3f, 1f, -INF), 1e-15);
        assertEquals(spread(5f, 3f, 1f), spread(INF, 5f, 3f, 1f), 1e-15);
    }

    @Test
    void hugeScoresDoNotOverflow() {
        assertEquals(Float.MAX_VALUE, spread(Float.MAX_VALUE, -Float.MAX_VALUE), 1e30);
    }
}
