package dev.negbench.strategies.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.sampling.RandomStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    /** The textbook's table. */
    private static int reference(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                                1 + Math.min(table[i - 1][j], table[i][j - 1]));
            }
        }
        return table[a.length()][b.length()];
    }

    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "flaw, lawn, 2",
        "'', abc, 3",
        "abc, '', 3",
        "'', '', 0",
        "manage staff, manage stuff, 1",
        "naïve, naive, 1",
        "ab, ba, 2"
    })
    void distancesByHand(String a, String b, int distance) {
        assertEquals(distance, new EditDistance(a).to(b));
        assertEquals(distance, new EditDistance(b).to(a));
    }

    @Test
    void lengthsAroundAWord() {
        for (int length : new int[] {1, 63, 64, 65, 127, 128, 129, 200}) {
            String text = "ab".repeat(100).substring(0, length);
            EditDistance from = new EditDistance(text);
            assertEquals(0, from.to(text), "length " + length);
            assertEquals(1, from.to(text + "x"));
            assertEquals(1, from.to(text.substring(1)));
            assertEquals(1, from.to("x" + text.substring(1)));
            assertEquals(length, from.to(""));
            assertEquals(length, from.to("z".repeat(length)));
        }
    }

    @Property(tries = 3000)
    void equalsTheTextbook(
            @ForAll @IntRange(min = 0, max = 150) int length,
            @ForAll @IntRange(min = 0, max = 150) int otherLength,
            @ForAll @IntRange(min = 1, max = 6) int letters,
            @ForAll long seed) {
        RandomStream random = new RandomStream(seed);
        String a = text(length, letters, random);
        String b = text(otherLength, letters, random);
        EditDistance from = new EditDistance(a);
        assertEquals(reference(a, b), from.to(b), () -> a + " / " + b);
        assertEquals(0, from.to(a), "scratch memory is fresh for every string");
    }

    /** Letters on both sides of the table's end. */
    private static String text(int length, int letters, RandomStream random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("aéb\u4e00cz".charAt(random.nextInt(letters)));
        }
        return text.toString();
    }
}
