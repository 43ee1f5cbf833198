package dev.negbench.datasets.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5% of p53-deficient mice, died.  | 5 of p53 deficient mice died
            Don't SHOUT                      | dont shout
            ﬁne ½                            | fine 1 2
            naïve Ünï                        | naïve ünï
            Ｃ語 かな                         | c語 かな
            हिन्दी                             | हिन्दी
            """)
    void keepsWordsOnly(String text, String plain) {
        assertEquals(plain, PlainText.of(text));
    }

    @Test
    void nothingIsLeftOfPunctuation() {
        assertEquals("", PlainText.of(" \t?!… "));
        assertEquals(List.of(), PlainText.words(""));
    }

    @Property(tries = 300, seed = "3")
    void isItsOwnPlainText(@ForAll String text) {
        String plain = PlainText.of(text);
        assertEquals(plain, PlainText.of(plain));
        assertEquals(plain, String.join(" ", PlainText.words(plain)));
    }

    @Property(tries = 300, seed = "4")
    void shinglesAreTheDistinctSubstrings(@ForAll String text) {
        String plain = PlainText.of(text);
        Set<String> grams = new HashSet<>();
        String padded = " " + plain + " ";
        if (!plain.isEmpty()) {
            for (int from = 0; from == 0 || from + 4 <= padded.length(); from++) {
                grams.add(padded.substring(from, Math.min(padded.length(), from + 4)));
            }
        }
        long[] shingles = Shingles.of(plain);
        assertEquals(grams.size(), shingles.length);
        assertEquals(grams.size(), Arrays.stream(shingles).distinct().count());
    }
}
