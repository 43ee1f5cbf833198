package dev.negbench.strategies.rrra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Geometry and loss, by the values of the card; vectors are floats, so these hold to seven digits. */
class SegmentTest {
    private static final Segment SEGMENT = new Segment(2);
    private static final float[] Q = {1, 0};
    private static final float[] C = {0.2f, 0.6f};
    private static final double[] A = {0.7, 0.4};

    @Test
    void geometryOfTheCard() {
        assertEquals(0.52, SEGMENT.clipped(A, Q, 0, C, 0), 1e-7);
        assertEquals(0.0196, SEGMENT.squaredDistance(A, Q, 0, C, 0), 1e-7);
        assertEquals(0.8682431421, SEGMENT.cosine(A, Q, 0), 1e-9);
        assertEquals(0.7452413135, SEGMENT.cosine(A, C, 0), 1e-7);
        assertEquals(0.3162277660, SEGMENT.cosine(new double[] {1, 0}, C, 0), 1e-7);
    }

    @Test
    void likelihoodsReadTheSameVectorInThreeWays() {
        assertEquals(0.52, Likelihood.SEGMENT.of(SEGMENT, A, Q, 0, C, 0), 1e-7);
        assertEquals((1 - 0.7452413135) / 2, Likelihood.CA_SIMILARITY.of(SEGMENT, A, Q, 0, C, 0), 1e-7);
        assertEquals((1 + 0.7452413135) / 2, Likelihood.CA_RAW.of(SEGMENT, A, Q, 0, C, 0), 1e-7);
    }

    @Test
    void beyondItsEndsTheSegmentHoldsAndWithoutLengthItIsThePoint() {
        assertEquals(1, SEGMENT.clipped(new double[] {3, -1.5}, Q, 0, C, 0));
        assertEquals(0, SEGMENT.clipped(new double[] {-1, 2}, Q, 0, C, 0));
        assertTrue(SEGMENT.position(new double[] {3, -1.5}, Q, 0, C, 0) > 1);
        assertEquals(0, SEGMENT.clipped(A, C, 0, C, 0), "q = c");
        assertEquals(0.25 + 0.04, SEGMENT.squaredDistance(A, C, 0, C, 0), 1e-6, "q = c");
    }

    @Test
    void lossAndGradientOfTheCard() {
        AdapterLoss loss = new AdapterLoss(SEGMENT, AdapterLoss.KAPPA, 0);
        double[] gradient = new double[2];
        assertEquals(0.5498339973, loss.relevance(A, Q, 0, C, 0), 1e-6);
        assertEquals(0.5981388694, loss.add(1, true, 1, A, Q, 0, C, 0, gradient), 1e-6);
        assertArrayEquals(new double[] {-3.60132802, 2.70099602}, gradient, 2e-6);
        double[] none = new double[2];
        loss.add(1, true, 1, A, C, 0, C, 0, none);
        assertArrayEquals(new double[2], none, "q = c has no direction to move in");
    }

    @Test
    void gradientIsTheSlope() {
        Random random = new Random(8);
        for (int run = 0; run < 200; run++) {
            int d = 5;
            float[] q = new float[d];
            float[] c = new float[d];
            double[] a = new double[d];
            for (int i = 0; i < d; i++) {
                q[i] = (float) random.nextGaussian();
                c[i] = (float) random.nextGaussian();
                a[i] = c[i] + random.nextDouble() * (q[i] - c[i]) + 0.1 * random.nextGaussian();
            }
            AdapterLoss loss = new AdapterLoss(new Segment(d), AdapterLoss.KAPPA, 0.7);
            boolean relevant = random.nextBoolean();
            double[] gradient = new double[d];
            loss.add(1.5, relevant, 0.25, a, q, 0, c, 0, gradient);
            for (int i = 0; i < d; i++) {
                double value = a[i];
                a[i] = value + 1e-5;
                double above = loss.add(1.5, relevant, 0.25, a, q, 0, c, 0, new double[d]);
                a[i] = value - 1e-5;
                double below = loss.add(1.5, relevant, 0.25, a, q, 0, c, 0, new double[d]);
                a[i] = value;
                assertEquals((above - below) / 2e-5, gradient[i], 1e-6, "run " + run + " of seed 8");
            }
        }
    }
}
