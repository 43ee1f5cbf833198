package dev.negbench.strategies.nsr;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Searches as ever and measures the finished policy on the way: over each held-out query's list of k documents, the
 * untrained encoder's best and the labelled positives, its entropy and, exactly, its Pass@k. The list does not depend
 * on training, so figures of different strategies are of the same lists. Measures only; what it returns is the plain
 * search. Labels are those of the split called {@value #SPLIT}; without it Pass@k is NaN. One thread owns it.
 */
final class PolicyProbe implements SearchTransform, Diagnostics {
    private static final String SPLIT = "test";
    private static final int[] SPECTRUM = {1, 4, 16, 64, 256};
    private static final int QUERIES_AT_ONCE = 256;

    private final int k;
    private final double temperature;
    private final Dataset dataset;
    private final double[] passes = new double[SPECTRUM.length];
    private double entropy;
    private double squares;
    private long scores;
    private int queriesSeen;
    private int queriesJudged;

    /**
     * @param k documents a list, positives counted
     * @param temperature what scores are divided by
     */
    PolicyProbe(int k, double temperature, Dataset dataset) {
        this.k = k;
        this.temperature = temperature;
        this.dataset = dataset;
    }

    @Override
    public RankedLists search(Retrieval retrieval, int[] queries, int depth) {
        for (int from = 0; from < queries.length; from += QUERIES_AT_ONCE) {
            measure(retrieval, Arrays.copyOfRange(queries, from, Math.min(queries.length, from + QUERIES_AT_ONCE)));
        }
        return retrieval.search(Retrieval.MODEL, queries, depth);
    }

    private void measure(Retrieval retrieval, int[] queries) {
        Judgements judged = dataset.has(SPLIT) ? dataset.split(SPLIT) : null;
        int depth = Math.min(k, retrieval.documents());
        RankedLists lists = retrieval.search(Retrieval.INITIAL, queries, depth);
        for (int row = 0; row < queries.length; row++) {
            int[] positives = judged == null ? new int[0] : judged.positives(queries[row]);
            int start = row * lists.width();
            int[] others = Arrays.stream(lists.ids(), start, start + lists.counts()[row])
                    .filter(id -> Arrays.binarySearch(positives, id) < 0)
                    .limit(Math.max(k - positives.length, k / 2))
                    .toArray();
            int[] list = IntStream.concat(Arrays.stream(positives), Arrays.stream(others)).toArray();
            if (list.length > 0) {
                measure(retrieval, queries[row], list, positives.length);
            }
        }
    }

    /** @param right how many of the list's first documents are right */
    private void measure(Retrieval retrieval, int query, int[] list, int right) {
        float[] similarities = new float[list.length];
        retrieval.score(Retrieval.MODEL, query, list, list.length, similarities);
        double[] logits = new double[list.length];
        for (int v = 0; v < list.length; v++) {
            logits[v] = similarities[v] / temperature;
            squares += (double) similarities[v] * similarities[v];
        }
        double[] policy = SoftmaxBandit.policy(logits);
        entropy += SoftmaxBandit.entropy(policy);
        scores += list.length;
        queriesSeen++;
        if (right > 0) {
            double chance = Math.min(1, Arrays.stream(policy, 0, right).sum());
            for (int i = 0; i < SPECTRUM.length; i++) {
                passes[i] += PassAtK.exact(chance, SPECTRUM[i]);
            }
            queriesJudged++;
        }
    }

    @Override
    public Map<String, Double> diagnostics() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("held-out entropy (nats)", entropy / queriesSeen);
        for (int i = 0; i < SPECTRUM.length; i++) {
            figures.put("held-out Pass@" + SPECTRUM[i], passes[i] / queriesJudged);
        }
        figures.put("held-out root mean square score", Math.sqrt(squares / scores));
        return figures;
    }
}
