package dev.negbench.harness.encoder;

import dev.negbench.strategies.sampling.RandomStream;

/** Token tables to start from where no trained one is wanted. */
public final class RandomRows {
    private RandomRows() {}

    /**
     * Draws a table of independent normal elements with mean 0 and standard deviation {@code 1/sqrt(dimension)}, so
     * that a row's length is near 1 and different rows are nearly orthogonal. Each row depends on the seed and its
     * number alone. Marsaglia's polar method, with the logarithm that is the same on every machine; about 40 ns an
     * element.
     *
     * @param rows the number of rows
     * @param dimension the length of a row
     * @return the table, row-major
     * @throws IllegalArgumentException if a size is below 1
     */
    public static float[] normal(int rows, int dimension, long seed) {
        if (rows < 1 || dimension < 1) {
            throw new IllegalArgumentException("a table of " + rows + " rows of " + dimension + " has no elements");
        }
        float[] table = new float[Math.multiplyExact(rows, dimension)];
        RandomStream random = new RandomStream(seed);
        double deviation = 1 / Math.sqrt(dimension);
        for (int row = 0; row < rows; row++) {
            random.reset(seed, 0, row);
            fill(table, row * dimension, (row + 1) * dimension, deviation, random);
        }
        return table;
    }

    private static void fill(float[] table, int from, int to, double deviation, RandomStream random) {
        int at = from;
        while (at < to) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square >= 1 || square == 0) {
                continue;
            }
            double factor = deviation * Math.sqrt(-2 * StrictMath.log(square) / square);
            table[at++] = (float) (factor * x);
            if (at < to) {
                table[at++] = (float) (factor * y);
            }
        }
    }
}
