package dev.negbench.strategies.rlhn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
    private static String answer(String better, String worse) {
        return "<thinking>Doc (9) is near.</thinking>\n<preference>Doc (8) <better></preference>\n<verdict>\n<better>"
                + better + "</better>\n<worse>" + worse + "</worse>\n</verdict>";
    }

    private static void assertVerdict(int[] better, int[] worse, String answer, int documents) {
        Verdict verdict = VerdictText.parse(answer, documents).orElseThrow(() -> new AssertionError(answer));
        assertArrayEquals(better, verdict.better(), answer);
        assertArrayEquals(worse, verdict.worse(), answer);
        assertTrue(verdict.readable());
    }

    @Test
    void readsTheListsOfTheVerdictAlone() {
        assertVerdict(new int[] {1, 4}, new int[] {0}, answer("[Doc (5), Doc (2)]", "[Doc (1)]"), 9);
        assertVerdict(new int[0], new int[0], answer("[]", "[]"), 9);
        assertVerdict(new int[0], new int[] {2}, answer("", "Doc (3) and doc (4), Doc(5), Doc 6"), 9);
    }

    @Test
    void numbersCountOnceAndOnlyWhereThereIsADocument() {
        assertVerdict(new int[] {0, 1}, new int[] {2}, answer("[Doc (2), Doc (1), Doc (2)]", "[Doc (2), Doc (3)]"), 3);
        assertVerdict(
                new int[] {2}, new int[0],
                answer("[Doc (0), Doc (4), Doc (3), Doc (99999999999999999999), Doc (-1)]", "[Doc (4)]"), 3);
    }

    @Test
    void thoughtsOfReasoningModelsDoNotCount() {
        String draft = "<think>" + answer("[Doc (3)]", "[]") + "</think>";
        assertVerdict(new int[] {0}, new int[0], draft + answer("[Doc (1)]", "[]"), 3);
        assertVerdict(new int[] {0}, new int[0], draft + "so: " + draft + answer("[Doc (1)]", "[]"), 3);
        assertEquals(Optional.empty(), VerdictText.parse("<think>" + answer("[Doc (1)]", "[]"), 3), "never ended");
    }

    @Test
    void aMissingTagMakesItUnreadable() {
        String whole = answer("[Doc (1)]", "[Doc (2)]");
        for (String tag : List.of("<verdict>", "</verdict>", "</better>", "<worse>", "</worse>")) {
            assertEquals(Optional.empty(), VerdictText.parse(whole.replace(tag, ""), 3), tag);
        }
        assertEquals(Optional.empty(), VerdictText.parse("", 3));
        assertEquals(Optional.empty(), VerdictText.parse("</verdict>" + whole.replace("</verdict>", ""), 3));
    }

    @Test
    void theFirstVerdictCounts() {
        assertVerdict(
                new int[] {0}, new int[0], answer("[Doc (1)]", "[]") + answer("[Doc (2)]", "[]"), 3);
    }

    @Property
    void readsBackWhatIsWritten(
            @ForAll @Size(max = 25) List<@IntRange(min = 1, max = 25) Integer> better,
            @ForAll @Size(max = 25) List<@IntRange(min = 1, max = 25) Integer> worse) {
        TreeSet<Integer> first = new TreeSet<>(better);
        TreeSet<Integer> second = new TreeSet<>(worse);
        second.removeAll(first);
        assertVerdict(places(first), places(second), answer(list(better), list(worse)), 25);
    }

    private static String list(List<Integer> numbers) {
        return numbers.stream().map(i -> "Doc (" + i + ")").collect(Collectors.joining(", ", "[", "]"));
    }

    private static int[] places(TreeSet<Integer> numbers) {
        return numbers.stream().flatMapToInt(number -> IntStream.of(number - 1)).toArray();
    }
}
