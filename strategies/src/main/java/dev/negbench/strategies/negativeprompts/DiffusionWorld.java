package dev.negbench.strategies.negativeprompts;

import dev.negbench.strategies.sampling.RandomStream;
import java.util.stream.IntStream;

/**
 * A world in which the removal of an object can be watched: points, which of them have the object, the background of
 * each, and the conditions as sets of points. Source: card, "Procedure for (a)".
 *
 * @param cloud all points
 * @param object whether a point has the object
 * @param backgrounds the background of each point: its cluster
 * @param positive the points of the positive condition, ascending; some have the object, some do not
 * @param negative the points with the object, ascending
 * @param control as many random points, ascending: the random condition that every negative one is compared with
 */
public record DiffusionWorld(
        PointCloud cloud, boolean[] object, int[] backgrounds, int[] positive, int[] negative, int[] control) {
    /**
     * Makes a world.
     *
     * @param positive the points of the positive condition, ascending
     * @param seed of the random condition, the only thing drawn
     * @throws IllegalArgumentException if the arrays do not fit, or all or none of the positive points have the object
     */
    public static DiffusionWorld of(PointCloud cloud, boolean[] object, int[] backgrounds, int[] positive, long seed) {
        int size = cloud.size();
        if (object.length != size || backgrounds.length != size) {
            throw new IllegalArgumentException(object.length + " flags and " + backgrounds.length + " backgrounds for "
                    + size + " points; give one each");
        }
        long withObject = IntStream.of(positive).filter(p -> object[p]).count();
        if (withObject == 0 || withObject == positive.length) {
            throw new IllegalArgumentException(withObject + " of " + positive.length + " positive points have the"
                    + " object; to be removed it must be on some and missing on others");
        }
        int[] negative = IntStream.range(0, size).filter(p -> object[p]).toArray();
        return new DiffusionWorld(
                cloud, object, backgrounds, positive, negative, randomPoints(size, negative.length, seed));
    }

    private static int[] randomPoints(int size, int count, long seed) {
        RandomStream random = new RandomStream(seed);
        int[] order = IntStream.range(0, size).toArray();
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(size - i);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return IntStream.of(order).limit(count).sorted().toArray();
    }

    /** Returns the same world with another random condition. */
    public DiffusionWorld withControl(long seed) {
        return of(cloud, object, backgrounds, positive, seed);
    }

    /** Returns the same world, whose points are looked at with other kernels. */
    public DiffusionWorld with(PointKernels kernels) {
        return new DiffusionWorld(cloud.with(kernels), object, backgrounds, positive, negative, control);
    }

    /** Returns the share of the positive points that have the object. */
    public double objectShare() {
        return (double) IntStream.of(positive).filter(p -> object[p]).count() / positive.length;
    }

    ExactDenoiser everything() {
        return ExactDenoiser.of(cloud, IntStream.range(0, cloud.size()).toArray());
    }

    /** The positive points without the object. */
    ExactDenoiser plainBackground() {
        return ExactDenoiser.of(
                cloud, IntStream.of(positive).filter(p -> !object[p]).toArray());
    }
}
