package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.List;

/**
 * Compares documents with the query by the scores of searchers, each a component.
 *
 * @param components names of searchers, at least one
 */
record SearcherJudge(List<String> components) implements MetricJudge {
    /** Returns the canonical text of names joined by plus signs. */
    static String canonical(String text) {
        if (Arrays.stream(text.split("\\+", -1)).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("has an empty name; write reference, or searchers such as bm25+initial");
        }
        return text;
    }

    /** Reads names joined by plus signs. */
    static SearcherJudge parse(String text) {
        return new SearcherJudge(List.of(text.split("\\+")));
    }

    @Override
    public double[][] measure(Retrieval retrieval, int query, int[] references, int[] documents) {
        double[][] values = new double[components.size()][documents.length];
        float[] scores = new float[documents.length];
        for (int c = 0; c < values.length; c++) {
            retrieval.score(components.get(c), query, documents, documents.length, scores);
            for (int i = 0; i < scores.length; i++) {
                values[c][i] = scores[i];
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return String.join("+", components);
    }
}
