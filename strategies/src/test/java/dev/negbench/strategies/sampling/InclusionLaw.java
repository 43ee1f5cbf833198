package dev.negbench.strategies.sampling;

/**
 * Exact inclusion probabilities of successive sampling for pools of any size, by integrating over the arrival time in
 * the race of exponential clocks: candidate i is among the first n if fewer than n others arrived before it.
 */
final class InclusionLaw {
    private static final double STEP = 0.01;

    private InclusionLaw() {}

    /** Returns the probability of each candidate to be among the first n. Weights are positive, the largest about 1. */
    static double[] single(double[] weights, int n) {
        double[] law = new double[weights.length];
        forEachTime(weights, (time, dt) -> {
            double[][] before = counts(weights, time, n, false);
            double[][] after = counts(weights, time, n, true);
            for (int i = 0; i < weights.length; i++) {
                double fewer = 0;
                for (int a = 0; a < n; a++) {
                    for (int b = 0; a + b < n; b++) {
                        fewer += before[i][a] * after[i + 1][b];
                    }
                }
                law[i] += weights[i] * Math.exp(-weights[i] * time) * fewer * dt;
            }
        });
        return law;
    }

    /** Returns the probability of both of two candidates to be among the first n. */
    static double pair(double[] weights, int n, int left, int right) {
        double[] law = {0};
        forEachTime(weights, (time, dt) -> {
            double[] arrived = new double[n];
            arrived[0] = 1;
            for (int i = 0; i < weights.length; i++) {
                if (i != left && i != right) {
                    arrive(arrived, -Math.expm1(-weights[i] * time));
                }
            }
            double atMost = 0;
            for (int a = 0; a <= n - 2; a++) {
                atMost += arrived[a];
            }
            double densityLeft = weights[left] * Math.exp(-weights[left] * time);
            double densityRight = weights[right] * Math.exp(-weights[right] * time);
            law[0] += atMost * dt
                    * (densityLeft * -Math.expm1(-weights[right] * time)
                            + densityRight * -Math.expm1(-weights[left] * time));
        });
        return law[0];
    }

    @FunctionalInterface
    private interface AtTime {
        void add(double time, double dt);
    }

    /** The trapezoidal rule in the logarithm of time, which converges faster than any power of the step. */
    private static void forEachTime(double[] weights, AtTime integrand) {
        double lightest = Double.POSITIVE_INFINITY;
        for (double weight : weights) {
            lightest = Math.min(lightest, weight);
        }
        double last = Math.log(40 / lightest);
        for (double logTime = -35; logTime < last; logTime += STEP) {
            double time = Math.exp(logTime);
            integrand.add(time, time * STEP);
        }
    }

    /** Returns, for every i, the distribution of arrivals among the candidates before i, or from i on. */
    private static double[][] counts(double[] weights, double time, int n, boolean fromEnd) {
        int size = weights.length;
        double[][] counts = new double[size + 1][];
        double[] arrived = new double[n];
        arrived[0] = 1;
        counts[fromEnd ? size : 0] = arrived.clone();
        for (int step = 0; step < size; step++) {
            int i = fromEnd ? size - 1 - step : step;
            arrive(arrived, -Math.expm1(-weights[i] * time));
            counts[fromEnd ? i : i + 1] = arrived.clone();
        }
        return counts;
    }

    private static void arrive(double[] arrived, double p) {
        for (int a = arrived.length - 1; a > 0; a--) {
            arrived[a] = arrived[a] * (1 - p) + arrived[a - 1] * p;
        }
        arrived[0] *= 1 - p;
    }
}
