package dev.negbench.harness.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.harness.linalg.VectorMath;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The definition of exact search, written down as plainly as can be: score everything, sort everything. */
final class Ranking {
    private Ranking() {
    }

    static void assertBand(float[] documents, int size, float[] queries, int count, int d, int from, int to, TopK got,
            String where) {
        assertEquals(count, got.rows(), where);
        for (int q = 0; q < count; q++) {
            float[] scores = new float[size];
            for (int i = 0; i < size; i++) {
                scores[i] = VectorMath.dot(queries, q * d, documents, i * d, d) + 0f;
            }
            List<Integer> expected = IntStream.range(0, size).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i] + 0d).thenComparing(i -> i))
                .skip(from).limit(to - from).collect(Collectors.toList());
            int row = q;
            List<Integer> ids = IntStream.range(0, got.count(q)).mapToObj(r -> got.id(row, r))
                .collect(Collectors.toList());
            assertEquals(expected, ids, where + ", query " + q);
            for (int r = 0; r < got.count(q); r++) {
                assertEquals(Float.floatToIntBits(scores[expected.get(r)]), Float.floatToIntBits(got.score(q, r)),
                    where + ", query " + q + ", rank " + (from + r));
            }
            for (int slot = got.count(q); slot < got.width(); slot++) {
                assertEquals(-1, got.ids()[q * got.width() + slot], where);
                assertEquals(Float.NaN, got.scores()[q * got.width() + slot], where);
            }
        }
    }
}
