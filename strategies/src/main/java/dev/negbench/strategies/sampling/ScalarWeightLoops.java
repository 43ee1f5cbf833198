package dev.negbench.strategies.sampling;

/** The loops in plain Java. */
final class ScalarWeightLoops implements WeightLoops {
    @Override
    public void exponents(
            ScoreKernel kernel, double steepness, double wanted, float[] scores, int size, double[] out) {
        if (kernel == ScoreKernel.GAUSSIAN) {
            for (int i = 0; i < size; i++) {
                double distance = Elementary.widen(scores[i]) - wanted;
                out[i] = -(steepness * distance * distance);
            }
        } else {
            for (int i = 0; i < size; i++) {
                out[i] = -(steepness * Math.abs(Elementary.widen(scores[i]) - wanted));
            }
        }
    }

    @Override
    public void exponentials(double[] x, int size, double best, int to) {
        for (int i = 0; i < size; i++) {
            x[to + i] = Elementary.exp(x[i] - best);
        }
    }

    @Override
    public double deviations(float[] values, int from, int to, double centre) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = from;
        for (; i <= to - 4; i += 4) {
            sum0 += Elementary.widen(values[i]) - centre;
            sum1 += Elementary.widen(values[i + 1]) - centre;
            sum2 += Elementary.widen(values[i + 2]) - centre;
            sum3 += Elementary.widen(values[i + 3]) - centre;
        }
        double sum = (sum0 + sum1) + (sum2 + sum3);
        for (; i < to; i++) {
            sum += values[i] - centre;
        }
        return sum;
    }

    @Override
    public double squares(float[] values, int from, int to, double centre) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = from;
        for (; i <= to - 4; i += 4) {
            double d0 = Elementary.widen(values[i]) - centre;
            double d1 = Elementary.widen(values[i + 1]) - centre;
            double d2 = Elementary.widen(values[i + 2]) - centre;
            double d3 = Elementary.widen(values[i + 3]) - centre;
            sum0 += d0 * d0;
            sum1 += d1 * d1;
            sum2 += d2 * d2;
            sum3 += d3 * d3;
        }
        double sum = (sum0 + sum1) + (sum2 + sum3);
        for (; i < to; i++) {
            double d = values[i] - centre;
            sum += d * d;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "scalar";
    }
}
