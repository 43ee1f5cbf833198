package dev.negbench.strategies.negativeprompts;

/**
 * The finite set of points that a diffusion ends in: row-major, immutable; the array is not copied. Coordinates are in
 * single precision, as encoders give them: what is computed from them is exact for these very points.
 */
public final class PointCloud {
    /**
     * Points that are looked at together; few enough for the weighted sum to find them in the cache, where their
     * products left them.
     */
    static final int BLOCK = 64;

    private final float[] values;
    private final double[] halfSquares;
    private final int dimension;
    private final PointKernels kernels;

    private PointCloud(float[] values, double[] halfSquares, int dimension, PointKernels kernels) {
        this.values = values;
        this.halfSquares = halfSquares;
        this.dimension = dimension;
        this.kernels = kernels;
    }

    /**
     * Takes points as they are, with the kernels of plain Java.
     *
     * @param values {@code size * dimension} finite coordinates, row-major; kept
     * @throws IllegalArgumentException if there is no point, the array has another length or a value is not finite
     */
    public static PointCloud of(float[] values, int size, int dimension) {
        if (size < 1 || dimension < 1 || (long) size * dimension != values.length) {
            throw new IllegalArgumentException(size + " points of dimension " + dimension + " in " + values.length
                    + " values: needs at least one point and exactly its coordinates");
        }
        double[] halfSquares = new double[size];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "coordinate " + i % dimension + " of point " + i / dimension + " is " + value);
            }
            halfSquares[i / dimension] += value * value / 2;
        }
        return new PointCloud(values, halfSquares, dimension, PointKernels.PLAIN);
    }

    /**
     * Centres vectors and scales all of them by one factor, since the noise schedule assumes data of about unit scale.
     *
     * @param vectors {@code size * dimension} finite coordinates, row-major; copied
     * @param meanSquare the mean square of a coordinate afterwards, above 0; the card says 0.25 to 1
     * @throws IllegalArgumentException if all vectors are equal, or as {@link #of} says
     */
    public static PointCloud unitScaled(float[] vectors, int size, int dimension, double meanSquare) {
        int count = Math.multiplyExact(size, dimension);
        double[] mean = new double[dimension];
        for (int i = 0; i < count; i++) {
            mean[i % dimension] += vectors[i];
        }
        for (int j = 0; j < dimension; j++) {
            mean[j] /= size;
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double centred = vectors[i] - mean[i % dimension];
            squares += centred * centred;
        }
        if (squares == 0) {
            throw new IllegalArgumentException("all " + size + " points are equal: there is nothing to diffuse to");
        }
        double factor = Math.sqrt(meanSquare * count / squares);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (factor * (vectors[i] - mean[i % dimension]));
        }
        return of(values, size, dimension);
    }

    /** Returns the same points, looked at with other kernels: as fast as those are, and the same to the bit. */
    public PointCloud with(PointKernels other) {
        return new PointCloud(values, halfSquares, dimension, other);
    }

    /** Returns the number of points. */
    public int size() {
        return halfSquares.length;
    }

    /** Returns the length of a point. */
    public int dimension() {
        return dimension;
    }

    /** Returns a coordinate. */
    public double value(int point, int coordinate) {
        return values[point * dimension + coordinate];
    }

    /** Returns half the squared length of a point. */
    double halfSquare(int point) {
        return halfSquares[point];
    }

    boolean hasPointsOf(PointCloud other) {
        return values == other.values;
    }

    void products(double[] x, int[] rows, int from, int to, double[] out) {
        kernels.products(x, values, rows, from, to, out);
    }

    void addWeighted(int[] rows, double[] weights, int count, double[] sum) {
        kernels.addWeighted(values, rows, weights, count, sum);
    }
}
