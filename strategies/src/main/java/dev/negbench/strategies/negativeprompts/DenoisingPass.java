package dev.negbench.strategies.negativeprompts;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One walk over the points that denoises a state under several conditions: a point that more than one of them allows is
 * multiplied with the state once, and the weighted sums follow block by block, while the points are in the cache.
 * Blocks are those of the cloud, so that what a condition gets is the same, to the bit, in any company. Immutable and
 * safe to share between threads; allocates nothing, draws no random number.
 */
final class DenoisingPass {
    private final PointCloud cloud;
    private final ExactDenoiser[] conditions;
    private final int[] rows;
    private final int[] rowStarts;
    /** Of each condition, the place in {@link #rows} of each member. */
    private final int[][] places;

    private DenoisingPass(PointCloud cloud, ExactDenoiser[] conditions, int[] rows, int[] rowStarts, int[][] places) {
        this.cloud = cloud;
        this.conditions = conditions;
        this.rows = rows;
        this.rowStarts = rowStarts;
        this.places = places;
    }

    /**
     * Joins conditions.
     *
     * @throws IllegalArgumentException if they are not of the same points
     */
    static DenoisingPass of(ExactDenoiser... conditions) {
        PointCloud cloud = conditions[0].cloud();
        boolean[] allowed = new boolean[cloud.size()];
        for (ExactDenoiser condition : conditions) {
            if (!condition.cloud().hasPointsOf(cloud)) {
                throw new IllegalArgumentException("conditions that guide together must be of one set of points");
            }
            for (int row : condition.members()) {
                allowed[row] = true;
            }
        }
        int[] rows = IntStream.range(0, allowed.length).filter(p -> allowed[p]).toArray();
        int[][] places = new int[conditions.length][];
        for (int c = 0; c < places.length; c++) {
            places[c] = IntStream.of(conditions[c].members())
                    .map(row -> Arrays.binarySearch(rows, row))
                    .toArray();
        }
        return new DenoisingPass(cloud, conditions.clone(), rows, blockStarts(rows, cloud.size()), places);
    }

    /** Where the rows of each block of the cloud start in an ascending list; last, where the list ends. */
    static int[] blockStarts(int[] rows, int points) {
        int[] starts = new int[(points + PointCloud.BLOCK - 1) / PointCloud.BLOCK + 1];
        for (int row : rows) {
            starts[row / PointCloud.BLOCK + 1]++;
        }
        for (int block = 1; block < starts.length; block++) {
            starts[block] += starts[block - 1];
        }
        return starts;
    }

    /**
     * Denoises.
     *
     * @param x the state, one coordinate each
     * @param signal the factor a of the point in it
     * @param noise the factor σ of the noise in it, above 0
     * @param out of each condition; all different
     */
    void denoise(double[] x, double signal, double noise, Posterior[] out) {
        for (int c = 0; c < conditions.length; c++) {
            out[c].begin(conditions[c].size());
        }
        double scale = signal / (noise * noise);
        double[] products = out[0].products;
        for (int block = 0; block + 1 < rowStarts.length; block++) {
            int first = rowStarts[block];
            cloud.products(x, rows, first, rowStarts[block + 1], products);
            for (int c = 0; c < conditions.length; c++) {
                conditions[c].absorb(block, products, places[c], first, signal, scale, out[c]);
            }
        }
        for (int c = 0; c < conditions.length; c++) {
            out[c].finish();
        }
    }
}
