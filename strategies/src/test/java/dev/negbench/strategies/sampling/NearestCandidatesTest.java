package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Shortfall;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NearestCandidatesTest {
    private static final float INF = Float.POSITIVE_INFINITY;

    @Test
    void theNearestComeFirstAndTiesGoToTheHigherScore() {
        assertArrayEquals(new int[] {2, 1, 3}, nearest(new float[] {9f, 7.5f, 7f, 6.5f, 5f, 2f}, 7, 3));
        assertArrayEquals(new int[] {0, 1}, nearest(new float[] {3f, 2f, 1f}, 100, 2));
        assertArrayEquals(new int[] {2, 1}, nearest(new float[] {3f, 2f, 1f}, -100, 2));
        assertArrayEquals(new int[] {2, 1}, nearest(new float[] {2f, 2f, 2f}, 2, 2));
    }

    @Test
    void infinitiesHaveAPlace() {
        assertArrayEquals(new int[] {2, 1}, nearest(new float[] {INF, 4f, 2f, -INF}, 1, 2));
        assertArrayEquals(new int[] {0}, nearest(new float[] {INF, 4f, 2f, -INF}, INF, 1));
        assertArrayEquals(new int[] {3}, nearest(new float[] {INF, 4f, 2f, -INF}, -INF, 1));
    }

    @Test
    void smallPoolsAreReturnedWhole() {
        Draw draw = new Draw();
        NearestCandidates.draw(new float[] {1f}, 1, 0, 3, draw);
        assertEquals(1, draw.count());
        assertEquals(Shortfall.SMALL_POOL, draw.shortfall());
        NearestCandidates.draw(new float[0], 0, 0, 3, draw);
        assertEquals(Shortfall.EMPTY_POOL, draw.shortfall());
    }

    @Property(tries = 500)
    void distancesAreTheSmallest(
            @ForAll @Size(min = 2, max = 60) float[] raw,
            @ForAll @FloatRange(min = -50, max = 50) float wanted,
            @ForAll @IntRange(min = 1, max = 59) int wish) {
        float[] scores = new float[raw.length];
        Arrays.sort(raw);
        for (int i = 0; i < raw.length; i++) {
            scores[i] = raw[raw.length - 1 - i];
        }
        int n = Math.min(wish, scores.length - 1);
        double[] expected = IntStream.range(0, scores.length)
                .mapToDouble(i -> Math.abs((double) scores[i] - wanted))
                .sorted()
                .limit(n)
                .toArray();
        int[] actual = nearest(scores, wanted, n);
        assertEquals(n, Arrays.stream(actual).distinct().count());
        double[] distances = Arrays.stream(actual).mapToDouble(i -> Math.abs((double) scores[i] - wanted)).toArray();
        assertArrayEquals(expected, distances);
        assertArrayEquals(
                Arrays.stream(distances).boxed().sorted(Comparator.naturalOrder()).mapToDouble(d -> d).toArray(),
                        distances);
    }

    private static int[] nearest(float[] scores, double wanted, int n) {
        Draw draw = new Draw();
        NearestCandidates.draw(scores, scores.length, wanted, n, draw);
        return Arrays.copyOf(draw.positions(), draw.count());
    }
}
