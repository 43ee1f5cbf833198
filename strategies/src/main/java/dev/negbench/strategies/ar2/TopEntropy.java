package dev.negbench.strategies.ar2;

import dev.negbench.strategies.stage.RankedLists;

/**
 * The mean entropy of the retriever's softmax over the first places of each query's ranking, at most ln 15. The
 * regulariser is to keep it up. Source: card, claim 2 and Table 5.
 */
final class TopEntropy {
    /** Places looked at. */
    static final int PLACES = 15;

    private final double temperature;
    private final double[] logits = new double[PLACES];
    private double sum;
    private long queries;

    /**
     * @param temperature what scores are divided by
     */
    TopEntropy(double temperature) {
        this.temperature = temperature;
    }

    void add(RankedLists lists) {
        for (int row = 0; row < lists.rows(); row++) {
            int count = Math.min(PLACES, lists.counts()[row]);
            if (count > 0) {
                for (int place = 0; place < count; place++) {
                    logits[place] = lists.scores()[row * lists.width() + place] / temperature;
                }
                sum += entropy(count);
                queries++;
            }
        }
    }

    private double entropy(int count) {
        double logSum = LogSum.of(logits, 0, count);
        double entropy = 0;
        for (int place = 0; place < count; place++) {
            entropy -= Math.exp(logits[place] - logSum) * (logits[place] - logSum);
        }
        return entropy;
    }

    /** Returns the mean over the queries added, in nats; NaN without any. */
    double mean() {
        return sum / queries;
    }
}
