package dev.negbench.harness.search;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactIndexTest extends ExactSearchContract {
    @Override
    VectorIndex index(float[] vectors, int count, int d, int threads) {
        return ExactIndex.of(vectors, count, d, threads);
    }

    @Test
    void fullRankingsOfManyQueriesFitIntoBoundedMemory() {
        Random random = new Random(3);
        int size = 30_000;
        float[] documents = Kind.FEW_VALUES.rows(random, size, 3);
        float[] queries = Kind.FEW_VALUES.rows(random, 150, 3);
        TopK got = new TopK();
        try (VectorIndex index = ExactIndex.of(documents, size, 3, 2)) {
            index.rankBand(queries, 150, size - 40, size, got);
            Ranking.assertBand(documents, size, queries, 150, 3, size - 40, size, got, "seed 3");
        }
    }

    @Test
    void resultsTooLargeForAnArrayAreRefused() {
        int size = 50_000;
        try (VectorIndex index = ExactIndex.of(new float[size], size, 1, 1)) {
            String message = assertThrows(IllegalArgumentException.class,
                () -> index.search(new float[size], size, size, new TopK())).getMessage();
            assertTrue(message.contains("smaller batches"), message);
        }
    }
}
