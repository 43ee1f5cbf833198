package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.encoder.TrainingStep;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The diagonal of the empirical Fisher information of a retriever: the squares of the derivatives of {@code -log p(y |
 * query)}, summed over queries one at a time. p is a softmax over the model's own best documents, and y the one it puts
 * first, not a judged one. Source: bcwi card, methods/create_fisher_information_matrix.py. No randomness.
 */
final class FisherDiagonal {
    private static final int CHUNK = 512;

    private final TrainableEncoder encoder;
    private final double temperature;
    private final ScoreRows rows = new ScoreRows();

    /**
     * @param encoder the model, which is left as it is
     * @param temperature what similarities are divided by, above 0
     */
    FisherDiagonal(TrainableEncoder encoder, double temperature) {
        this.encoder = encoder;
        this.temperature = temperature;
    }

    /**
     * Sums over queries, each a forward and a backward pass over {@code depth} documents.
     *
     * @param retrieval search with the model, under {@link Retrieval#MODEL}
     * @param queries query ordinals
     * @param depth documents a query, at least 2
     * @return unscaled sums, of the shape of the weights
     */
    ModelWeights sum(Retrieval retrieval, int[] queries, int depth) {
        Map<String, float[]> empty = new LinkedHashMap<>();
        encoder.weights().tensors().forEach((name, values) -> empty.put(name, new float[values.length]));
        ModelWeights sums = new ModelWeights(empty);
        // A pass over one query is too small to share among threads.
        try (TrainingStep step = encoder.newSquaredGradientStep(sums, 1)) {
            for (int from = 0; from < queries.length; from += CHUNK) {
                int[] chunk = Arrays.copyOfRange(queries, from, Math.min(queries.length, from + CHUNK));
                RankedLists lists = retrieval.search(Retrieval.MODEL, chunk, Math.min(depth, retrieval.documents()));
                for (int row = 0; row < chunk.length; row++) {
                    int start = row * lists.width();
                    add(chunk[row], Arrays.copyOfRange(lists.ids(), start, start + lists.counts()[row]), step);
                }
            }
        }
        return sums;
    }

    private void add(int query, int[] documents, TrainingStep step) {
        if (documents.length == 0) {
            return;
        }
        rows.clear();
        rows.openRow();
        for (int k = 0; k < documents.length; k++) {
            rows.append(k, k == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
        }
        step.forward(new int[] {query}, documents, documents.length, rows);
        int best = 0;
        for (int k = 1; k < documents.length; k++) {
            if (rows.scores()[k] > rows.scores()[best]) {
                best = k;
            }
        }
        double sum = 0;
        for (int k = 0; k < documents.length; k++) {
            sum += exp(k, best);
        }
        for (int k = 0; k < documents.length; k++) {
            double p = exp(k, best) / sum;
            rows.gradients()[k] = (float) ((p - (k == best ? 1 : 0)) / temperature);
        }
        step.backward(rows);
    }

    private double exp(int k, int best) {
        return Math.exp((rows.scores()[k] - rows.scores()[best]) / temperature);
    }
}
