package dev.negbench.harness.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.jfaiss.Faiss;
import dev.negbench.harness.jfaiss.FaissException;
import dev.negbench.harness.jfaiss.FaissUnavailableException;
import dev.negbench.harness.jfaiss.SearchParams;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VectorIndexesTest {
    private static final long SEED = 20260405;

    @Test
    void flatWorksEverywhere() {
        float[] documents = {1, 0, 0, 1, 1, 1};
        TopK out = new TopK();
        try (VectorIndex index = VectorIndexes.create("Flat", documents, 3, 2, 1)) {
            assertEquals(Faiss.available(), index instanceof FaissIndex);
            assertTrue(index.exact());
            assertTrue(index.description().endsWith(", threads 1"), index.description());
            index.search(new float[] {0, 1}, 1, 2, out);
            assertEquals(1, out.id(0, 0));
            assertEquals(2, out.id(0, 1));
        }
    }

    @Test
    void otherIndexesSayWhatToInstallWhereFaissIsMissing() {
        Assumptions.assumeFalse(Faiss.available(), "FAISS is here");
        String message = assertThrows(FaissUnavailableException.class,
            () -> VectorIndexes.create("HNSW32", new float[8], 4, 2, 1)).getMessage();
        assertTrue(message.contains("libfaiss-dev"), message);
    }

    @Test
    @Tag("faiss")
    void harderSearchFindsMore() {
        Assumptions.assumeTrue(Faiss.available(), Faiss.unavailability());
        Random random = new Random(SEED);
        int size = 4000;
        int d = 16;
        float[] documents = ExactSearchContract.Kind.UNIT.rows(random, size, d);
        float[] queries = ExactSearchContract.Kind.UNIT.rows(random, 50, d);
        TopK exact = new TopK();
        try (VectorIndex flat = VectorIndexes.create("Flat", documents, size, d, 1)) {
            flat.search(queries, 50, 20, exact);
        }
        SearchParams defaults = SearchParams.defaults();
        double oneCell = recall("IVF32,Flat", documents, size, d, defaults.withNprobe(1), queries, exact);
        double allCells = recall("IVF32,Flat", documents, size, d, defaults.withNprobe(32), queries, exact);
        assertTrue(oneCell < 0.9 && oneCell > 0.05, "nprobe 1: recall " + oneCell);
        assertEquals(1, allCells, 1e-9, "nprobe 32");
        double few = recall("HNSW4", documents, size, d, defaults.withEfSearch(20), queries, exact);
        double many = recall("HNSW4", documents, size, d, defaults.withEfSearch(2000), queries, exact);
        assertTrue(few < many - 0.02 && many > 0.9, "efSearch 20: recall " + few + ", efSearch 2000: " + many);
    }

    @Test
    @Tag("faiss")
    void approximateResultsAreOrderedAndRepeatable() {
        Assumptions.assumeTrue(Faiss.available(), Faiss.unavailability());
        Random random = new Random(SEED);
        int size = 2000;
        int d = 8;
        float[] documents = ExactSearchContract.Kind.FEW_VALUES.rows(random, size, d);
        float[] queries = ExactSearchContract.Kind.FEW_VALUES.rows(random, 40, d);
        for (String factory : new String[] {"IVF16,Flat", "HNSW8", "PCA4,IVF8,Flat", "SQ8"}) {
            SearchParams params = factory.contains("IVF") ? SearchParams.defaults().withNprobe(2)
                : SearchParams.defaults();
            TopK first = new TopK();
            TopK again = new TopK();
            TopK band = new TopK();
            try (VectorIndex one = VectorIndexes.create(factory, documents, size, d, params, 1);
                    VectorIndex other = VectorIndexes.create(factory, documents, size, d, params, 3)) {
                assertFalse(one.exact());
                one.search(queries, 40, 60, first);
                other.search(queries, 40, 60, again);
                one.rankBand(queries, 40, 7, 60, band);
            }
            for (int q = 0; q < 40; q++) {
                assertEquals(first.count(q), again.count(q), factory);
                assertEquals(Math.max(0, first.count(q) - 7), band.count(q), factory);
                for (int place = 0; place < first.count(q); place++) {
                    assertEquals(first.id(q, place), again.id(q, place), factory);
                    if (place >= 7) {
                        assertEquals(first.id(q, place), band.id(q, place - 7), factory);
                    }
                    if (place > 0) {
                        float before = first.score(q, place - 1);
                        float score = first.score(q, place);
                        assertTrue(before > score || before == score && first.id(q, place - 1) < first.id(q, place),
                            factory + ": scores descend, ties by id");
                    }
                }
            }
        }
    }

    @Test
    @Tag("faiss")
    void nonsenseIsRefused() {
        Assumptions.assumeTrue(Faiss.available(), Faiss.unavailability());
        float[] documents = new float[40];
        assertThrows(FaissException.class, () -> VectorIndexes.create("Flatter", documents, 10, 4, 1));
        assertThrows(FaissException.class, () -> VectorIndexes.create("IVF99,Flat", documents, 10, 4, 1));
        try (VectorIndex index = VectorIndexes.create("HNSW8", documents, 10, 4,
                SearchParams.defaults().withNprobe(3), 1)) {
            String message = assertThrows(FaissException.class,
                () -> index.search(new float[4], 1, 1, new TopK())).getMessage();
            assertTrue(message.contains("nprobe belongs to IVF"), message);
        }
    }

    private static double recall(String factory, float[] documents, int size, int d, SearchParams params,
            float[] queries, TopK exact) {
        TopK got = new TopK();
        try (VectorIndex index = VectorIndexes.create(factory, documents, size, d, params, 1)) {
            index.search(queries, exact.rows(), exact.width(), got);
        }
        int found = 0;
        for (int q = 0; q < exact.rows(); q++) {
            Set<Integer> ids = new HashSet<>();
            for (int place = 0; place < got.count(q); place++) {
                assertTrue(ids.add(got.id(q, place)), factory + ": a document twice");
            }
            for (int place = 0; place < exact.count(q); place++) {
                found += ids.contains(exact.id(q, place)) ? 1 : 0;
            }
        }
        return (double) found / (exact.rows() * exact.width());
    }
}
