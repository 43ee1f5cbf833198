package dev.negbench.strategies.calibrationsets;

import java.util.Arrays;

/**
 * The frozen unit of each component of a metric: mean and standard deviation over the candidates of some training
 * queries. Source: card, "Metric score" and "Pitfalls".
 *
 * @param means by component
 * @param deviations by component, divided by the number of values; 1 where all values are equal
 */
record Standard(double[] means, double[] deviations) {
    /** @param samples one matrix a query: a row a component, a value a document */
    static Standard of(Iterable<double[][]> samples, int components) {
        double[] means = new double[components];
        double[] deviations = new double[components];
        for (int c = 0; c < components; c++) {
            long count = 0;
            double sum = 0;
            for (double[][] sample : samples) {
                count += sample[c].length;
                sum += Arrays.stream(sample[c]).sum();
            }
            double mean = count == 0 ? 0 : sum / count;
            double squares = 0;
            for (double[][] sample : samples) {
                squares += Arrays.stream(sample[c]).map(x -> (x - mean) * (x - mean)).sum();
            }
            means[c] = mean;
            deviations[c] = squares == 0 ? 1 : Math.sqrt(squares / count);
        }
        return new Standard(means, deviations);
    }

    /** Returns the mean z-score of each document. */
    double[] zScores(double[][] values) {
        int documents = values[0].length;
        double[] mean = new double[documents];
        for (int i = 0; i < documents; i++) {
            for (int c = 0; c < values.length; c++) {
                mean[i] += (values[c][i] - means[c]) / deviations[c] / values.length;
            }
        }
        return mean;
    }
}
