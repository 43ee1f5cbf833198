package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.results.UpdateFlips;
import dev.negbench.reports.results.UpdatePoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stored models of a data update. */
class UpdatePointTest {
    private static final String KEY = "a".repeat(64);

    @TempDir
    private Path directory;

    private static UpdatePoint point(double oldWeight, boolean... successes) {
        UpdateFlips flips = new UpdateFlips(successes.length, .5, 1, 2, .1, .2, .3, 1.1, .5, .4, .05);
        return new UpdatePoint(
                "soup8",
                oldWeight,
                false,
                .6,
                .7,
                flips,
                null,
                flips,
                3,
                1.5,
                UpdatePoint.bits(successes),
                "b",
                "c",
                List.of("d", "e"));
    }

    @Test
    void outcomesAreHexadecimalBytesFromTheLowestBit() {
        boolean[] successes = {true, false, false, true, false, false, false, false, false, true};
        assertEquals("0902", UpdatePoint.bits(successes));
        assertArrayEquals(successes, point(0, successes).outcomes());
        assertEquals("0000", UpdatePoint.bits(new boolean[9]));
        assertArrayEquals(new boolean[9], point(0, new boolean[9]).outcomes());
    }

    @Test
    void linesReadBackAndAreReplacedByALaterRun() throws Exception {
        try (Journal journal = JournalTest.open(directory)) {
            assertEquals(List.of(), Journal.readUpdate(directory, KEY));
            journal.putUpdate(KEY, List.of(point(0, true), point(.1, false)));
            List<UpdatePoint> points = List.of(point(0, true, false), point(Double.NaN, false, true));
            journal.putUpdate(KEY, points);
            assertEquals(points, Journal.readUpdate(directory, KEY));
        }
        Path file = directory.resolve("updates").resolve(KEY + ".jsonl");
        assertEquals(2, Files.readAllLines(file).size());
        Files.writeString(file, Files.readString(file).replace("soup8", "soup9"));
        JournalException damaged = assertThrows(JournalException.class, () -> Journal.readUpdate(directory, KEY));
        assertTrue(damaged.getMessage().contains("checksum"), damaged::getMessage);
    }
}
