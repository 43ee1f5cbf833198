package dev.negbench.harness.ranker;

import java.util.Arrays;

/**
 * Adam (Kingma and Ba, ICLR 2015, algorithm 1) over an array of weights, with its usual constants. State: two doubles a
 * weight and the number of steps.
 */
final class Adam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double SMALLEST = 1e-8;

    private final double rate;
    private final double[] means;
    private final double[] squares;
    private long steps;

    Adam(int weights, double rate) {
        this.rate = rate;
        means = new double[weights];
        squares = new double[weights];
    }

    /** Counts a step; {@link #move} then moves weights. */
    void step() {
        steps++;
    }

    /** Moves the weights {@code from} (inclusive) to {@code to} (exclusive) against their gradients. */
    void move(double[] weights, double[] gradients, int from, int to) {
        double ofMean = 1 - StrictMath.pow(FIRST, steps);
        double ofSquare = 1 - StrictMath.pow(SECOND, steps);
        for (int i = from; i < to; i++) {
            means[i] = FIRST * means[i] + (1 - FIRST) * gradients[i];
            squares[i] = SECOND * squares[i] + (1 - SECOND) * gradients[i] * gradients[i];
            weights[i] -= rate * (means[i] / ofMean) / (Math.sqrt(squares[i] / ofSquare) + SMALLEST);
        }
    }

    /** Starts anew. */
    void forget() {
        steps = 0;
        Arrays.fill(means, 0);
        Arrays.fill(squares, 0);
    }

    long steps() {
        return steps;
    }

    void steps(long done) {
        steps = done;
    }

    /** Returns both moments. Live. */
    double[][] moments() {
        return new double[][] {means, squares};
    }
}
