package dev.negbench.strategies.learning;

import java.nio.ByteBuffer;

/**
 * Adam with weight decay apart from the gradient (Loshchilov and Hutter, ICLR 2019), betas 0.9 and 0.999, epsilon 1e-8,
 * and an optional limit of the gradient's length. A step's size hardly depends on the scale of the loss. Two doubles of
 * memory a weight, O(weights) a step; no randomness. One thread owns it.
 */
public final class AdamW {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double decay;
    private final double longest;
    private final double[] means;
    private final double[] squares;
    private long steps;

    private AdamW(int weights, double rate, double decay, double longest) {
        this.rate = rate;
        this.decay = decay;
        this.longest = longest;
        means = new double[weights];
        squares = new double[weights];
    }

    /**
     * Creates an optimiser.
     *
     * @param weights number of weights
     * @param rate step size, above 0; about what a weight moves by in a step
     * @param decay share of each weight that a step takes away, times the rate; at least 0
     * @param longest gradients longer than this (Euclidean) are shortened to it; above 0, infinite for no limit
     * @throws IllegalArgumentException if a value is out of range
     */
    public static AdamW of(int weights, double rate, double decay, double longest) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY && decay >= 0 && decay < Double.POSITIVE_INFINITY)
                || !(longest > 0)) {
            throw new IllegalArgumentException("rate and longest gradient must be above 0, decay at least 0; were "
                    + rate + ", " + longest + ", " + decay);
        }
        return new AdamW(weights, rate, decay, longest);
    }

    /**
     * Makes a step.
     *
     * @param weights changed in place
     * @param gradients the loss's derivatives, not changed
     * @throws IllegalStateException if the gradient is not finite; weights and optimiser stay as they were
     */
    public void step(double[] weights, double[] gradients) {
        step(weights, gradients, 1);
    }

    /**
     * Makes a step of a share of the rate, for a loss that counts less: scaling the loss would hardly change anything.
     *
     * @param share at least 0
     * @throws IllegalStateException as {@link #step(double[], double[])}
     */
    public void step(double[] weights, double[] gradients, double share) {
        double squared = 0;
        for (double gradient : gradients) {
            squared += gradient * gradient;
        }
        if (!Double.isFinite(squared)) {
            throw new IllegalStateException("a companion's gradient is not finite any more; lower its learning rate");
        }
        double length = Math.sqrt(squared);
        double scale = length > longest ? longest / length : 1;
        steps++;
        double firstShare = 1 - StrictMath.pow(FIRST, steps);
        double secondShare = 1 - StrictMath.pow(SECOND, steps);
        for (int i = 0; i < weights.length; i++) {
            double gradient = scale * gradients[i];
            means[i] = FIRST * means[i] + (1 - FIRST) * gradient;
            squares[i] = SECOND * squares[i] + (1 - SECOND) * gradient * gradient;
            double move = means[i] / firstShare / (Math.sqrt(squares[i] / secondShare) + EPSILON);
            weights[i] -= share * rate * (move + decay * weights[i]);
        }
    }

    /** Returns how many bytes {@link #write} takes. */
    public int bytes() {
        return Long.BYTES + 2 * Double.BYTES * means.length;
    }

    /** Appends everything needed to go on later. */
    public void write(ByteBuffer target) {
        target.putLong(steps);
        for (int i = 0; i < means.length; i++) {
            target.putDouble(means[i]).putDouble(squares[i]);
        }
    }

    /** Continues from what {@link #write} appended. */
    public void read(ByteBuffer source) {
        steps = source.getLong();
        for (int i = 0; i < means.length; i++) {
            means[i] = source.getDouble();
            squares[i] = source.getDouble();
        }
    }
}
