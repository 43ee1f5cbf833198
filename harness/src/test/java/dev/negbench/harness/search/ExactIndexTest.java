package dev.negbench.harness.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
            TopK alone = new TopK();
            for (int q = 0; q < 150; q += 21) {
                float[] query = Arrays.copyOfRange(queries, q * 3, q * 3 + 3);
                index.rankBand(query, 1, size - 40, size, alone);
                Ranking.assertBand(documents, size, query, 1, 3, size - 40, size, alone, "seed 3");
                for (int place = 0; place < 40; place++) {
                    assertEquals(alone.id(0, place), got.id(q, place), "query " + q);
                }
            }
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
