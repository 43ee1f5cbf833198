package dev.negbench.harness.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.encoder.FrozenEncoder;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.harness.encoder.StaticEncoder;
import dev.negbench.harness.encoder.TokenBags;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Squared derivatives against central differences of models written anew in double precision. */
class FisherDiagonalTest {
    private static final int DIMENSION = 5;
    private static final int QUERIES = 7;
    private static final int DOCUMENTS = 12;
    private static final int DEPTH = 6;
    private static final double TEMPERATURE = 0.3;

    private static float[] unitVectors(Random random, int texts) {
        float[] vectors = new float[texts * DIMENSION];
        for (int text = 0; text < texts; text++) {
            double square = 0;
            for (int i = 0; i < DIMENSION; i++) {
                vectors[text * DIMENSION + i] = (float) random.nextGaussian();
                square += vectors[text * DIMENSION + i] * vectors[text * DIMENSION + i];
            }
            for (int i = 0; i < DIMENSION; i++) {
                vectors[text * DIMENSION + i] /= (float) Math.sqrt(square);
            }
        }
        return vectors;
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] normalised(double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
        return Arrays.stream(vector).map(x -> x / length).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] headed(double[] head, float[] vectors, int text) {
        double[] sum = new double[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            sum[i] = vectors[text * DIMENSION + i];
            for (int j = 0; j < DIMENSION; j++) {
                sum[i] += head[i * DIMENSION + j] * vectors[text * DIMENSION + j];
            }
        }
        return normalised(sum);
    }

    private static ModelWeights sum(TrainableEncoder encoder) {
        int[] queries = IntStream.range(0, QUERIES).toArray();
        try (DenseSearcher searcher = DenseSearcher.of(encoder, DOCUMENTS, queries, 1)) {
            Retrieval retrieval = CorpusRetrieval.of(DOCUMENTS, Map.of(Retrieval.MODEL, searcher));
            return new FisherDiagonal(encoder, TEMPERATURE).sum(retrieval, queries, DEPTH);
        }
    }

    /** The old model's own first document is the label, and its best documents are the classes. */
    private static double[] expected(double[] weights, ToDoubleBiFunction<Integer, Integer> score) {
        double[] squares = new double[weights.length];
        for (int query = 0; query < QUERIES; query++) {
            int q = query;
            int[] best = IntStream.range(0, DOCUMENTS)
                    .boxed()
                    .sorted((a, b) -> Double.compare(score.applyAsDouble(q, b), score.applyAsDouble(q, a)))
                    .limit(DEPTH)
                    .mapToInt(Integer::intValue)
                    .toArray();
            double h = 1e-6;
            for (int at = 0; at < weights.length; at++) {
                double before = weights[at];
                weights[at] = before + h;
                double above = loss(q, best, score);
                weights[at] = before - h;
                double below = loss(q, best, score);
                weights[at] = before;
                double slope = (above - below) / (2 * h);
                squares[at] += slope * slope;
            }
        }
        return squares;
    }

    private static double loss(int query, int[] documents, ToDoubleBiFunction<Integer, Integer> score) {
        double sum = 0;
        for (int document : documents) {
            sum += Math.exp(score.applyAsDouble(query, document) / TEMPERATURE);
        }
        return Math.log(sum) - score.applyAsDouble(query, documents[0]) / TEMPERATURE;
    }

