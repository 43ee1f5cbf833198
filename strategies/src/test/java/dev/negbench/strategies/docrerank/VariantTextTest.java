package dev.negbench.strategies.docrerank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariantTextTest {
    private static List<String> parse(String answer) {
        return VariantText.parse(answer, "What is it?", 3);
    }

    @Test
    void takesTheFirstArrayOfTexts() {
        assertEquals(List.of("a b?", "c"), parse("Sure [see below]:\n```json\n[\"a b?\", \" c \"]\n```\n[\"x\"]"));
        assertEquals(List.of("a [1]", "b"), parse("[\"a [1]\",\"b\",7,null]"), "numbers are no queries");
        assertEquals(List.of("b"), parse("<think>[\"a\"]</think>[\"b\"]"));
    }

    @Test
    void dropsCopiesAndWhatIsTooMuch() {
        assertEquals(List.of("a", "b", "c"), parse("[\"a\",\"A\",\"\",\"what is it? \",\"b\",\"c\",\"d\"]"));
    }

    @Test
    void readsLinesWhereThereIsNoArray() {
        assertEquals(List.of("one", "two", "three"), parse("Here they are:\n\n1. one\n- two\n\u2022 \"three\",\n"));
        assertEquals(List.of("one", "two"), parse("[\n  \"one\",\n  \"two\",\n  \"thr"), "cut off, a query a line");
        assertEquals(List.of(), parse("[\"one\", \"two\", \"thr"), "cut off within a line");
        assertEquals(List.of(), parse(""));
    }
}
