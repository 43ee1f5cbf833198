package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextTableTest {
    private static TextTable table() {
        TextTable table = new TextTable("name", "size", "what").alignRight(1, 1);
        table.add("a", "1,000", "one two three four five six");
        table.add("long", "7", "short");
        return table;
    }

    @Test
    void numbersStandAtTheRight() {
        assertEquals(
                """
                name   size  what
                a     1,000  one two three four five six
                long      7  short
                """,
                table().toString());
        TextTable numbers = new TextTable("name", "n").alignRight(1, 1);
        numbers.add("a", "12");
        assertEquals("name   n\na     12\n", numbers.toString());
    }

    @Test
    void theLastColumnIsCutBehindAWord() {
        assertEquals(
                """
                name   size  what
                a     1,000  one two three…
                long      7  short
                """,
                table().within(30));
        assertEquals(table().toString(), table().within(40), "the whole of it fits");
        assertTrue(table().within(39).contains("one two three four five…\n"));
    }

    @Test
    void whatDoesNotFitAtAllIsLeftOut() {
        assertEquals("name   size\na     1,000\nlong      7\n", table().within(28));
        assertEquals("name   size\na     1,000\nlong      7\n", table().within(11));
        assertEquals("name\na\nlong\n", table().within(10));
        assertEquals("name\na\nlong\n", table().within(1), "the first column stays");
    }

    @Test
    void noLineIsLongerThanAskedAndNoneEndsInASpace() {
        for (int width = 4; width < 45; width++) {
            int most = width;
            table().within(width).lines().forEach(line -> {
                assertTrue(line.length() <= most, most + ": " + line);
                assertFalse(line.endsWith(" "), most + ": " + line);
            });
        }
    }

    @Test
    void theStopBehindTheLastWordGoes() {
        TextTable table = new TextTable("n", "t");
        table.add("a", "one sentence here. Then another");
        assertEquals("n  t\na  one sentence here…\n", table.within(24));
    }

    @Test
    void aTextWithoutSpacesIsCutAnywhere() {
        TextTable table = new TextTable("n", "t");
        table.add("a", "x".repeat(40));
        assertEquals("n  t\na  " + "x".repeat(16) + "…\n", table.within(20));
    }
}
