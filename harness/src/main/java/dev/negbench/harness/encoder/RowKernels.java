package dev.negbench.harness.encoder;

/**
 * The encoder's passes over listed rows of a table, once row by row and once several rows at a time with the Vector
 * API.
 * Both give the same bits: sums over rows add them in list order, and a dot product is that of {@link
 * dev.negbench.harness.linalg.VectorMath}.
 */
interface RowKernels {
    /**
     * Dot products of one vector with listed rows: {@code out[k]} for row {@code first + list[k]} of the table.
     *
     * @param from first place of the list
     * @param to one past the last place
     */
    void dots(float[] a, int aAt, float[] table, int first, int[] list, int from, int to, int length, float[] out);

    /**
     * Sums listed rows: {@code out = sum of weights[k] * row(first + list[k])}; zero for an empty list.
     *
     * @param from first place of the list and the weights
     * @param to one past the last place
     * @return the squared length of the sum, as a dot product of it with itself
     */
    float weightedSum(
            float[] table,
            int first,
            int[] list,
            float[] weights,
            int from,
            int to,
            float[] out,
            int outAt,
            int length);

    /**
     * Takes the part along {@code v} out of {@code g} and scales the rest: {@code g = scale * (g - (g.v) v)}.
     *
     * @param at where both vectors start
     * @return the squared length of the result, as a dot product of it with itself
     */
    float project(float[] v, float[] g, int at, float scale, int length);
}
