package dev.negbench.strategies.ar2;

/** The logarithm of a sum of exponentials, without overflow. */
final class LogSum {
    private LogSum() {}

    /** Returns {@code ln sum exp(x_i)} over places {@code from} to {@code to}, at least one. */
    static double of(double[] x, int from, int to) {
        double top = x[from];
        for (int i = from + 1; i < to; i++) {
            top = Math.max(top, x[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(x[i] - top);
        }
        return top + Math.log(sum);
    }
}
