package dev.negbench.harness.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrozenEncoderTest {
    private static final int DIMENSION = 24;
    private static final int TEXTS = 300;

    private static float[] unitVectors(int rows, long seed) {
        float[] vectors = RandomRows.normal(rows, DIMENSION, seed);
        for (int row = 0; row < rows; row++) {
            VectorMath.normalise(vectors, row * DIMENSION, DIMENSION);
        }
        return vectors;
    }

    private static FrozenEncoder.Builder builder(HeadSide side) {
        return FrozenEncoder.builder(DIMENSION)
                .queries(unitVectors(TEXTS, 1))
                .documents(unitVectors(TEXTS, 2))
                .head(side)
                .adaGrad(AdaGrad.STANDARD.withRate(0.02))
                .weightDecay(0.5)
                .embedding(texts -> unitVectors(texts.size(), 3));
    }

    /** Trains on made-up batches and returns the last loss. */
    private static double train(FrozenEncoder encoder, int threads, int steps) {
        Random random = new Random(7);
        int[] queries = new int[16];
        int[] items = new int[64];
        ScoreRows rows = new ScoreRows();
        double loss = 0;
        try (TrainingStep step = encoder.newStep(threads)) {
            for (int s = 0; s < steps; s++) {
                int count = SmallTexts.fill(random, 16, 3, queries, items, rows);
                // A query's positive is the document of its number: something that can be learnt.
                System.arraycopy(queries, 0, items, 0, 16);
                step.forward(queries, items, count, rows);
                loss = InfoNce.of(0.1).evaluate(rows);
                step.backward(rows);
            }
        }
        return loss;
    }

    private static float[] documents(FrozenEncoder encoder, int threads) {
        float[] vectors = new float[TEXTS * DIMENSION];
        encoder.encodeDocuments(0, TEXTS, vectors, threads);
        return vectors;
    }

    private static float[] queries(FrozenEncoder encoder, int threads) {
        float[] vectors = new float[TEXTS * DIMENSION];
        encoder.encodeQueries(IntStream.range(0, TEXTS).toArray(), TEXTS, vectors, threads);
        return vectors;
    }

    @ParameterizedTest
    @EnumSource
    void startsAsTheFrozenVectors(HeadSide side) {
        FrozenEncoder encoder = builder(side).build();
        assertArrayEquals(unitVectors(TEXTS, 1), queries(encoder, 2), 1e-6f);
        assertArrayEquals(unitVectors(TEXTS, 2), documents(encoder, 2), 1e-6f);
        assertEquals(TEXTS, encoder.queries());
        assertEquals(TEXTS, encoder.items());
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheChosenSideLearns(HeadSide side) {
        FrozenEncoder encoder = builder(side).build();
        assertTrue(train(encoder, 1, 1) > train(encoder, 1, 150), "the loss must fall");
        boolean queriesMoved = !Arrays.equals(unitVectors(TEXTS, 1), queries(encoder, 1));
        boolean documentsMoved = !Arrays.equals(unitVectors(TEXTS, 2), documents(encoder, 1));
        assertEquals(side != HeadSide.DOCUMENT, queriesMoved);
        assertEquals(side != HeadSide.QUERY, documentsMoved);
        float[] vectors = queries(encoder, 1);
        for (int query = 0; query < TEXTS; query++) {
            assertEquals(1, VectorMath.squaredNorm(vectors, query * DIMENSION, DIMENSION), 1e-5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadsChangeNoBit(HeadSide side) {
        FrozenEncoder one = builder(side).build();
        FrozenEncoder three = builder(side).build();
        assertEquals(train(one, 1, 20), train(three, 3, 20));
        assertEquals(one.fingerprint(), three.fingerprint());
        assertArrayEquals(queries(one, 1), queries(three, 3));
        assertArrayEquals(documents(one, 1), documents(three, 3));
    }

    @Test
    void encodesTheSameBitsHoweverAsked() {
        FrozenEncoder encoder = builder(HeadSide.BOTH).build();
        train(encoder, 1, 5);
        float[] all = documents(encoder, 1);
        float[] one = new float[DIMENSION];
        for (int document : new int[] {0, 17, 255, 256, TEXTS - 1}) {
            encoder.encodeItems(new int[] {document}, 1, one, 1);
            assertArrayEquals(Arrays.copyOfRange(all, document * DIMENSION, (document + 1) * DIMENSION), one);
        }
        assertThrows(IllegalArgumentException.class, () -> encoder.encodeDocuments(0, TEXTS + 1, all, 1));
    }

    @Test
    void trainingGoesOnExactlyFromACheckpoint() {
        FrozenEncoder straight = builder(HeadSide.BOTH).build();
        train(straight, 1, 6);
        ModelWeights checkpoint = straight.checkpoint();
        train(straight, 1, 6);
        FrozenEncoder resumed = builder(HeadSide.BOTH).build();
        resumed.restoreFrom(checkpoint);
        train(resumed, 1, 6);
        assertEquals(straight.fingerprint(), resumed.fingerprint());
        assertEquals(
                Set.of(FrozenEncoder.QUERY_HEAD, FrozenEncoder.ITEM_HEAD),
                straight.snapshot().tensors().keySet());
        assertThrows(
                IllegalArgumentException.class,
                () -> builder(HeadSide.QUERY).build().restoreFrom(checkpoint));
    }

    @Test
    void addedTextsBecomeItems() {
        FrozenEncoder encoder = builder(HeadSide.BOTH).build();
        String before = encoder.fingerprint();
        encoder.addItems(List.of("one", "two"));
        encoder.addItems(List.of("three"));
        assertEquals(TEXTS + 3, encoder.items());
        assertNotEquals(before, encoder.fingerprint());
        float[] second = new float[DIMENSION];
        encoder.encodeItems(new int[] {TEXTS + 1}, 1, second, 1);
        assertArrayEquals(
                Arrays.copyOfRange(unitVectors(2, 3), DIMENSION, 2 * DIMENSION), second, 1e-6f);
        float[] free = new float[2 * DIMENSION];
        encoder.encodeTexts(List.of("one", "two"), free, 1);
        assertArrayEquals(second, Arrays.copyOfRange(free, DIMENSION, 2 * DIMENSION), "as the item it would be");
        assertEquals(TEXTS + 3, encoder.items(), "and no item");
        FrozenEncoder deaf = builder(HeadSide.BOTH).embedding(null).build();
        assertThrows(IllegalStateException.class, () -> deaf.addItems(List.of("one")));
    }

    /** With gradients of zero, decay is all that is left: (1 - rate * decay) a step. */
    @Test
    void weightsDecayApartFromTheGradient() {
        float[] rows = {1, 2, 3, 4};
        RowOptimizer optimizer =
                new DecayingRows(new RowAdaGrad(AdaGrad.STANDARD, rows, 2), rows, 2, 0.25);
        optimizer.update(1, new float[2], 0, 1f, 0f);
        assertArrayEquals(new float[] {1, 2, 2.25f, 3}, rows);
        FrozenEncoder strong = builder(HeadSide.QUERY).weightDecay(20).build();
        FrozenEncoder none = builder(HeadSide.QUERY).weightDecay(0).build();
        train(strong, 1, 100);
        train(none, 1, 100);
        float[] kept = strong.queryHead().rows();
        float[] free = none.queryHead().rows();
        assertTrue(VectorMath.squaredNorm(kept, 0, kept.length) < 0.2 * VectorMath.squaredNorm(free, 0, free.length));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> FrozenEncoder.builder(DIMENSION)
                .queries(new float[DIMENSION + 1])
                .build());
        assertThrows(
                IllegalArgumentException.class,
                () -> builder(HeadSide.BOTH).weightDecay(-1).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> builder(HeadSide.BOTH).weightDecay(50).build());
    }
}
