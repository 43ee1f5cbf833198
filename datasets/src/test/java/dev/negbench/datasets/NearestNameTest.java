package dev.negbench.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("simans", "star", "adore", "rlhn", "wordnet-senses");

    @ParameterizedTest
    @CsvSource({
        "'', '', 0", "a, '', 1", "'', abc, 3", "kitten, sitting, 3", "ab, ba, 1", "abcd, acbd, 1", "abcdef, abdcfe, 2",
        "ca, abc, 3", "simans, simnas, 1", "star, start, 1"
    })
    void distanceCountsEdits(String a, String b, int expected) {
        assertEquals(expected, NearestName.distance(a, b));
        assertEquals(expected, NearestName.distance(b, a));
    }

    @ParameterizedTest
    @CsvSource({
        "simnas, simans", "SIMANS, simans", "sta, star", "stra, star", "wordnet, wordnet-senses",
        "wordnet-sense, wordnet-senses",
        "adroe, adore", "word, wordnet-senses"
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertEquals(Optional.of(meant), NearestName.among(KNOWN, typed));
    }

    @ParameterizedTest
    @CsvSource({"uniform", "xyz", "wo", "''"})
    void saysNothingWhereNothingIsNear(String typed) {
        assertEquals(Optional.empty(), NearestName.among(KNOWN, typed));
    }

    @Test
    void tiesGoToTheAlphabeticallyFirstWhateverTheOrder() {
        assertEquals(Optional.of("bat"), NearestName.among(List.of("cat", "bat"), "at"));
        assertEquals(Optional.of("bat"), NearestName.among(List.of("bat", "cat"), "at"));
    }

    @Test
    void theRemedyAsksAndLists() {
        assertEquals("did you mean 'star'? known: simans, star", NearestName.remedy(List.of("simans", "star"), "stra"));
        assertEquals("known: simans, star", NearestName.remedy(List.of("simans", "star"), "uniform"));
        assertEquals("none exists", NearestName.remedy(List.of(), "uniform"));
    }

    @Property(tries = 500, seed = "13")
    void distanceIsBoundedSymmetricAndAtMostTheOneByCommonEdges(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 8) String a,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 8) String b) {
        int distance = NearestName.distance(a, b);
        assertEquals(distance, NearestName.distance(b, a));
        assertEquals(a.equals(b), distance == 0);
        assertTrue(distance >= Math.abs(a.length() - b.length()) && distance <= Math.max(a.length(), b.length()));
        assertEquals(distance, NearestName.distance("x" + a + "y", "x" + b + "y"));
    }
}
