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
    public String toString() {
        return "scalar";
    }
}