    private static void assertClose(double[] expected, float[] actual) {
        double largest = Arrays.stream(expected).max().orElseThrow();
        assertTrue(largest > 0.01, "squares must be far above the tolerance, the largest was " + largest);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 2e-5 * largest + 1e-4 * expected[i], "weight " + i);
        }
    }

    @Test
    void headsOfFrozenVectors() {
        Random random = new Random(1);
        float[] queryVectors = unitVectors(random, QUERIES);
        float[] documentVectors = unitVectors(random, DOCUMENTS);
        FrozenEncoder encoder = FrozenEncoder.builder(DIMENSION)
                .queries(queryVectors)
                .documents(documentVectors)
                .head(HeadSide.BOTH)
                .build();
        encoder.weights().tensors().values().forEach(head -> {
            for (int i = 0; i < head.length; i++) {
                head[i] = (float) (0.2 * random.nextGaussian());
            }
        });
        float[] before =
                encoder.weights().tensors().get(FrozenEncoder.QUERY_HEAD).clone();
        double[] queryHead = doubles(before);
        double[] itemHead = doubles(encoder.weights().tensors().get(FrozenEncoder.ITEM_HEAD));
        ToDoubleBiFunction<Integer, Integer> score = (query, document) ->
                dot(headed(queryHead, queryVectors, query), headed(itemHead, documentVectors, document));
        ModelWeights sums = sum(encoder);
        assertClose(expected(queryHead, score), sums.tensors().get(FrozenEncoder.QUERY_HEAD));
        assertClose(expected(itemHead, score), sums.tensors().get(FrozenEncoder.ITEM_HEAD));
        assertArrayEquals(before, encoder.weights().tensors().get(FrozenEncoder.QUERY_HEAD), "nothing was learnt");
    }

    /** Each text is one token and documents share some, so a row's derivative is a sum over texts. */
    @Test
    void rowsOfTokens() {
        Random random = new Random(2);
        int vocabulary = 11;
        float[] table = unitVectors(random, vocabulary);
        TokenBags queries = bags(QUERIES, 0);
        TokenBags documents = bags(DOCUMENTS, 3);
        StaticEncoder encoder = StaticEncoder.builder(table, DIMENSION)
                .queries(queries)
                .documents(documents)
                .build();
        double[] rows = doubles(table);
        ToDoubleBiFunction<Integer, Integer> score =
                (query, document) -> dot(bag(rows, queries, query), bag(rows, documents, document));
        float[] squares = sum(encoder).tensors().get(StaticEncoder.TOKEN_ROWS);
        assertClose(expected(rows, score), squares);
        for (int i = 10 * DIMENSION; i < vocabulary * DIMENSION; i++) {
            assertEquals(0, squares[i], "no text has this token");
        }
    }

    private static TokenBags bags(int texts, int shift) {
        int[] offsets = IntStream.rangeClosed(0, texts).map(t -> 2 * t).toArray();
        int[] tokens = new int[2 * texts];
        float[] weights = new float[2 * texts];
        for (int t = 0; t < texts; t++) {
            tokens[2 * t] = (t + shift) % 10;
            tokens[2 * t + 1] = (t * 3 + shift + 1) % 10;
            weights[2 * t] = 1;
            weights[2 * t + 1] = 0.5f + 0.1f * t;
        }
        return new TokenBags(offsets, tokens, weights);
    }

    private static double[] bag(double[] rows, TokenBags bags, int text) {
        double[] sum = new double[DIMENSION];
        for (int k = bags.offsets()[text]; k < bags.offsets()[text + 1]; k++) {
            for (int i = 0; i < DIMENSION; i++) {
                sum[i] += bags.weights()[k] * rows[bags.tokens()[k] * DIMENSION + i];
            }
        }
        return normalised(sum);
    }

    @Test
    void sumsOfAnotherShapeAreRefused() {
        StaticEncoder encoder =
                StaticEncoder.builder(new float[4 * DIMENSION], DIMENSION).build();
        ModelWeights small = new ModelWeights(Map.of(StaticEncoder.TOKEN_ROWS, new float[DIMENSION]));
        assertThrows(IllegalArgumentException.class, () -> encoder.newSquaredGradientStep(small, 1));
        ModelWeights other = new ModelWeights(Map.of("head", new float[4 * DIMENSION]));
        assertThrows(IllegalArgumentException.class, () -> encoder.newSquaredGradientStep(other, 1));
    }
}
