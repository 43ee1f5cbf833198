package dev.negbench.strategies.negativeprompts;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The made-up world of the card's feasibility run: 16 backgrounds of 30 points in 32 dimensions. An object moves a
 * point along a direction that each background has of its own or, as a control in which the object can be found before
 * the background is, along one that all share. Half of the backgrounds are the positive condition and have the object
 * with probability 0.7, the others with 0.2.
 */
public final class SyntheticWorld {
    private static final int DIMENSION = 32;
    private static final int BACKGROUNDS = 16;
    private static final int POINTS_EACH = 30;
    private static final double POSITIVE_SHARE = 0.7;
    private static final double OTHER_SHARE = 0.2;
    private static final double SPREAD = 0.25 / Math.sqrt(DIMENSION);
    private static final double SCALE = Math.sqrt(DIMENSION) * 0.5 / Math.sqrt(1.5);

    private SyntheticWorld() {}

    /**
     * Draws a world.
     *
     * @param shared whether all backgrounds share the object's direction
     * @param seed of the directions, the points and the random condition
     */
    public static DiffusionWorld of(boolean shared, long seed) {
        Random random = new Random(seed);
        int size = BACKGROUNDS * POINTS_EACH;
        float[] values = new float[size * DIMENSION];
        boolean[] object = new boolean[size];
        int[] backgrounds = new int[size];
        double[] common = direction(random, null);
        for (int background = 0; background < BACKGROUNDS; background++) {
            double[] centre = direction(random, shared ? common : null);
            double[] moved = shared ? common : direction(random, centre);
            double share = background < BACKGROUNDS / 2 ? POSITIVE_SHARE : OTHER_SHARE;
            for (int i = 0; i < POINTS_EACH; i++) {
                int point = background * POINTS_EACH + i;
                backgrounds[point] = background;
                object[point] = random.nextDouble() < share;
                for (int j = 0; j < DIMENSION; j++) {
                    double value = centre[j] + (object[point] ? moved[j] : 0) + SPREAD * random.nextGaussian();
                    values[point * DIMENSION + j] = (float) (SCALE * value);
                }
            }
        }
        return DiffusionWorld.of(
                PointCloud.of(values, size, DIMENSION),
                object,
                backgrounds,
                IntStream.range(0, size / 2).toArray(),
                seed);
    }

    /** Draws a direction of length 1, orthogonal to another one where there is one. */
    private static double[] direction(Random random, double[] other) {
        double[] vector = new double[DIMENSION];
        Arrays.setAll(vector, j -> random.nextGaussian());
        if (other != null) {
            double along = 0;
            for (int j = 0; j < DIMENSION; j++) {
                along += vector[j] * other[j];
            }
            for (int j = 0; j < DIMENSION; j++) {
                vector[j] -= along * other[j];
            }
        }
        double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
        return Arrays.stream(vector).map(v -> v / length).toArray();
    }
}
