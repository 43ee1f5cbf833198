package dev.negbench.strategies.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StyleShortcutTest {
    private static String words(Random random, int from, int to) {
        return IntStream.range(0, 30)
                .mapToObj(i -> "w" + (from + random.nextInt(to - from)))
                .collect(Collectors.joining(" "));
    }

    @Test
    void textsOfOtherWordsAreAllToldApart() {
        StyleShortcut style = StyleShortcut.measure(
                Collections.nCopies(20, "earth and sea"), Collections.nCopies(20, "fire or air"));
        assertEquals(new StyleShortcut(400, 400), style);
        assertEquals(1, style.auc());
    }

    /** Without a difference every pair is a tie, which counts as half. */
    @Test
    void equalTextsAreToldApartInHalfOfThePairs() {
        List<String> same = Collections.nCopies(10, "earth and sea");
        assertEquals(new StyleShortcut(100, 50), StyleShortcut.measure(same, same));
        assertEquals(new StyleShortcut(4, 2), StyleShortcut.measure(List.of("", "?"), List.of("", "!")));
    }

    /**
     * 400 texts of each kind from one distribution: the area has a standard deviation of sqrt(801 / (12 * 400 * 400)) =
     * 0.0204, so a seed in 10^6 leaves 0.5 by more than 0.1. A twentieth of the words from other ones is found.
     */
    @Test
    void findsADifferenceAndNoneWhereThereIsNone() {
        Random random = new Random(5);
        List<String> first = IntStream.range(0, 400).mapToObj(i -> words(random, 0, 300)).toList();
        List<String> second = IntStream.range(0, 400).mapToObj(i -> words(random, 0, 300)).toList();
        double none = StyleShortcut.measure(first, second).auc();
        assertEquals(0.5, none, 0.1, "seed 5");
        List<String> marked = second.stream().map(text -> text + " furthermore notably").toList();
        double found = StyleShortcut.measure(first, marked).auc();
        assertTrue(found > 0.95, () -> "seed 5: " + found);
    }

    @Test
    void needsAsManyOfBothKinds() {
        assertThrows(IllegalArgumentException.class, () -> StyleShortcut.measure(List.of("a"), List.of()));
    }
}
