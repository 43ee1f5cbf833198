package dev.negbench.strategies.cet;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the two models said of all negatives so far. The correlation of their scores tells whether they have become the
 * same, in which case CET would only weigh hard negatives up; the mean weight is what a control needs.
 */
final class WeightTally {
    /** Length of what {@link #write} appends. */
    static final int BYTES = 10 * Double.BYTES;

    private final double[] sums = new double[BYTES / Double.BYTES];

    /**
     * Counts a negative.
     *
     * @param trust its weight in the retriever's loss, as the models would have it
     * @param back its weight in the selection model's loss
     * @param ofRetriever its score by the retriever
     * @param ofSelection its score by the selection model
     * @param ofPositive the selection model's score of its row's positive
     */
    void add(double trust, double back, double ofRetriever, double ofSelection, double ofPositive) {
        sums[0]++;
        sums[1] += trust;
        sums[2] += trust * trust;
        sums[3] += back;
        sums[4] += ofRetriever;
        sums[5] += ofRetriever * ofRetriever;
        sums[6] += ofSelection;
        sums[7] += ofSelection * ofSelection;
        sums[8] += ofRetriever * ofSelection;
        sums[9] += ofPositive > ofSelection ? 1 : ofPositive == ofSelection ? 0.5 : 0;
    }

    /** Returns the figures, name → value; none before the first negative. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        double count = sums[0];
        if (count > 0) {
            double mean = sums[1] / count;
            figures.put("mean weight of a negative", mean);
            figures.put("standard deviation of weights", Math.sqrt(Math.max(0, sums[2] / count - mean * mean)));
            figures.put("mean weight for the selection model", sums[3] / count);
            double covariance = sums[8] / count - sums[4] / count * sums[6] / count;
            double variances = (sums[5] / count - sums[4] / count * sums[4] / count)
                    * (sums[7] / count - sums[6] / count * sums[6] / count);
            figures.put(
                    "correlation of relevance and selection", variances > 0 ? covariance / Math.sqrt(variances) : 0);
            figures.put("share of pairs that selection orders right", sums[9] / count);
        }
        return figures;
    }

    void write(ByteBuffer target) {
        for (double sum : sums) {
            target.putDouble(sum);
        }
    }

    void read(ByteBuffer source) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = source.getDouble();
        }
    }
}
