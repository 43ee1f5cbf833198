package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StaticEncoderTest {
    private static final int DIMENSION = 20;

    private static StaticEncoder.Builder builder(long seed) {
        Random random = new Random(seed);
        return StaticEncoder.builder(RandomRows.normal(SmallTexts.VOCABULARY, DIMENSION, seed), DIMENSION)
                .queries(SmallTexts.queries(random))
                .documents(SmallTexts.documents(random));
    }

    /** Trains with a fresh step and returns the sum of the losses. */
    private static double train(StaticEncoder encoder, long seed, int steps, int threads) {
        return train(encoder, InfoNce.standard(), seed, steps, threads);
    }

    private static double train(StaticEncoder encoder, Objective objective, long seed, int steps, int threads) {
        Random random = new Random(seed);
        int[] queries = new int[8];
        int[] items = new int[32];
        ScoreRows rows = new ScoreRows();
        double loss = 0;
        try (TrainingStep step = encoder.newStep(threads)) {
            for (int s = 0; s < steps; s++) {
                int count = SmallTexts.fill(random, 8, 3, queries, items, rows);
                step.forward(queries, items, count, rows);
                loss += objective.evaluate(rows);
                step.backward(rows);
            }
        }
        return loss;
    }

    private static float[] documentVectors(StaticEncoder encoder, int threads) {
        float[] out = new float[SmallTexts.TEXTS * DIMENSION];
        encoder.encodeDocuments(0, SmallTexts.TEXTS, out, threads);
        return out;
    }

    private static float[] queryVectors(StaticEncoder encoder) {
        int[] all = new int[SmallTexts.TEXTS];
        Arrays.setAll(all, q -> q);
        float[] out = new float[all.length * DIMENSION];
        encoder.encodeQueries(all, all.length, out, 1);
        return out;
    }

    @Test
    void vectorsHaveLengthOneAndEmptyTextsZero() {
        float[] vectors = documentVectors(builder(1).build(), 1);
        for (int d = 0; d < SmallTexts.TEXTS; d++) {
            double square = 0;
            for (int i = 0; i < DIMENSION; i++) {
                square += vectors[d * DIMENSION + i] * vectors[d * DIMENSION + i];
            }
            assertEquals(d % 10 == 7 ? 0 : 1, square, 1e-6, "document " + d);
        }
    }

    @Test
    void aTextIsItsWeightedTokenRows() {
        float[] table = {1, 0, 0, 1, 5, 5};
        TokenBags bags = new TokenBags(new int[] {0, 2}, new int[] {0, 1}, new float[] {3, 4});
        StaticEncoder encoder = StaticEncoder.builder(table, 2).queries(bags).documents(bags).build();
        float[] out = new float[4];
        encoder.encodeItems(new int[] {0, 0}, 2, out, 1);
        assertArrayEquals(new float[] {0.6f, 0.8f, 0.6f, 0.8f}, out, 1e-7f);
        assertEquals("static", encoder.name());
        assertEquals(3, encoder.vocabulary());
    }

    @Test
    void everyWayToEncodeGivesTheSameBits() {
        StaticEncoder encoder = builder(2).build();
        float[] one = documentVectors(encoder, 1);
        assertArrayEquals(one, documentVectors(encoder, 3));
        float[] out = new float[2 * DIMENSION];
        encoder.encodeItems(new int[] {5, 3}, 2, out, 2);
        assertArrayEquals(
                Arrays.copyOfRange(one, 3 * DIMENSION, 4 * DIMENSION),
                Arrays.copyOfRange(out, DIMENSION, 2 * DIMENSION));
        encoder.encodeDocuments(4, 6, out, 1);
        assertArrayEquals(Arrays.copyOfRange(one, 4 * DIMENSION, 6 * DIMENSION), out);
    }

    @Test
    void scoresAreTheDotProductsOfTheVectors() {
        StaticEncoder encoder = builder(3).build();
        float[] documents = documentVectors(encoder, 1);
        float[] queryVectors = queryVectors(encoder);
        int[] queries = new int[8];
        int[] items = new int[32];
        ScoreRows rows = new ScoreRows();
        int count = SmallTexts.fill(new Random(4), 8, 3, queries, items, rows);
        try (TrainingStep step = encoder.newStep(1)) {
            step.forward(queries, items, count, rows);
        }
        for (int row = 0; row < 8; row++) {
            for (int e = rows.start(row); e < rows.start(row + 1); e++) {
                float expected = VectorMath.dot(
                        queryVectors,
                        queries[row] * DIMENSION,
                        documents,
                        items[rows.items()[e]] * DIMENSION,
                        DIMENSION);
                assertEquals(expected, rows.scores()[e]);
            }
        }
    }

    @Test
    void trainingRepeatsBitForBitOnAnyNumberOfThreads() {
        StaticEncoder one = builder(5).build();
        double loss = train(one, 6, 50, 1);
        for (int threads = 1; threads <= 3; threads++) {
            StaticEncoder again = builder(5).build();
            assertEquals(loss, train(again, 6, 50, threads), threads + " threads");
            assertArrayEquals(one.weights().tensors().get("token-rows"), again.weights().tensors().get("token-rows"));
            assertEquals(one.fingerprint(), again.fingerprint());
        }
        StaticEncoder other = builder(5).build();
        assertNotEquals(loss, train(other, 7, 50, 1));
        assertNotEquals(one.fingerprint(), other.fingerprint());
    }

    /**
     * Squared errors instead of a softmax: their gradient needs no exponential, which platforms may round differently.
     */
    private static double squaredErrors(ScoreRows rows) {
        double loss = 0;
        for (int e = 0; e < rows.entries(); e++) {
            float error = rows.scores()[e] - (rows.relations()[e] == ScoreRows.POSITIVE ? 1 : 0);
            rows.gradients()[e] = 2 * error / rows.entries();
            loss += error * error / rows.entries();
        }
        return loss;
    }

    /** A value recorded once; it must come out with and without the Vector API and on every Java version. */
    @Test
    void trainingGivesTheSameBitsEverywhere() {
        StaticEncoder encoder = builder(19).build();
        train(encoder, StaticEncoderTest::squaredErrors, 20, 50, 1);
        assertEquals("d24bfb82941f57faa9411ce5ab2704d814f2fdfb48c0750914ec2f32136a9254", encoder.fingerprint());
    }

    @Test
    void onlyRowsOfTokensInTheBatchChange() {
        StaticEncoder encoder = builder(8).build();
        float[] before = encoder.snapshot().tensors().get("token-rows");
        ScoreRows rows = new ScoreRows();
        rows.clear();
        rows.openRow();
        rows.append(0, ScoreRows.POSITIVE);
        rows.append(1, ScoreRows.DRAWN);
        int[] items = {1, 2};
        try (TrainingStep step = encoder.newStep(1)) {
            step.forward(new int[] {0}, items, 2, rows);
            InfoNce.of(1).evaluate(rows);
            step.backward(rows);
        }
        boolean[] inBatch = new boolean[SmallTexts.VOCABULARY];
        mark(inBatch, encoder.queryBags(), 0);
        mark(inBatch, encoder.itemBags(), 1);
        mark(inBatch, encoder.itemBags(), 2);
        for (int token = 0; token < SmallTexts.VOCABULARY; token++) {
            int from = token * DIMENSION;
            boolean same = Arrays.equals(before, from, from + DIMENSION, encoder.queryRows(), from, from + DIMENSION);
            assertEquals(inBatch[token], !same, "token " + token);
        }
    }

    private static void mark(boolean[] tokens, TokenBags bags, int text) {
        for (int k = bags.offsets()[text]; k < bags.offsets()[text + 1]; k++) {
            tokens[bags.tokens()[k]] = true;
        }
    }

    @Test
    void frozenDocumentsKeepTheirBits() {
        StaticEncoder encoder = builder(9).documentsFrozen(true).build();
        float[] documents = documentVectors(encoder, 1);
        float[] queries = queryVectors(encoder);
        train(encoder, 10, 30, 2);
        assertArrayEquals(documents, documentVectors(encoder, 1));
        assertFalse(Arrays.equals(queries, queryVectors(encoder)));
        assertEquals(List.of("query-token-rows"), List.copyOf(encoder.weights().tensors().keySet()));
    }

    @Test
    void theGivenTableIsNotWrittenTo() {
        float[] table = RandomRows.normal(SmallTexts.VOCABULARY, DIMENSION, 1);
        float[] copy = table.clone();
        Random random = new Random(1);
        for (boolean frozen : new boolean[] {false, true}) {
            StaticEncoder encoder = StaticEncoder.builder(table, DIMENSION)
                    .queries(SmallTexts.queries(random))
                    .documents(SmallTexts.documents(random))
                    .documentsFrozen(frozen)
                    .build();
            train(encoder, 1, 5, 1);
            assertArrayEquals(copy, table);
        }
    }

    @Test
    void aCheckpointContinuesExactly() {
        StaticEncoder encoder = builder(11).build();
        train(encoder, 12, 20, 1);
        ModelWeights checkpoint = encoder.checkpoint();
        double loss = train(encoder, 13, 20, 1);
        String end = encoder.fingerprint();
        encoder.restoreFrom(checkpoint);
        assertEquals(loss, train(encoder, 13, 20, 1));
        assertEquals(end, encoder.fingerprint());
        StaticEncoder fresh = builder(11).build();
        fresh.restoreFrom(checkpoint);
        train(fresh, 13, 20, 1);
        assertEquals(end, fresh.fingerprint());
    }

    @Test
    void aSnapshotIsUntouchedByTrainingAndRestoresTheVectors() {
        StaticEncoder encoder = builder(14).build();
        float[] vectors = documentVectors(encoder, 1);
        ModelWeights snapshot = encoder.snapshot();
        train(encoder, 15, 10, 1);
        assertFalse(Arrays.equals(vectors, documentVectors(encoder, 1)));
        float[] accumulators = encoder.checkpoint().tensors().get("adagrad-accumulators");
        encoder.restoreFrom(snapshot);
        assertArrayEquals(vectors, documentVectors(encoder, 1));
        assertArrayEquals(accumulators, encoder.state().tensors().get("adagrad-accumulators"));

        train(encoder, 16, 10, 1);
        float[] reused = snapshot.tensors().get("token-rows");
        encoder.copyTo(snapshot);
        assertArrayEquals(encoder.queryRows(), reused);
    }

    @Test
    void weightsOfAnotherShapeAreRefusedBeforeAnythingChanges() {
        StaticEncoder encoder = builder(17).build();
        String before = encoder.fingerprint();
        assertThrows(IllegalArgumentException.class, () -> encoder.restoreFrom(new ModelWeights(Map.of())));
        assertThrows(
                IllegalArgumentException.class,
                () -> encoder.restoreFrom(new ModelWeights(Map.of("token-rows", new float[3]))));
        Map<String, float[]> unknown = Map.of("token-rows", new float[480], "other", new float[1]);
        assertThrows(IllegalArgumentException.class, () -> encoder.restoreFrom(new ModelWeights(unknown)));
        assertEquals(before, encoder.fingerprint());
    }

    @Test
    void addedTextsFollowTheDocuments() {
        TokenWeighting weighting = SmallTexts.weighting();
        StaticEncoder encoder = builder(18)
                .tokenizer(texts -> weighting.bags(new int[] {0, 2}, new int[] {1, 2}))
                .build();
        assertEquals(SmallTexts.TEXTS, encoder.items());
        encoder.addItems(List.of("two tokens"));
        assertEquals(SmallTexts.TEXTS + 1, encoder.items());
        float[] out = new float[DIMENSION];
        encoder.encodeItems(new int[] {SmallTexts.TEXTS}, 1, out, 1);
        assertTrue(VectorMath.dot(out, 0, encoder.queryRows(), DIMENSION, DIMENSION) > 0);
        float[] free = new float[DIMENSION];
        encoder.encodeTexts(List.of("two tokens"), free, 1);
        assertArrayEquals(out, free, "a text is encoded as the item it would be");
        assertEquals(SmallTexts.TEXTS + 1, encoder.items(), "and does not become one");
        assertThrows(IllegalArgumentException.class, () -> encoder.encodeDocuments(0, SmallTexts.TEXTS + 1, out, 1));
        assertThrows(IllegalStateException.class, () -> encoder.addItems(List.of("one", "two")));
        assertThrows(IllegalStateException.class, () -> builder(18).build().addItems(List.of("no tokenizer")));
    }

    @Test
    void refusesTablesThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> StaticEncoder.builder(new float[7], 2).build());
        assertThrows(IllegalArgumentException.class, () -> StaticEncoder.builder(new float[0], 2).build());
        TokenBags bags = new TokenBags(new int[] {0, 1}, new int[] {3}, new float[] {1});
        StaticEncoder.Builder tooSmall = StaticEncoder.builder(new float[6], 2).queries(bags);
        assertThrows(IllegalArgumentException.class, tooSmall::build);
    }
}
