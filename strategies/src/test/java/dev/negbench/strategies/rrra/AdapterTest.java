package dev.negbench.strategies.rrra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.sampling.RandomStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdapterTest {
    private static final int D = 4;
    private static final int HIDDEN = 3;

    private static float[] vector(Random random) {
        float[] vector = new float[D];
        for (int i = 0; i < D; i++) {
            vector[i] = (float) (random.nextGaussian() / 2);
        }
        return vector;
    }

    private static Adapter taught(Random random, boolean residual) {
        Adapter adapter = new Adapter(D, HIDDEN, residual, new RandomStream(3));
        for (int i = 0; i < adapter.weights().length; i++) {
            adapter.weights()[i] = random.nextGaussian() / 2;
        }
        return adapter;
    }

    @Test
    void untaughtItChangesNothing() {
        Random random = new Random(1);
        Adapter adapter = new Adapter(D, HIDDEN, true, new RandomStream(3));
        float[] c = vector(random);
        float[] q = vector(random);
        double[] a = new double[D];
        adapter.turnTo(q, 0);
        adapter.adapt(c, 0, a);
        for (int i = 0; i < D; i++) {
            assertEquals(c[i], a[i], "a = c");
        }
        Segment segment = new Segment(D);
        assertEquals(0, segment.clipped(a, q, 0, c, 0));
        assertEquals(0, segment.squaredDistance(a, q, 0, c, 0));
        assertEquals(1 / (1 + Math.exp(5)), new AdapterLoss(segment, 10, 1).relevance(a, q, 0, c, 0), 1e-12);
    }

    /** The query's part is worked out ahead; the sum must be that of the network as it is written. */
    @Test
    void isTheNetworkOfItsDefinition() {
        Random random = new Random(2);
        for (boolean residual : new boolean[] {true, false}) {
            Adapter adapter = taught(random, residual);
            double[] w = adapter.weights();
            float[] q = vector(random);
            float[] c = vector(random);
            double root = Math.sqrt(D);
            double[] expected = new double[D];
            for (int i = 0; i < D; i++) {
                expected[i] = w[4 * D * HIDDEN + HIDDEN + i] / root + (residual ? c[i] : 0);
            }
            for (int h = 0; h < HIDDEN; h++) {
                double sum = w[4 * D * HIDDEN + h];
                for (int i = 0; i < D; i++) {
                    double x = root * q[i];
                    double y = root * c[i];
                    sum += w[i * HIDDEN + h] * (x - y)
                            + w[(D + i) * HIDDEN + h] * x * y
                            + w[(2 * D + i) * HIDDEN + h] * (x + y);
                }
                for (int i = 0; i < D; i++) {
                    expected[i] += Math.tanh(sum) * w[3 * D * HIDDEN + h * D + i] / root;
                }
            }
            double[] a = new double[D];
            adapter.turnTo(q, 0);
            adapter.adapt(c, 0, a);
            assertArrayEquals(expected, a, 1e-12);
        }
    }

    @Test
    void gradientIsTheSlope() {
        Random random = new Random(4);
        AdapterLoss loss = new AdapterLoss(new Segment(D), AdapterLoss.KAPPA, 0.5);
        for (int run = 0; run < 20; run++) {
            Adapter adapter = taught(random, run % 2 == 0);
            float[] q = vector(random);
            float[] c = vector(random);
            boolean relevant = run % 3 == 0;
            double[] a = new double[D];
            double[] ofA = new double[D];
            adapter.turnTo(q, 0);
            adapter.adapt(c, 0, a);
            loss.add(1.3, relevant, 0.5, a, q, 0, c, 0, ofA);
            double[] gradients = adapter.newGradients();
            adapter.backward(c, 0, ofA, gradients);
            for (int i = 0; i < gradients.length; i++) {
                double weight = adapter.weights()[i];
                double[] losses = new double[2];
                for (int side = 0; side < 2; side++) {
                    adapter.weights()[i] = weight + (side == 0 ? 1e-5 : -1e-5);
                    adapter.turnTo(q, 0);
                    adapter.adapt(c, 0, a);
                    losses[side] = loss.add(1.3, relevant, 0.5, a, q, 0, c, 0, new double[D]);
                }
                adapter.weights()[i] = weight;
                double slope = (losses[0] - losses[1]) / 2e-5;
                assertEquals(slope, gradients[i], 1e-5 * (1 + Math.abs(slope)), "run " + run + ", weight " + i);
            }
        }
    }
}
