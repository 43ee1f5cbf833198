package dev.negbench.harness.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.jfaiss.Faiss;
import dev.negbench.harness.jfaiss.Index;
import dev.negbench.harness.jfaiss.SearchParams;
import dev.negbench.harness.jfaiss.VectorBlock;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("faiss")
class FaissFlatIndexTest extends ExactSearchContract {
    private static final long SEED = 20260404;

    @BeforeEach
    void needsFaiss() {
        Assumptions.assumeTrue(Faiss.available(), Faiss.unavailability());
    }

    @Override
    VectorIndex index(float[] vectors, int count, int d, int threads) {
        return FaissIndex.of("Flat", vectors, count, d, SearchParams.defaults(), threads);
    }

    @Test
    void agreesWithJavaOnEverySizeOfBatch() {
        Random random = new Random(SEED);
        int size = 3000;
        int d = 96;
        float[] documents = Kind.UNIT.rows(random, size, d);
        float[] queries = Kind.UNIT.rows(random, 300, d);
        TopK expected = new TopK();
        TopK got = new TopK();
        try (VectorIndex java = ExactIndex.of(documents, size, d, 1);
                VectorIndex faiss = index(documents, size, d, 1)) {
            for (int count : new int[] {1, 3, 4, 19, 20, 21, 64, 255, 256, 257, 300}) {
                for (int k : new int[] {1, 10, 99, 100, 250}) {
                    java.search(queries, count, k, expected);
                    faiss.search(queries, count, k, got);
                    for (int slot = 0; slot < count * k; slot++) {
                        assertEquals(expected.ids()[slot], got.ids()[slot], "seed " + SEED + ", " + count + ", " + k);
                        assertEquals(expected.scores()[slot], got.scores()[slot], 0f);
                    }
                }
            }
        }
    }

    @Test
    void theMarginSufficesWithoutTies() {
        Random random = new Random(SEED);
        int size = 5000;
        int d = 64;
        float[] documents = Kind.UNIT.rows(random, size, d);
        float[] queries = Kind.UNIT.rows(random, 200, d);
        FaissFlatSearch engine = flat(documents, size, d);
        TopK out = new TopK();
        out.reset(200, 50);
        engine.search(queries, 0, 200, Band.of(0, 50, size), out);
        assertEquals(0, engine.scans());
        Ranking.assertBand(documents, size, queries, 200, d, 0, 50, out, "seed " + SEED);
    }

    @Test
    void tiesBeyondTheMarginAreFoundAndResolved() {
        Random random = new Random(SEED);
        int size = 5000;
        int d = 24;
        float[] documents = Kind.UNIT.rows(random, size, d);
        for (int i = 100; i < size; i += 3) {
            System.arraycopy(documents, 0, documents, i * d, d);
        }
        float[] queries = new float[40 * d];
        for (int q = 0; q < 20; q++) {
            System.arraycopy(documents, 0, queries, q * d, d);
        }
        System.arraycopy(Kind.UNIT.rows(random, 20, d), 0, queries, 20 * d, 20 * d);
        FaissFlatSearch engine = flat(documents, size, d);
        TopK out = new TopK();
        out.reset(40, 30);
        engine.search(queries, 0, 40, Band.of(0, 30, size), out);
        assertTrue(engine.scans() >= 20 && engine.scans() < 40, engine.scans() + " scans");
        Ranking.assertBand(documents, size, queries, 40, d, 0, 30, out, "seed " + SEED);
    }

    @Test
    void aSavedIndexAnswersTheSame(@TempDir Path directory) {
        Random random = new Random(SEED);
        float[] documents = Kind.FEW_VALUES.rows(random, 400, 10);
        float[] queries = Kind.FEW_VALUES.rows(random, 30, 10);
        Path file = directory.resolve("index.faiss");
        try (FaissIndex index = FaissIndex.of("Flat", documents, 400, 10, SearchParams.defaults(), 1)) {
            index.save(file);
        }
        TopK got = new TopK();
        try (FaissIndex index = FaissIndex.open(file, SearchParams.defaults(), 2)) {
            assertTrue(index.exact());
            index.search(queries, 30, 25, got);
        }
        Ranking.assertBand(documents, 400, queries, 30, 10, 0, 25, got, "seed " + SEED);
    }

    private static FaissFlatSearch flat(float[] documents, int size, int d) {
        Index index = Index.create("Flat", d);
        try (VectorBlock block = VectorBlock.copyOf(documents, 0, size, d)) {
            index.add(block, size, 1);
        }
        return new FaissFlatSearch(index, CheckedRows.largestSquaredNorm(documents, size, d, "document"));
    }
}
