package dev.negbench.strategies.negativeprompts;

/** The finite set of points that a diffusion ends in: row-major, immutable; the array is not copied. */
public final class PointCloud {
    private final double[] values;
    private final int size;
    private final int dimension;

    private PointCloud(double[] values, int size, int dimension) {
        this.values = values;
        this.size = size;
        this.dimension = dimension;
    }

    /**
     * Takes points as they are.
     *
     * @param values {@code size * dimension} finite coordinates, row-major; kept
     * @throws IllegalArgumentException if there is no point, the array has another length or a value is not finite
     */
    public static PointCloud of(double[] values, int size, int dimension) {
        if (size < 1 || dimension < 1 || (long) size * dimension != values.length) {
            throw new IllegalArgumentException(size + " points of dimension " + dimension + " in " + values.length
                    + " values: needs at least one point and exactly its coordinates");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "coordinate " + i % dimension + " of point " + i / dimension + " is " + values[i]);
            }
        }
        return new PointCloud(values, size, dimension);
    }

    /**
     * Centres vectors and scales all of them by one factor, since the noise schedule assumes data of about unit scale.
     *
     * @param vectors {@code size * dimension} finite coordinates, row-major; copied
     * @param meanSquare the mean square of a coordinate afterwards, above 0; the card says 0.25 to 1
     * @throws IllegalArgumentException if all vectors are equal, or as {@link #of} says
     */
    public static PointCloud unitScaled(float[] vectors, int size, int dimension, double meanSquare) {
        double[] values = new double[Math.multiplyExact(size, dimension)];
        double[] mean = new double[dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = vectors[i];
            mean[i % dimension] += vectors[i];
        }
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean[i % dimension] / size;
            squares += values[i] * values[i];
        }
        if (squares == 0) {
            throw new IllegalArgumentException("all " + size + " points are equal: there is nothing to diffuse to");
        }
        double factor = Math.sqrt(meanSquare * values.length / squares);
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return of(values, size, dimension);
    }

    /** Returns the number of points. */
    public int size() {
        return size;
    }

    /** Returns the length of a point. */
    public int dimension() {
        return dimension;
    }

    /** Returns a coordinate. */
    public double value(int point, int coordinate) {
        return values[point * dimension + coordinate];
    }
}
