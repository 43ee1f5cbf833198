package dev.negbench.harness.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.ScoreRows;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingStepTest {
    private static final int DIMENSION = 16;

    private static StaticEncoder encoder() {
        Random random = new Random(1);
        return StaticEncoder.builder(RandomRows.normal(SmallTexts.VOCABULARY, DIMENSION, 1), DIMENSION)
                .queries(SmallTexts.queries(random))
                .documents(SmallTexts.documents(random))
                .build();
    }

    @Test
    void emptyTextsScoreZeroAndTeachNothing() {
        StaticEncoder encoder = encoder();
        float[] before = encoder.queryRows().clone();
        ScoreRows rows = new ScoreRows();
        rows.clear();
        rows.openRow();
        rows.append(0, ScoreRows.POSITIVE);
        rows.append(1, ScoreRows.DRAWN);
        try (TrainingStep step = encoder.newStep(1)) {
            // Query 7 is empty, so documents 1 and 2 meet a zero vector.
            step.forward(new int[] {7}, new int[] {1, 2}, 2, rows);
            assertEquals(0f, rows.scores()[0]);
            assertEquals(Math.log(2), InfoNce.standard().evaluate(rows), 1e-12);
            step.backward(rows);
            assertArrayEquals(before, encoder.queryRows());
            step.forward(new int[] {7}, new int[] {17, 27}, 2, rows);
            InfoNce.standard().evaluate(rows);
            step.backward(rows);
            assertArrayEquals(before, encoder.queryRows());
        }
    }

    @Test
    void aBatchOfNothingIsLegal() {
        StaticEncoder encoder = encoder();
        float[] before = encoder.queryRows().clone();
        ScoreRows rows = new ScoreRows();
        rows.clear();
        for (int threads = 1; threads <= 2; threads++) {
            try (TrainingStep step = encoder.newStep(threads)) {
                step.forward(new int[0], new int[0], 0, rows);
                step.backward(rows);
            }
        }
        assertArrayEquals(before, encoder.queryRows());
    }

    @Test
    void theHalvesOfAStepComeInTurn() {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        rows.openRow();
        rows.append(0, ScoreRows.POSITIVE);
        try (TrainingStep step = encoder().newStep(1)) {
            assertThrows(IllegalStateException.class, () -> step.backward(rows));
            step.forward(new int[] {0}, new int[] {0}, 1, rows);
            assertThrows(IllegalStateException.class, () -> step.backward(new ScoreRows()));
            step.backward(rows);
            assertThrows(IllegalStateException.class, () -> step.backward(rows));
        }
    }

    @Test
    void itemsOutsideTheBatchAreRefused() {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        rows.openRow();
        rows.append(0, ScoreRows.POSITIVE);
        rows.append(2, ScoreRows.DRAWN);
        try (TrainingStep step = encoder().newStep(1)) {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> step.forward(new int[] {0}, new int[] {0, 1}, 2, rows))
                    .getMessage();
            assertTrue(message.contains("item 2"), message);
            assertThrows(IllegalStateException.class, () -> step.backward(rows));
        }
    }

    /** Batches larger than the one before, so that buffers grow in the middle of training. */
    @Test
    void growingBatchesDoNotDisturbTheResult() {
        StaticEncoder grown = encoder();
        StaticEncoder fresh = encoder();
        int[] queries = new int[600];
        int[] items = new int[1800];
        ScoreRows rows = new ScoreRows();
        try (TrainingStep reused = grown.newStep(1)) {
            for (int size : new int[] {2, 30, 5, 150}) {
                Random random = new Random(size);
                int count = SmallTexts.fill(random, size, 2, queries, items, rows);
                reused.forward(queries, items, count, rows);
                InfoNce.standard().evaluate(rows);
                reused.backward(rows);
                try (TrainingStep own = fresh.newStep(1)) {
                    own.forward(queries, items, count, rows);
                    InfoNce.standard().evaluate(rows);
                    own.backward(rows);
                }
                assertArrayEquals(fresh.queryRows(), grown.queryRows(), "batch of " + size);
            }
        }
    }

    @Test
    void aWarmStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        StaticEncoder encoder = encoder();
        InfoNce objective = InfoNce.standard();
        ScoreRows rows = new ScoreRows();
        int[] queries = new int[16];
        int[] items = new int[64];
        SplittableRandom random = new SplittableRandom(3);
        try (TrainingStep step = encoder.newStep(1)) {
            long least = Long.MAX_VALUE;
            // Before the compiler has seen the vector kernels, they box; afterwards no step may.
            for (int round = 0; round < 40 && least > 0; round++) {
                long before = threads.getThreadAllocatedBytes(self);
                for (int s = 0; s < 500; s++) {
                    fill(random, queries, items, rows);
                    step.forward(queries, items, items.length, rows);
                    objective.evaluate(rows);
                    step.backward(rows);
                }
                least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
            }
            assertTrue(least < 500, "500 warm steps allocated " + least + " bytes");
        }
    }

    private static void fill(SplittableRandom random, int[] queries, int[] items, ScoreRows rows) {
        for (int q = 0; q < queries.length; q++) {
            queries[q] = random.nextInt(SmallTexts.TEXTS);
        }
        for (int i = 0; i < items.length; i++) {
            items[i] = random.nextInt(SmallTexts.TEXTS);
        }
        rows.clear();
        for (int row = 0; row < queries.length; row++) {
            rows.openRow();
            for (int k = 0; k < 4; k++) {
                rows.append(k * queries.length + row, k == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
            }
        }
    }
}
