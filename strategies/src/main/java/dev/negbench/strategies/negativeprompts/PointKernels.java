package dev.negbench.strategies.negativeprompts;

/**
 * The two loops over points that denoising spends its time in: points in single precision, everything else in double.
 * Whoever implements them gives the bits of {@link #PLAIN}, which follow from the order of operations below; products
 * and sums are rounded one by one, never fused. Rows are points' numbers; nothing is allocated or checked.
 */
public interface PointKernels {
    /** Sums of products that a dot product keeps apart. */
    int CHAINS = 8;

    /** Plain Java, one row after the other. */
    PointKernels PLAIN = new PlainPointKernels();

    /**
     * Dot products of a vector with listed points: {@code out[k - from] = ⟨x, point rows[k]⟩} for {@code from <= k <
     * to}. Chain {@code c} of a product sums coordinates c, c + 8, c + 16, … of the whole rounds in this order, from 0.
     * With {@code s_c} the sum of chains c and c + 4, the product is {@code (s_0 + s_1) + (s_2 + s_3)}, to which the
     * coordinates after the last whole round are added one by one. Its error is at most {@code (d/8 +
     * 11)·2⁻⁵³·Σ|x_j·p_j|}, up to terms of 2⁻¹⁰⁶.
     *
     * @param x as long as a point
     * @param points row-major
     * @param out receives the products from index 0 on
     */
    void products(double[] x, float[] points, int[] rows, int from, int to, double[] out);

    /**
     * Adds weighted points: {@code sum[j] += weights[k] · point rows[k], coordinate j}, for k from 0 in this order.
     *
     * @param points row-major, rows as long as {@code sum}
     * @param count how many rows and weights
     */
    void addWeighted(float[] points, int[] rows, double[] weights, int count, double[] sum);
}
