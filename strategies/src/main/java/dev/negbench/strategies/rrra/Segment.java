package dev.negbench.strategies.rrra;

/**
 * The segment from a candidate c to its query q, and where an adapted vector a lies beside it: at c a negative, at q
 * relevant. Vectors are rows of arrays, {@code length} long. Each method O(length), allocating nothing. Source: card,
 * steps 4 and [H].
 *
 * @param length length of a vector
 */
public record Segment(int length) {
    /**
     * Returns {@code (a - c)·(q - c) / |q - c|²}: 0 beside c, 1 beside q, and beyond where a is; 0 where q equals c.
     */
    public double position(double[] a, float[] q, int qAt, float[] c, int cAt) {
        double along = 0;
        double squared = 0;
        for (int i = 0; i < length; i++) {
            double step = (double) q[qAt + i] - c[cAt + i];
            along += (a[i] - c[cAt + i]) * step;
            squared += step * step;
        }
        return squared == 0 ? 0 : along / squared;
    }

    /** Returns {@link #position} held to the segment, the card's alpha*. */
    public double clipped(double[] a, float[] q, int qAt, float[] c, int cAt) {
        return Math.max(0, Math.min(1, position(a, q, qAt, c, cAt)));
    }

    /** Returns the squared distance of a to the segment, the card's L_norm of one pair. */
    public double squaredDistance(double[] a, float[] q, int qAt, float[] c, int cAt) {
        double alpha = clipped(a, q, qAt, c, cAt);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double away = a[i] - alpha * q[qAt + i] - (1 - alpha) * c[cAt + i];
            sum += away * away;
        }
        return sum;
    }

    /** Returns the cosine of a and another vector; 0 where one of them is 0. */
    public double cosine(double[] a, float[] other, int at) {
        double product = 0;
        double own = 0;
        double others = 0;
        for (int i = 0; i < length; i++) {
            product += a[i] * other[at + i];
            own += a[i] * a[i];
            others += (double) other[at + i] * other[at + i];
        }
        return own == 0 || others == 0 ? 0 : product / Math.sqrt(own * others);
    }
}
