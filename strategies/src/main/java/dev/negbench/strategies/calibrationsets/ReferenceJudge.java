package dev.negbench.strategies.calibrationsets;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Compares documents with the labelled positive, as the paper's relevance metric compares a summary with the reference:
 * the untrained encoder's similarity in BERTScore's place, ROUGE-1 and ROUGE-2. Of several positives, up to four
 * spread over them, the one that is nearest counts for each component.
 */
record ReferenceJudge(Corpus corpus) implements MetricJudge {
    private static final int MOST_REFERENCES = 4;

    @Override
    public List<String> components() {
        return List.of("similarity to the positive", "rouge-1", "rouge-2");
    }

    @Override
    public double[][] measure(Retrieval retrieval, int query, int[] references, int[] documents) {
        double[][] values = new double[3][documents.length];
        for (double[] component : values) {
            Arrays.fill(component, Double.NEGATIVE_INFINITY);
        }
        float[] similarities = new float[documents.length];
        int used = Math.min(MOST_REFERENCES, references.length);
        for (int r = 0; r < used; r++) {
            int reference = references[(int) ((long) r * references.length / used)];
            retrieval.similarity(Retrieval.INITIAL, reference, documents, documents.length, similarities);
            List<String> words = Fragments.words(corpus.content(reference));
            Map<List<String>, Integer> single = Fragments.grams(words, 1);
            Map<List<String>, Integer> pairs = Fragments.grams(words, 2);
            for (int i = 0; i < documents.length; i++) {
                List<String> own = Fragments.words(corpus.content(documents[i]));
                values[0][i] = Math.max(values[0][i], similarities[i]);
                values[1][i] = Math.max(values[1][i], Fragments.f1(Fragments.grams(own, 1), single));
                values[2][i] = Math.max(values[2][i], Fragments.f1(Fragments.grams(own, 2), pairs));
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return "reference";
    }
}
