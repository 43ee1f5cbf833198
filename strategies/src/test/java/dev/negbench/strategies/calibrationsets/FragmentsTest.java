package dev.negbench.strategies.calibrationsets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FragmentsTest {
    private static final List<String> SOURCE = Fragments.words("The cat sat on the mat.");

    /** "the cat" and "on the mat" are fragments of 2 and 3 words, "slept" none: (4 + 9) / 6. */
    @Test
    void densityIsTheMeanSquareOfFragments() {
        assertEquals(13 / 6.0, Fragments.density(SOURCE, Fragments.words("the cat slept ON the mat")), 1e-15);
        assertEquals(6, Fragments.density(SOURCE, SOURCE), 1e-15);
        assertEquals(0, Fragments.density(SOURCE, Fragments.words("dogs bark")));
        assertEquals(0, Fragments.density(SOURCE, List.of()));
        assertEquals(0, Fragments.density(List.of(), SOURCE));
    }

    /** "the" twice in both; "the", "cat" and "the" again are common: 2 * 3 / (6 + 4). */
    @Test
    void f1CountsCommonGrams() {
        List<String> other = Fragments.words("the dog the cat");
        assertEquals(0.6, Fragments.f1(Fragments.grams(SOURCE, 1), Fragments.grams(other, 1)), 1e-15);
        assertEquals(2.0 / 8, Fragments.f1(Fragments.grams(SOURCE, 2), Fragments.grams(other, 2)), 1e-15);
        assertEquals(1, Fragments.f1(Fragments.grams(SOURCE, 2), Fragments.grams(SOURCE, 2)), 1e-15);
        assertEquals(0, Fragments.f1(Map.of(), Map.of()));
    }
}
