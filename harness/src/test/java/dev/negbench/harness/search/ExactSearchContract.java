package dev.negbench.harness.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.linalg.VectorMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every exact index must do, checked against {@link Ranking}. */
abstract class ExactSearchContract {
    private static final long SEED = 20260402;

    abstract VectorIndex index(float[] vectors, int count, int d, int threads);

    /** Ways of making vectors, the later ones so that many scores tie. */
    enum Kind {
        GAUSSIAN, UNIT, NEGATIVE, FEW_VALUES, DUPLICATES, EQUAL, ZERO, TINY, LARGE;

        float[] rows(Random random, int count, int d) {
            float[] rows = new float[count * d];
            for (int i = 0; i < count; i++) {
                int source = this == DUPLICATES && i > 2 ? random.nextInt(3) : i;
                for (int j = 0; j < d; j++) {
                    float normal = (float) random.nextGaussian();
                    rows[i * d + j] = switch (this) {
                        case GAUSSIAN, UNIT -> normal;
                        case NEGATIVE -> -Math.abs(normal);
                        case FEW_VALUES -> random.nextInt(3) - 1;
                        case DUPLICATES -> source == i ? normal : rows[source * d + j];
                        case EQUAL -> 0.1f;
                        case ZERO -> random.nextBoolean() ? 0f : -0f;
                        case TINY -> Math.scalb(normal, -75);
                        case LARGE -> Math.scalb(normal, 55);
                    };
                }
                if (this == UNIT) {
                    VectorMath.normalise(rows, i * d, d);
                }
            }
            return rows;
        }
    }

    @Test
    void agreesWithSortingEverything() {
        Random random = new Random(SEED);
        TopK got = new TopK();
        for (int trial = 0; trial < 126; trial++) {
            Kind kind = Kind.values()[trial % Kind.values().length];
            int size = 1 + random.nextInt(trial % 5 == 0 ? 3000 : 90);
            int d = 1 + random.nextInt(40);
            int count = random.nextInt(12);
            int k = 1 + random.nextInt(random.nextBoolean() ? 20 : size + 10);
            float[] documents = kind.rows(random, size, d);
            float[] queries = (kind == Kind.NEGATIVE ? Kind.GAUSSIAN : kind).rows(random, count, d);
            String where = "seed " + SEED + ", trial " + trial + ": " + kind + ", size " + size + ", d " + d
                + ", queries " + count + ", k " + k;
            try (VectorIndex index = index(documents, size, d, 1 + trial % 3)) {
                assertEquals(size, index.size());
                assertEquals(d, index.dimension());
                assertTrue(index.exact());
                index.search(queries, count, k, got);
                assertEquals(Math.min(k, size), got.width(), where);
                Ranking.assertBand(documents, size, queries, count, d, 0, k, got, where);
                int from = random.nextInt(size + 3);
                index.rankBand(queries, count, from, from + k, got);
                Ranking.assertBand(documents, size, queries, count, d, from, from + k, got, where + ", from " + from);
            }
        }
    }

    @Test
    void resultsDoNotDependOnThreadsOrBatches() {
        Random random = new Random(SEED);
        int size = 5000;
        int d = 48;
        int count = 300;
        float[] documents = Kind.FEW_VALUES.rows(random, size, d);
        float[] queries = Kind.FEW_VALUES.rows(random, count, d);
        TopK whole = new TopK();
        TopK part = new TopK();
        try (VectorIndex one = index(documents, size, d, 1); VectorIndex three = index(documents, size, d, 3)) {
            one.search(queries, count, 70, whole);
            three.search(queries, count, 70, part);
            for (int q = 0; q < count; q++) {
                assertSameRow(whole, q, part, q);
            }
            float[] single = new float[d];
            for (int q = 0; q < count; q += 37) {
                System.arraycopy(queries, q * d, single, 0, d);
                one.search(single, 1, 70, part);
                assertSameRow(whole, q, part, 0);
            }
        }
    }

    @Test
    void tiesAcrossTheCutGoToTheSmallerId() {
        int d = 8;
        int size = 2000;
        float[] documents = Kind.EQUAL.rows(new Random(SEED), size, d);
        documents[1500 * d] = 7;
        float[] query = Kind.EQUAL.rows(new Random(SEED), 1, d);
        TopK got = new TopK();
        try (VectorIndex index = index(documents, size, d, 2)) {
            index.search(query, 1, 5, got);
            assertEquals(List.of(1500, 0, 1, 2, 3),
                List.of(got.id(0, 0), got.id(0, 1), got.id(0, 2), got.id(0, 3), got.id(0, 4)));
            index.rankBand(query, 1, 1998, 2005, got);
            assertEquals(2, got.count(0));
            assertEquals(1998, got.id(0, 0));
            assertEquals(1999, got.id(0, 1));
            index.rankBand(query, 1, 2000, 2005, got);
            assertEquals(0, got.count(0));
        }
    }

