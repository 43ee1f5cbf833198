package dev.negbench.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StableHashTest {
    /** Computed apart from this code; splits on disk depend on them. */
    @Test
    void staysWhatItIs() {
        assertEquals(0xefd01f60ba992926L, StableHash.of(""));
        assertEquals(0x4d92861a2909f233L, StableHash.of("negbench"));
        assertEquals(0x76107e8c18821167L, StableHash.of(1, "a", "bc"));
    }

    @Test
    void unitsMayComeOneByOne() {
        String text = "n\u00e9g\ud801\udc00";
        long state = StableHash.begin();
        assertEquals(StableHash.of(""), StableHash.finish(state));
        for (char unit : text.toCharArray()) {
            state = StableHash.absorb(state, unit);
        }
        assertEquals(StableHash.of(text), StableHash.finish(state));
    }

    @Test
    void partsAreKeptApartAndTheSeedCounts() {
        assertNotEquals(StableHash.of(1, "a", "bc"), StableHash.of(1, "ab", "c"));
        assertNotEquals(StableHash.of(1, "a", "bc"), StableHash.of(2, "a", "bc"));
        assertNotEquals(StableHash.of(1, "a"), StableHash.of(1, "a", ""));
    }

    /** Mean and variance of 100,000 draws against the uniform distribution: 4.5 standard errors, false alarm 1.4e-5. */
    @Test
    void unitIsUniformOnConsecutiveNames() {
        int draws = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double unit = StableHash.unit(StableHash.of(7, "document-" + i));
            assertTrue(unit >= 0 && unit < 1);
            sum += unit;
            squares += (unit - 0.5) * (unit - 0.5);
        }
        assertEquals(0.5, sum / draws, 4.5 * Math.sqrt(1.0 / 12 / draws));
        assertEquals(1.0 / 12, squares / draws, 4.5 * Math.sqrt(1.0 / 180 / draws));
        assertEquals(0, StableHash.unit(0));
        assertEquals(1, StableHash.unit(-1), 1e-15);
    }
}
