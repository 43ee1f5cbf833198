package dev.negbench.strategies.rrra;

import dev.negbench.strategies.sampling.RandomStream;
import java.util.Arrays;

/**
 * Bends a candidate's vector c in the light of a query's q: {@code a = c + (W tanh(V z + v) + w) / √d} with
 * {@code z = [q - c ; q ⊙ c ; q + c]}, c and q times √d in z, so that all is of the order of 1. W and w start at 0, so
 * a starts as c. Without the residual, for an ablation, c is left out of the sum.
 *
 * <p>A query's part is worked out once for all its candidates, after which a candidate costs {@code 2 · d · hidden}
 * multiplications. One thread owns it.
 */
final class Adapter {
    private final int d;
    private final int hidden;
    private final boolean residual;
    private final double root;
    private final double[] weights;
    private final double[] ofQuery;
    private final double[] start;
    private final double[] units;
    private final double[] slopes;
    private float[] query;
    private int queryAt;

    /**
     * @param d length of a vector
     * @param hidden units of the hidden layer
     * @param residual whether the candidate is part of the sum
     * @param random where the hidden layer's first weights come from
     */
    Adapter(int d, int hidden, boolean residual, RandomStream random) {
        this.d = d;
        this.hidden = hidden;
        this.residual = residual;
        root = Math.sqrt(d);
        weights = new double[4 * d * hidden + hidden + d];
        ofQuery = new double[d * hidden];
        start = new double[hidden];
        units = new double[hidden];
        slopes = new double[hidden];
        double spread = 1 / root;
        for (int i = 0; i < 3 * d * hidden; i++) {
            weights[i] = spread * (2 * random.nextDouble() - 1);
        }
    }

    /** Returns the weights: V's three parts, a row of hidden numbers a coordinate; W, a row a unit; v; w. Live. */
    double[] weights() {
        return weights;
    }

    private int product() {
        return d * hidden;
    }

    private int sum() {
        return 2 * d * hidden;
    }

    private int out() {
        return 3 * d * hidden;
    }

    private int offset() {
        return 4 * d * hidden;
    }

    /** Prepares for a query; weights must not change until its last candidate. */
    void turnTo(float[] q, int at) {
        query = q;
        queryAt = at;
        System.arraycopy(weights, offset(), start, 0, hidden);
        for (int i = 0; i < d; i++) {
            double value = root * q[at + i];
            int row = i * hidden;
            for (int h = 0; h < hidden; h++) {
                start[h] += value * (weights[row + h] + weights[sum() + row + h]);
                ofQuery[row + h] = weights[sum() + row + h] - weights[row + h] + value * weights[product() + row + h];
            }
        }
    }

    /** Adapts a candidate of the query turned to. */
    void adapt(float[] c, int at, double[] a) {
        System.arraycopy(start, 0, units, 0, hidden);
        for (int i = 0; i < d; i++) {
            double value = root * c[at + i];
            int row = i * hidden;
            for (int h = 0; h < hidden; h++) {
                units[h] += value * ofQuery[row + h];
            }
        }
        int shift = offset() + hidden;
        for (int i = 0; i < d; i++) {
            a[i] = weights[shift + i];
        }
        for (int h = 0; h < hidden; h++) {
            units[h] = StrictMath.tanh(units[h]);
            int row = out() + h * d;
            for (int i = 0; i < d; i++) {
                a[i] += units[h] * weights[row + i];
            }
        }
        for (int i = 0; i < d; i++) {
            a[i] = a[i] / root + (residual ? c[at + i] : 0);
        }
    }

    /**
     * Adds to the weights' gradients what the gradient of the vector adapted last comes to.
     *
     * @param c the candidate that was adapted last
     * @param ofA the loss's gradient by the adapted vector
     */
    void backward(float[] c, int at, double[] ofA, double[] gradients) {
        int shift = offset() + hidden;
        for (int i = 0; i < d; i++) {
            gradients[shift + i] += ofA[i] / root;
        }
        for (int h = 0; h < hidden; h++) {
            int row = out() + h * d;
            double slope = 0;
            for (int i = 0; i < d; i++) {
                gradients[row + i] += units[h] * ofA[i] / root;
                slope += weights[row + i] * ofA[i];
            }
            slopes[h] = slope / root * (1 - units[h] * units[h]);
            gradients[offset() + h] += slopes[h];
        }
        for (int i = 0; i < d; i++) {
            double q = root * query[queryAt + i];
            double own = root * c[at + i];
            int row = i * hidden;
            for (int h = 0; h < hidden; h++) {
                gradients[row + h] += (q - own) * slopes[h];
                gradients[product() + row + h] += q * own * slopes[h];
                gradients[sum() + row + h] += (q + own) * slopes[h];
            }
        }
    }

    /** Returns an array for gradients of all weights, all 0. */
    double[] newGradients() {
        return new double[weights.length];
    }

    @Override
    public String toString() {
        return "Adapter[d=" + d + ", hidden=" + hidden + ", weights=" + Arrays.hashCode(weights) + "]";
    }
}
