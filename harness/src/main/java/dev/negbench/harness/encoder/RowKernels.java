package dev.negbench.harness.encoder;

/**
 * The inner loops of the encoder, once in plain Java and once with the Vector API. Both give the same bits: sums over
 * rows add them in list order, and a dot product is eight interleaved chains of fused multiply-adds, chain {@code c}
 * over the elements {@code c}, {@code c + 8}, …, whose results are added to zero in the order of {@code c}.
 */
interface RowKernels {
    /** Returns the dot product of {@code length} elements. */
    float dot(float[] a, int aAt, float[] b, int bAt, int length);

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
     */
    void weightedSum(
            float[] table,
            int first,
            int[] list,
            float[] weights,
            int from,
            int to,
            float[] out,
            int outAt,
            int length);

    /** Adds {@code factor * x} to {@code y}, one rounding an element. */
    void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int length);

    /** Multiplies {@code x} by {@code factor} in place. */
    void scale(float factor, float[] x, int at, int length);
}
