package dev.negbench.strategies.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sampling.RandomStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatePoolBuilderTest {
    private static final float[] POSITIVE_SCORE = {0.5f};
    private static final float[] SCORES = {
        Float.NEGATIVE_INFINITY, -2f, -0f, 0f, 0.25f, 0.25f, 0.5f, Float.POSITIVE_INFINITY
    };

    private final CandidatePoolBuilder builder = new CandidatePoolBuilder();

    private CandidatePoolBuilder start() {
        return builder.start(3, 33L, new int[] {1000}, POSITIVE_SCORE);
    }

    /** Against a sort of objects, on pools with many ties, infinities and both zeros. */
    @Test
    void sortsByScoreThenId() {
        RandomStream random = new RandomStream(5);
        for (int trial = 0; trial < 300; trial++) {
            int size = random.nextInt(400);
            int[] ids = IntStream.range(0, size).toArray();
            for (int i = size - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = ids[i];
                ids[i] = ids[j];
                ids[j] = swapped;
            }
            float[] scoreOfId = new float[size];
            start();
            for (int id : ids) {
                scoreOfId[id] = random.nextBoolean()
                        ? SCORES[random.nextInt(SCORES.length)]
                        : (float) (random.nextDouble() - 0.5);
                builder.add(id, scoreOfId[id], id * 2, id % 100);
            }
            CandidatePool pool = builder.build();
            Comparator<Integer> order =
                    (l, r) -> scoreOfId[l] == scoreOfId[r] ? l - r : Float.compare(scoreOfId[r], scoreOfId[l]);
            int[] expected = IntStream.of(ids)
                    .boxed()
                    .sorted(order)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertArrayEquals(expected, pool.ids(), "trial " + trial);
            for (int i = 0; i < size; i++) {
                assertEquals(scoreOfId[pool.ids()[i]], pool.scores()[i]);
                assertEquals(pool.ids()[i] * 2, pool.ranks()[i]);
                assertEquals(pool.ids()[i] % 100, pool.generators()[i]);
            }
        }
    }

    @Test
    void carriesColumnsThroughSortingAndFiltering() {
        float[] perPair = {1, 2, 3, 10, 20, 30};
        CandidatePool pool = builder.start(3, 33L, new int[] {1000, 2000}, new float[] {0.5f, 0.4f})
                .add(7, 0.1f, 0, 0)
                .add(8, 0.3f, 1, 0)
                .add(9, 0.2f, 2, 0)
                .build(Map.of(PoolColumns.POSITIVE_SIMILARITY, perPair));
        assertArrayEquals(new int[] {8, 9, 7}, pool.ids());
        assertArrayEquals(new float[] {2, 3, 1, 20, 30, 10}, pool.column(PoolColumns.POSITIVE_SIMILARITY));
        CandidatePool kept = pool.retain(new boolean[] {true, false, true});
        assertArrayEquals(new float[] {2, 1, 20, 10}, kept.column(PoolColumns.POSITIVE_SIMILARITY));
        assertThrows(IllegalArgumentException.class, () -> kept.column("judge"));
    }

    /** Ids far apart and side by side, in pools of every size up to one that grows the table. */
    @Test
    void findsTheOneIdThatIsThereTwiceAndThePositive() {
        RandomStream random = new RandomStream(9);
        for (int size = 1; size <= 1100; size += 1 + size / 8) {
            int stride = 1 << random.nextInt(20);
            int first = random.nextInt(100);
            int[] ids = IntStream.range(0, size).map(i -> first + i * stride).toArray();
            int chosen = ids[random.nextInt(size)];
            String shape = size + " ids from " + first + " in steps of " + stride;
            int outside = first + size * stride;
            builder.start(3, 33L, new int[] {outside}, POSITIVE_SCORE);
            fill(ids);
            assertEquals(size, builder.build().size(), shape);
            builder.start(3, 33L, new int[] {outside}, POSITIVE_SCORE);
            fill(ids);
            builder.add(chosen, 0.25f, size, 0);
            String twice = assertThrows(CandidatePoolException.class, builder::build, shape).getMessage();
            assertTrue(twice.contains("candidate " + chosen + " occurs twice"), twice);
            builder.start(3, 33L, new int[] {chosen}, POSITIVE_SCORE);
            fill(ids);
            String positive = assertThrows(CandidatePoolException.class, builder::build, shape).getMessage();
            assertTrue(positive.contains("candidate " + chosen + " is a labelled positive"), positive);
        }
    }

    private void fill(int[] ids) {
        for (int rank = 0; rank < ids.length; rank++) {
            builder.add(ids[rank], 1f / (rank + 1), rank, 0);
        }
    }

    @Test
    void refusesWhatNoNegativeMayBeDrawnFromAndNamesTheQuery() {
        List<CandidatePoolException> refused = List.of(
                assertThrows(CandidatePoolException.class, () -> start().add(1, Float.NaN, 0, 0)
                        .build()),
                assertThrows(
                        CandidatePoolException.class,
                        () -> start().add(1, 1f, 0, 0).add(1, 2f, 1, 0).build()),
                assertThrows(CandidatePoolException.class, () -> start().add(-1, 1f, 0, 0)
                        .build()),
                assertThrows(CandidatePoolException.class, () -> start().add(1000, 1f, 0, 0)
                        .build()),
                assertThrows(CandidatePoolException.class, () -> builder.start(3, 33L, new int[0], new float[0])),
                assertThrows(
                        CandidatePoolException.class,
                        () -> builder.start(3, 33L, new int[] {4}, new float[] {Float.NaN})));
        refused.forEach(e -> {
            assertEquals(3, e.query());
            assertTrue(e.getMessage().contains("query 3"), e.getMessage());
        });
    }
}
