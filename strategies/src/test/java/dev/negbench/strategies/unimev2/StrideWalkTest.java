package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StrideWalkTest {
    private static int[] walk(int size, int stride, int count) {
        int[] places = new int[count];
        StrideWalk.walk(size, stride, count, places);
        return places;
    }

    /** The card's closed form (c). */
    @Test
    void walksAsTheCardDoes() {
        assertArrayEquals(new int[] {0, 5, 10, 15, 20, 25, 30, 35, 40, 45}, walk(50, 5, 10));
        assertArrayEquals(new int[] {0, 5, 10, 1, 6, 11, 2, 7, 3, 8}, walk(12, 5, 10));
        assertArrayEquals(new int[] {0, 5, 1, 6, 2, 3, 4, 0, 5, 1}, walk(7, 5, 10));
        assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, walk(2, 5, 10));
        assertArrayEquals(new int[] {0, 1, 2, 3}, walk(9, 1, 4));
    }

    @Property(tries = 300)
    void visitsEveryPlaceOnceBeforeItRepeats(
            @ForAll @IntRange(min = 1, max = 60) int size, @ForAll @IntRange(min = 1, max = 70) int stride) {
        int[] places = walk(size, stride, size);
        assertArrayEquals(IntStream.range(0, size).toArray(), Arrays.stream(places).sorted().toArray());
    }

    @Property(tries = 300)
    void weightsCountTheRepeatsOfTheWalk(
            @ForAll @IntRange(min = 1, max = 12) int size, @ForAll @IntRange(min = 12, max = 30) int count) {
        int[] places = walk(size, 5, count);
        for (int i = 0; i < size; i++) {
            int place = places[i];
            assertEquals(
                    Arrays.stream(places).filter(other -> other == place).count(),
                    StrideWalk.repeats(i, size, count));
        }
    }
}
