package dev.negbench.strategies.negativeprompts;

import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;

/** Moves query vectors away from the documents that are not wanted. Draws no random number. */
sealed interface QueryMove {
    /**
     * Returns moved vectors; a query without unwanted documents keeps its own where nothing else moves it.
     *
     * @param queries vectors, row-major; not changed
     * @param unwanted the documents to move away from, a row a query, possibly empty
     */
    float[] move(Retrieval retrieval, float[] queries, int[][] unwanted);

    /**
     * Classifier-free guidance, {@code q' = (1 + w)·q − w·q₋} with q₋ the mean of the unwanted documents: for scores
     * that are dot products, {@code s'(d) = (1 + w)·s₊(d) − w·s₋(d)}. Source: card, "Mapping to the harness" (b).
     *
     * @param weight w, at least 0
     */
    record Guided(double weight) implements QueryMove {
        @Override
        public float[] move(Retrieval retrieval, float[] queries, int[][] unwanted) {
            float[] moved = queries.clone();
            int dimension = queries.length / unwanted.length;
            for (int row = 0; row < unwanted.length; row++) {
                if (unwanted[row].length > 0) {
                    combine(moved, row * dimension, 1 + weight, mean(retrieval, unwanted[row], dimension), -weight);
                }
            }
            return moved;
        }
    }

    /**
     * Rocchio with a schedule: in each round {@code q' = α·q + β·mean(nearest) − γ·mean(unwanted)}, where the nearest
     * documents are those of the round before, the unwanted ones left out, and γ counts inside the window alone. With
     * one round it is Rocchio with pseudo-relevant documents. Source of the defaults: textbooks, as the card says; the
     * schedule is a reconstruction of the card's delayed variant.
     *
     * @param alpha weight of the query itself
     * @param beta weight of the nearest documents
     * @param gamma weight of the unwanted ones
     * @param nearest how many documents count as nearest, at least 1
     * @param rounds at least 1
     * @param window the rounds in which the unwanted documents count
     */
    record Rocchio(double alpha, double beta, double gamma, int nearest, int rounds, NegativeWindow window)
            implements QueryMove {
        @Override
        public float[] move(Retrieval retrieval, float[] queries, int[][] unwanted) {
            int rows = unwanted.length;
            int dimension = queries.length / rows;
            int longest = Arrays.stream(unwanted).mapToInt(row -> row.length).max().orElse(0);
            int depth = Math.min(retrieval.documents(), nearest + longest);
            float[] moved = queries.clone();
            for (int round = 0; round < rounds; round++) {
                RankedLists lists = retrieval.searchVectors(Retrieval.MODEL, moved, rows, depth);
                float[] next = queries.clone();
                for (int row = 0; row < rows; row++) {
                    int at = row * dimension;
                    int[] close = Ranking.of(lists, row, unwanted[row]);
                    int count = Math.min(nearest, close.length);
                    combine(next, at, alpha, mean(retrieval, Arrays.copyOf(close, count), dimension), beta);
                    if (window.contains(round)) {
                        combine(next, at, 1, mean(retrieval, unwanted[row], dimension), -gamma);
                    }
                }
                moved = next;
            }
            return moved;
        }
    }

    /** Sets {@code vectors[at..] = own·vectors[at..] + factor·other}. */
    static void combine(float[] vectors, int at, double own, double[] other, double factor) {
        for (int j = 0; j < other.length; j++) {
            vectors[at + j] = (float) (own * vectors[at + j] + factor * other[j]);
        }
    }

    /** Returns the mean of documents' vectors, 0 for none. */
    static double[] mean(Retrieval retrieval, int[] documents, int dimension) {
        double[] mean = new double[dimension];
        if (documents.length > 0) {
            float[] vectors = retrieval.documentVectors(Retrieval.MODEL, documents);
            for (int i = 0; i < vectors.length; i++) {
                mean[i % dimension] += vectors[i];
            }
            for (int j = 0; j < dimension; j++) {
                mean[j] /= documents.length;
            }
        }
        return mean;
    }
}
