package dev.negbench.datasets.wordnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SenseFamiliesTest {
    @Test
    void caseAndPunctuationMakeNoOtherFamily() {
        List<Synset> synsets = List.of(synset("a", "He ran."), synset("b", "she ran"), synset("c", "he -- ran!"));
        SenseFamilies families = SenseFamilies.of(synsets, synset -> synset.gloss().examples());
        assertEquals(0, families.first(2));
        assertEquals(1, families.first(1));
        assertEquals(families.draw(7, 0), families.draw(7, 2));
        assertNotEquals(families.draw(7, 0), families.draw(7, 1));
    }

    /** The splits of the collection hang on this text, character by character. */
    @Property(tries = 500, seed = "4")
    void whatIsNoLetterOrNumberBecomesOneSpace(@ForAll String text) {
        String expected =
                text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        assertEquals(expected, SenseFamilies.normalised(text));
    }

    private static Synset synset(String id, String example) {
        return new Synset(id, List.of(id), new Gloss("d", List.of(example)), List.of());
    }
}