    @Test
    void badInputIsNamed() {
        float[] documents = new float[10 * 3];
        documents[7 * 3 + 2] = Float.NaN;
        assertMessage("document row 7 has NaN at element 2", () -> index(documents, 10, 3, 1));
        documents[7 * 3 + 2] = Float.NEGATIVE_INFINITY;
        assertMessage("document row 7 has -Infinity at element 2", () -> index(documents, 10, 3, 1));
        documents[7 * 3 + 2] = 1e30f;
        assertMessage("document row 7 is longer", () -> index(documents, 10, 3, 1));
        documents[7 * 3 + 2] = 0;
        assertMessage("11 rows of document", () -> index(documents, 11, 3, 1));
        assertMessage("-1 rows of document", () -> index(documents, -1, 3, 1));
        assertMessage("dimension 0", () -> index(documents, 10, 0, 1));
        assertMessage("threads 0", () -> index(documents, 10, 3, 0));
        TopK out = new TopK();
        try (VectorIndex index = index(documents, 10, 3, 1)) {
            float[] queries = {1, 2, 3, 4, Float.NaN, 6};
            index.search(queries, 1, 2, out);
            assertMessage("query row 1 has NaN at element 1", () -> index.search(queries, 2, 2, out));
            assertMessage("3 rows of query", () -> index.search(queries, 3, 2, out));
            assertMessage("k = 0", () -> index.search(queries, 1, 0, out));
            assertMessage("rank band [-1, 3)", () -> index.rankBand(queries, 1, -1, 3, out));
            assertMessage("rank band [3, 3)", () -> index.rankBand(queries, 1, 3, 3, out));
        }
    }

    @Test
    void anEmptyIndexFindsNothing() {
        TopK out = new TopK();
        try (VectorIndex index = index(new float[0], 0, 4, 1)) {
            index.search(new float[8], 2, 5, out);
            assertEquals(2, out.rows());
            assertEquals(0, out.count(1));
            assertThrows(IndexOutOfBoundsException.class, () -> out.id(1, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> out.count(2));
        }
    }

    @Test
    void aClosedIndexRefusesAndClosingAgainDoesNothing() {
        VectorIndex index = index(new float[12], 4, 3, 1);
        index.close();
        index.close();
        assertThrows(IllegalStateException.class, () -> index.search(new float[3], 1, 1, new TopK()));
    }

    @Test
    void closingDuringSearchesEndsEachOneEitherWay() throws Exception {
        Random random = new Random(SEED);
        int size = 4000;
        int d = 32;
        float[] documents = Kind.UNIT.rows(random, size, d);
        float[] queries = Kind.UNIT.rows(random, 20, d);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 10; round++) {
                VectorIndex index = index(documents, size, d, 2);
                List<Callable<Integer>> searchers = new ArrayList<>();
                for (int s = 0; s < 3; s++) {
                    searchers.add(() -> searchUntilClosed(index, documents, queries, d));
                }
                List<Future<Integer>> running = new ArrayList<>();
                for (Callable<Integer> searcher : searchers) {
                    running.add(pool.submit(searcher));
                }
                Thread.sleep(5 + round);
                index.close();
                for (Future<Integer> searches : running) {
                    assertTrue(searches.get() >= 0);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static int searchUntilClosed(VectorIndex index, float[] documents, float[] queries, int d) {
        TopK out = new TopK();
        for (int searches = 0;; searches++) {
            try {
                index.search(queries, 20, 10, out);
            } catch (IllegalStateException closed) {
                return searches;
            }
            if (searches == 0) {
                Ranking.assertBand(documents, index.size(), queries, 20, d, 0, 10, out, "seed " + SEED);
            }
        }
    }

    private static void assertSameRow(TopK a, int rowOfA, TopK b, int rowOfB) {
        assertEquals(a.count(rowOfA), b.count(rowOfB));
        for (int place = 0; place < a.count(rowOfA); place++) {
            assertEquals(a.id(rowOfA, place), b.id(rowOfB, place), "query " + rowOfA + ", place " + place);
            assertEquals(a.score(rowOfA, place), b.score(rowOfB, place), 0f);
        }
    }

    private static void assertMessage(String part, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }
}
