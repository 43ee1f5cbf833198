package dev.negbench.strategies.ance;

/**
 * How the distribution that negatives are drawn from changes the variance of the importance-sampled gradient (ANCE,
 * section 3): {@code g = G_i / (N p_i)} is unbiased for the mean gradient whatever {@code p} is, and the trace of its
 * covariance is smallest where {@code p_i} is proportional to the norm of {@code G_i}.
 */
public final class GradientVariance {
    private final double[] squaredNorms;
    private final double meanSquaredNorm;

    private GradientVariance(double[] squaredNorms, double meanSquaredNorm) {
        this.squaredNorms = squaredNorms;
        this.meanSquaredNorm = meanSquaredNorm;
    }

    /**
     * Takes the gradients of all negatives.
     *
     * @param gradients one row a negative, at least one, all of the same length
     */
    public static GradientVariance of(double[][] gradients) {
        if (gradients.length == 0) {
            throw new IllegalArgumentException("the variance needs the gradient of at least one negative");
        }
        int n = gradients.length;
        double[] squaredNorms = new double[n];
        double[] mean = new double[gradients[0].length];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < mean.length; d++) {
                squaredNorms[i] += gradients[i][d] * gradients[i][d];
                mean[d] += gradients[i][d] / n;
            }
        }
        double meanSquaredNorm = 0;
        for (double component : mean) {
            meanSquaredNorm += component * component;
        }
        return new GradientVariance(squaredNorms, meanSquaredNorm);
    }

    /** Returns the Euclidean norm of each gradient. */
    public double[] norms() {
        double[] norms = new double[squaredNorms.length];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = Math.sqrt(squaredNorms[i]);
        }
        return norms;
    }

    /**
     * Returns the trace of the covariance of g when negative i is drawn with a probability in proportion to its weight.
     *
     * @param weights one a negative, at least 0, not all 0; infinite variance results where a gradient that is not 0
     *     has weight 0
     */
    public double trace(double[] weights) {
        int n = squaredNorms.length;
        if (weights.length != n) {
            throw new IllegalArgumentException(weights.length + " weights for " + n + " gradients");
        }
        double total = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weights must be at least 0, one is " + weight);
            }
            total += weight;
        }
        if (total == 0) {
            throw new IllegalArgumentException("at least one weight must be above 0");
        }
        double second = 0;
        for (int i = 0; i < n; i++) {
            second += squaredNorms[i] == 0 ? 0 : squaredNorms[i] * total / weights[i];
        }
        return second / ((double) n * n) - meanSquaredNorm;
    }

    /** Returns the trace for uniform draws. */
    public double uniform() {
        double mean = 0;
        for (double squaredNorm : squaredNorms) {
            mean += squaredNorm / squaredNorms.length;
        }
        return mean - meanSquaredNorm;
    }

    /** Returns the smallest trace any distribution has, that of {@link #optimalProbabilities}. */
    public double optimum() {
        double mean = 0;
        for (double norm : norms()) {
            mean += norm / squaredNorms.length;
        }
        return mean * mean - meanSquaredNorm;
    }

    /** Returns the distribution of the smallest trace: in proportion to the norms, uniform where all are 0. */
    public double[] optimalProbabilities() {
        double[] p = norms();
        double total = 0;
        for (double norm : p) {
            total += norm;
        }
        for (int i = 0; i < p.length; i++) {
            p[i] = total == 0 ? 1.0 / p.length : p[i] / total;
        }
        return p;
    }
}
