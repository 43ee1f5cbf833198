package dev.negbench.harness.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final long SEED = 20260403;

    @Test
    void largestComeFirstWhateverTheOrder() {
        Random random = new Random(SEED);
        for (int trial = 0; trial < 2000; trial++) {
            int n = 1 + random.nextInt(trial % 10 == 0 ? 2000 : 60);
            int k = 1 + random.nextInt(n);
            long[] keys = new long[n + 2];
            for (int i = 0; i < n; i++) {
                keys[i + 1] = switch (trial % 5) {
                    case 0 -> i;
                    case 1 -> -i;
                    case 2 -> i % 2 == 0 ? i : -i - 1;
                    case 3 -> Math.min(i, n - i) * 2L + (i > n / 2 ? 1 : 0);
                    default -> random.nextLong();
                };
            }
            keys[0] = Long.MIN_VALUE;
            keys[n + 1] = Long.MAX_VALUE;
            long[] sorted = Arrays.copyOfRange(keys, 1, n + 1);
            Arrays.sort(sorted);
            Selection.largestFirst(keys, 1, n + 1, k);
            String where = "seed " + SEED + ", trial " + trial;
            assertEquals(sorted[n - k], keys[k], where);
            long[] front = Arrays.copyOfRange(keys, 1, k + 1);
            Arrays.sort(front);
            assertArrayEquals(Arrays.copyOfRange(sorted, n - k, n), front, where);
            assertEquals(Long.MIN_VALUE, keys[0], where);
            assertEquals(Long.MAX_VALUE, keys[n + 1], where);
        }
    }

    @Test
    void keysOrderByScoreThenById() {
        float[] scores = {Float.NEGATIVE_INFINITY, -1e38f, -1, -Float.MIN_VALUE, 0, Float.MIN_VALUE, 1, 1e38f};
        int[] ids = {0, 1, 77, Integer.MAX_VALUE};
        long previous = Long.MIN_VALUE;
        for (float score : scores) {
            for (int i = ids.length - 1; i >= 0; i--) {
                long key = RankKey.of(score, ids[i]);
                assertTrue(key > previous, score + " " + ids[i]);
                assertEquals(score, RankKey.score(key));
                assertEquals(ids[i], RankKey.id(key));
                previous = key;
            }
        }
        assertEquals(RankKey.of(0f, 5), RankKey.of(-0f, 5));
    }
}
