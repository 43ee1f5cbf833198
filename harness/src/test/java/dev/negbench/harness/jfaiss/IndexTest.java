package dev.negbench.harness.jfaiss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.linalg.VectorMath;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class IndexTest extends FaissTestBase {
    private static final long SEED = 20260406;

    @Test
    void exactScoresHaveTheBitsOfJava() {
        Assumptions.assumeTrue(VectorMath.fused(), "no fused multiply-add in this JVM");
        for (int d = 1; d <= 70; d++) {
            int rows = 23;
            float[] vectors = gaussian(SEED, rows * d);
            float[] queries = gaussian(SEED + 1, 3 * d);
            try (Index index = flat(vectors, rows, d);
                    VectorBlock block = VectorBlock.copyOf(queries, 0, 3, d);
                    ResultBlock results = ResultBlock.allocate(3, 9);
                    VectorBlock scored = VectorBlock.allocate(1, 13)) {
                index.search(block, 3, SearchParams.defaults(), results);
                index.rescore(block, 3, results);
                long[] labels = new long[27];
                float[] scores = new float[27];
                results.readLabels(3, labels);
                results.readScores(3, scores);
                for (int i = 0; i < 27; i++) {
                    assertEquals(VectorMath.dot(queries, i / 9 * d, vectors, (int) labels[i] * d, d), scores[i], 0f,
                        "seed " + SEED + ", d " + d);
                }
                float[] range = new float[13];
                index.scoreRange(block, 2, 10, 13, scored);
                scored.read(0, range, 0, 1);
                for (int i = 0; i < 13; i++) {
                    assertEquals(VectorMath.dot(queries, 2 * d, vectors, (10 + i) * d, d), range[i], 0f, "d " + d);
                }
            }
        }
    }

    @Test
    void absentResultsHaveLabelMinusOneAndScoreNan() {
        try (Index index = flat(new float[] {1, 2, 3, 4}, 2, 2);
                VectorBlock query = VectorBlock.copyOf(new float[] {1, 0}, 0, 1, 2);
                ResultBlock results = ResultBlock.allocate(1, 5)) {
            index.search(query, 1, SearchParams.defaults(), results);
            index.rescore(query, 1, results);
            long[] labels = new long[5];
            float[] scores = new float[5];
            results.readLabels(1, labels);
            results.readScores(1, scores);
            assertArrayEquals(new long[] {1, 0, -1, -1, -1}, labels);
            assertArrayEquals(new float[] {3, 1, Float.NaN, Float.NaN, Float.NaN}, scores);
        }
    }

    @Test
    void blocksAndIndexesGiveBackWhatTheyHold() {
        float[] vectors = gaussian(SEED, 40);
        try (Index index = flat(vectors, 10, 4); VectorBlock block = VectorBlock.allocate(3, 4)) {
            assertEquals(10, index.size());
            assertEquals(4, index.dimension());
            assertTrue(index.isFlat() && index.isTrained());
            index.reconstruct(6, block);
            float[] rows = new float[9];
            block.read(1, rows, 1, 2);
            assertEquals(0, rows[0]);
            assertArrayEquals(Arrays.copyOfRange(vectors, 28, 36), Arrays.copyOfRange(rows, 1, 9));
        }
    }

    @Test
    void everyRefusalHasItsException() {
        try (VectorBlock threes = VectorBlock.copyOf(new float[12], 0, 4, 3);
                VectorBlock twos = VectorBlock.copyOf(new float[8], 0, 4, 2);
                ResultBlock results = ResultBlock.allocate(4, 2);
                Index flat = Index.create("Flat", 3);
                Index cells = Index.create("IVF2,Flat", 3)) {
            assertThrows(FaissException.class, () -> Index.create("Nonsense", 3));
            assertThrows(IllegalArgumentException.class, () -> Index.create("Flat", 0));
            assertThrows(FaissDimensionException.class, () -> flat.add(twos, 4, 1));
            assertThrows(FaissDimensionException.class,
                () -> flat.search(twos, 1, SearchParams.defaults(), results));
            assertFalse(cells.isTrained() || cells.isFlat());
            assertThrows(FaissUntrainedException.class, () -> cells.add(threes, 4, 1));
            assertThrows(FaissUntrainedException.class,
                () -> cells.search(threes, 1, SearchParams.defaults(), results));
            assertThrows(FaissException.class, () -> cells.rescore(threes, 1, results));
            cells.train(threes, 1);
            cells.add(threes, 4, 1);
            assertEquals(4, cells.size());
            assertThrows(FaissException.class,
                () -> cells.search(threes, 1, SearchParams.defaults().withEfSearch(4), results));
            assertThrows(IllegalArgumentException.class, () -> flat.add(threes, 4, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> flat.add(threes, 5, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> flat.reconstruct(0, threes));
            assertThrows(IndexOutOfBoundsException.class, () -> flat.scoreRange(threes, 0, 0, 1, twos));
            assertThrows(IndexOutOfBoundsException.class,
                () -> flat.search(threes, 5, SearchParams.defaults(), results));
            assertThrows(IndexOutOfBoundsException.class, () -> threes.write(3, new float[6], 0, 2));
            assertThrows(IndexOutOfBoundsException.class, () -> threes.read(0, new float[6], 1, 2));
            assertThrows(IndexOutOfBoundsException.class, () -> results.readLabels(4, new long[7]));
        }
        assertThrows(FaissOutOfMemoryException.class, () -> VectorBlock.allocate(Integer.MAX_VALUE, 1 << 24));
        assertThrows(IllegalArgumentException.class, () -> VectorBlock.allocate(-1, 3));
        assertThrows(IllegalArgumentException.class, () -> ResultBlock.allocate(1 << 16, 1 << 16));
        assertThrows(IllegalArgumentException.class, () -> SearchParams.defaults().withNprobe(0));
        assertThrows(IllegalArgumentException.class, () -> SearchParams.defaults().withThreads(0));
    }

    @Test
    void nothingWorksAfterClose() {
        Index index = flat(new float[4], 2, 2);
        VectorBlock block = VectorBlock.copyOf(new float[4], 0, 2, 2);
        ResultBlock results = ResultBlock.allocate(2, 1);
        results.close();
        assertClosed("result block", () -> index.search(block, 2, SearchParams.defaults(), results));
        assertClosed("result block", () -> results.readScores(1, new float[1]));
        block.close();
        assertClosed("vector block", () -> index.add(block, 2, 1));
        assertClosed("vector block", () -> block.read(0, new float[2], 0, 1));
        index.close();
        index.close();
        assertClosed("FAISS index", index::size);
    }

    @Test
    void closeWaitsForARunningSearch() throws Exception {
        int rows = 20_000;
        int d = 64;
        float[] vectors = gaussian(SEED, rows * d);
        for (int round = 0; round < 5; round++) {
            Index index = flat(vectors, rows, d);
            try (VectorBlock queries = VectorBlock.copyOf(vectors, 0, 100, d);
                    ResultBlock results = ResultBlock.allocate(100, 1)) {
                CompletableFuture<Integer> searches = CompletableFuture.supplyAsync(() -> {
                    for (int done = 0;; done++) {
                        try {
                            index.search(queries, 100, SearchParams.defaults(), results);
                        } catch (IllegalStateException closed) {
                            return done;
                        }
                    }
                });
                Thread.sleep(10 + 7 * round);
                index.close();
                assertTrue(searches.get() >= 0);
            }
        }
    }

    @Test
    void theLoadedLibraryDescribesItself() {
        Faiss faiss = Faiss.loaded();
        assertTrue(faiss.version().matches("\\d+\\.\\d+\\.\\d+"), faiss.version());
        assertFalse(faiss.blas().isEmpty());
        assertFalse(faiss.compileOptions().isEmpty());
        assertTrue(faiss.library().isAbsolute());
    }

    private static void assertClosed(String what, Executable call) {
        assertEquals("the " + what + " is closed", assertThrows(IllegalStateException.class, call).getMessage());
    }
}
