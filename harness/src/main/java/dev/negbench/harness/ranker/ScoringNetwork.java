package dev.negbench.harness.ranker;

import dev.negbench.strategies.sampling.RandomStream;

/**
 * The learnt part that turns features into a score: {@code s = c + u·f + w·tanh(V f + d)}. The linear part starts at
 * what lexical matches are known to be worth, the hidden one at small noise, so that an untrained network ranks about
 * as BM25 does. Weights are doubles in one array; {@link StrictMath} keeps results the same on every machine.
 */
final class ScoringNetwork {
    private static final double NOISE = 0.1;

    private final int inputs;
    private final int hidden;
    private final double[] weights;

    /** @param trusted inputs whose linear weight starts at 1 */
    ScoringNetwork(int inputs, int hidden, int[] trusted, long seed) {
        this.inputs = inputs;
        this.hidden = hidden;
        weights = new double[inputs + 1 + hidden * (inputs + 2)];
        for (int input : trusted) {
            weights[input] = 1;
        }
        RandomStream random = new RandomStream(seed);
        for (int i = inputs + 1; i < weights.length; i++) {
            weights[i] = NOISE * (2 * random.nextDouble() - 1);
        }
    }

    /** Returns the weights: u, c, then (V row, d, w) for each hidden unit. Live. */
    double[] weights() {
        return weights;
    }

    /** Returns the number of hidden units. */
    int hidden() {
        return hidden;
    }

    /** Scores features at {@code f[at …]}; leaves what the hidden units gave at {@code units[unitsAt …]}. */
    double score(double[] f, int at, double[] units, int unitsAt) {
        double score = weights[inputs];
        for (int i = 0; i < inputs; i++) {
            score += weights[i] * f[at + i];
        }
        for (int h = 0; h < hidden; h++) {
            int unit = unit(h);
            double sum = weights[unit + inputs];
            for (int i = 0; i < inputs; i++) {
                sum += weights[unit + i] * f[at + i];
            }
            double given = StrictMath.tanh(sum);
            units[unitsAt + h] = given;
            score += weights[unit + inputs + 1] * given;
        }
        return score;
    }

    /**
     * Adds {@code gradient} times the score's derivatives to {@code ofWeights} and writes those with respect to the
     * features.
     */
    void backward(
            double gradient, double[] f, int at, double[] units, int unitsAt, double[] ofWeights, double[] ofFeatures) {
        for (int i = 0; i < inputs; i++) {
            ofWeights[i] += gradient * f[at + i];
            ofFeatures[i] = gradient * weights[i];
        }
        ofWeights[inputs] += gradient;
        for (int h = 0; h < hidden; h++) {
            int unit = unit(h);
            double given = units[unitsAt + h];
            double ofSum = gradient * weights[unit + inputs + 1] * (1 - given * given);
            for (int i = 0; i < inputs; i++) {
                ofWeights[unit + i] += ofSum * f[at + i];
                ofFeatures[i] += ofSum * weights[unit + i];
            }
            ofWeights[unit + inputs] += ofSum;
            ofWeights[unit + inputs + 1] += gradient * given;
        }
    }

    private int unit(int h) {
        return inputs + 1 + h * (inputs + 2);
    }
}
