package dev.negbench.strategies.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.negbench.datasets.StableHash;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedTextTest {
    /** Letters of one and two units, some of which change their width or have no case; digits; what parts words. */
    private static final int[] CHARACTERS = {
        'a', 'B', 'c', 'Z', '0', '9', ' ', ' ', '.', '_', '\'', '\n', 0xc4, 0xdf, 0x130, 0x1c5, 0x3a3, 0x301, 0x4e2d,
        0x661, 0x10400, 0x1d7d8, 0x1f600, 0xd800, 0xdc00, 0x2003
    };

    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    /** A word and where it stands, found the plain way. */
    private record Plain(String word, int start, int end) {
        static List<Plain> of(String text) {
            List<Plain> words = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            int start = 0;
            for (int at = 0; at <= text.length(); ) {
                int c = at < text.length() ? text.codePointAt(at) : ' ';
                if (Character.isLetterOrDigit(c)) {
                    start = word.length() == 0 ? at : start;
                    word.appendCodePoint(Character.toLowerCase(c));
                } else if (word.length() > 0) {
                    words.add(new Plain(word.toString(), start, at));
                    word.setLength(0);
                }
                at += Character.charCount(c);
            }
            return words;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void wordsAreThoseOfThePlainWay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Vocabulary vocabulary = new Vocabulary();
        NumberedText numbered = new NumberedText(vocabulary);
        Map<String, Integer> numbers = new HashMap<>();
        for (int trial = 0; trial < 400; trial++) {
            String text = text(random, random.nextInt(trial % 40 == 0 ? 3000 : 60));
            String where = "seed " + seed + ", text " + trial;
            List<Plain> plain = Plain.of(text);
            Words words = new Words(text);
            numbered.read(text);
            assertEquals(plain.size(), numbered.count(), where);
            assertEquals(plain.size(), Words.count(text), where);
            for (int place = 0; place < plain.size(); place++) {
                Plain expected = plain.get(place);
                assertEquals(expected, new Plain(words.next(), words.start(), words.end()), where);
                int number = numbers.computeIfAbsent(expected.word(), word -> numbers.size());
                assertEquals(number, numbered.number(place), where);
                assertEquals(expected.word(), vocabulary.word(number), where);
                assertEquals(expected.start(), numbered.start(place), where);
                assertEquals(StableHash.of(expected.word()), numbered.hash(place), where);
            }
            assertNull(words.next(), where);
        }
        assertEquals(numbers.size(), vocabulary.size());
        assertTrue(vocabulary.size() > 1024, "it had to grow twice: " + vocabulary.size());
        numbers.forEach((word, number) -> assertEquals(number, vocabulary.find(word), word));
        numbers.forEach((word, number) -> assertEquals(number, vocabulary.number(word), word));
        assertEquals(-1, vocabulary.find("no such word"));
    }

    /** The first reading makes room and adds the words; the least of all counts. */
    @Test
    void readingKnownWordsAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this virtual machine does not count allocated bytes");
        String text = text(new SplittableRandom(5), 2000);
        NumberedText numbered = new NumberedText(new Vocabulary());
        NumberSet set = new NumberSet();
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            numbered.read(text);
            set.clear();
            for (int place = 0; place < numbered.count(); place++) {
                set.add(numbered.number(place));
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        assertTrue(set.size() > 100, "words: " + set.size());
        assertEquals(0, least);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aSetKeepsDistinctNumbersInTheirOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NumberSet set = new NumberSet();
        for (int filling = 0; filling < 200; filling++) {
            set.clear();
            assertEquals(0, set.size());
            List<Long> plain = new ArrayList<>();
            int adds = random.nextInt(filling % 20 == 0 ? 500 : 40);
            for (int i = 0; i < adds; i++) {
                long number = random.nextBoolean() ? random.nextInt(30) : (long) random.nextInt(20) << 40;
                assertEquals(!plain.contains(number), set.add(number), "seed " + seed);
                if (!plain.contains(number)) {
                    plain.add(number);
                }
                long other = random.nextInt(40);
                assertEquals(plain.contains(other), set.contains(other), "seed " + seed);
                assertEquals(plain.indexOf(other), set.place(other), "seed " + seed);
            }
            assertEquals(plain.size(), set.size());
            for (int place = 0; place < plain.size(); place++) {
                assertEquals(plain.get(place), set.get(place), "seed " + seed);
            }
        }
    }

    @Test
    void aSetGrows() {
        NumberSet set = new NumberSet();
        for (long number = 0; number < 10_000; number++) {
            assertTrue(set.add(number * number));
        }
        for (long number = 0; number < 10_000; number++) {
            assertEquals(number, set.place(number * number));
        }
        assertFalse(set.contains(3));
        set.clear();
        assertFalse(set.contains(4));
    }
}
