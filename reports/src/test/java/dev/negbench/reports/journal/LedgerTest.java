package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.PlannedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger survives a torn write and nothing else. */
class LedgerTest {
    private static final long SEED = 20_190_416L;
    private static final int LINES = 8;
    private static final PlannedRun RUN = new PlannedRun("simans", "scifact", "drawn", 3, "test", "d", "k");

    @TempDir
    Path folder;

    private Path file;
    private List<String> lines;

    @BeforeEach
    void writeSomeEntries() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            for (int i = 0; i < LINES; i++) {
                ledger.append(LedgerEvent.values()[i], "plan", "code", i == 0 ? null : RUN, Map.of("n", "ü" + i));
            }
            assertEquals(LINES, ledger.entries().size());
        }
        file = folder.resolve(Ledger.FILE);
        lines = Files.readAllLines(file);
    }

    @Test
    void whatWasAppendedIsReadAndGoneOnWith() {
        List<LedgerEntry> read = Ledger.read(folder);
        assertEquals(LINES, read.size());
        assertEquals(LedgerChain.START, read.get(0).previous());
        assertEquals(RUN, read.get(3).run());
        assertEquals("ü3", read.get(3).fact("n"));
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.append(LedgerEvent.REPORT, "plan", "code", null, Map.of());
            assertThrows(JournalException.class, () -> Ledger.open(folder), "one process at a time");
        }
        List<LedgerEntry> longer = Ledger.read(folder);
        assertEquals(read, longer.subList(0, LINES));
        assertEquals(read.get(LINES - 1).hash(), longer.get(LINES).previous());
    }

    @Test
    void aTornLastLineIsCut() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        byte[] torn = (String.join("\n", lines) + "\n{\"at\":\"2026").getBytes(StandardCharsets.UTF_8);
        Files.write(file, torn);
        assertEquals(LINES, Ledger.read(folder).size());
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.append(LedgerEvent.REPORT, "plan", "code", null, Map.of());
        }
        assertEquals(LINES + 1, Ledger.read(folder).size());
    }

    @Test
    void aLineThatIsRemovedBreaksTheChainWhereItWas() throws IOException {
        for (int line = 1; line <= LINES; line++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(line - 1);
            assertBroken(fewer, line);
        }
    }

    @Test
    void linesThatAreMovedBreakTheChainAtTheFirstOfThem() throws IOException {
        for (int a = 0; a < LINES; a++) {
            for (int b = a + 1; b < LINES; b++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, a, b);
                assertBroken(swapped, a + 1);
            }
        }
    }

    @Test
    void anyEditedCharacterBreaksItsLine() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            int line = random.nextInt(LINES);
            StringBuilder edited = new StringBuilder(lines.get(line));
            int at = random.nextInt(edited.length());
            char old = edited.charAt(at);
            char replacement = (char) (' ' + random.nextInt(95));
            if (replacement == old) {
                continue;
            }
            switch (random.nextInt(3)) {
                case 0 -> edited.setCharAt(at, replacement);
                case 1 -> edited.insert(at, ' ');
                default -> edited.deleteCharAt(at);
            }
            List<String> other = new ArrayList<>(lines);
            other.set(line, edited.toString());
            if (!other.equals(lines)) {
                assertBroken(other, line + 1);
            }
        }
    }

    @Test
    void anEntryWithAHashOfItsOwnDoesNotFit() throws IOException {
        List<LedgerEntry> entries = Ledger.read(folder);
        LedgerEntry other = LedgerChain.next(
                entries.subList(0, 4), LedgerEvent.TEST_OPENED, "2026-01-01T00:00:00Z", "plan", "code", RUN, Map.of());
        List<String> replaced = new ArrayList<>(lines);
        replaced.set(4, LedgerChain.line(other));
        assertBroken(replaced, 6);
    }

    @Test
    void anEndThatIsWrittenAnewIsNotTheOneThatWasThere() throws IOException {
        List<LedgerEntry> entries = Ledger.read(folder);
        LedgerEntry other = LedgerChain.next(
                entries.subList(0, LINES - 1),
                LedgerEvent.REPORT,
                "2026-01-01T00:00:00Z",
                "plan",
                "code",
                null,
                Map.of());
        List<String> replaced = new ArrayList<>(lines);
        replaced.set(LINES - 1, LedgerChain.line(other));
        assertBroken(replaced, LINES);
        Files.write(file, lines);
        Files.delete(folder.resolve("ledger.head"));
        assertThrows(JournalException.class, () -> Ledger.read(folder));
    }

    private void assertBroken(List<String> with, int line) throws IOException {
        Files.write(file, with);
        JournalException thrown =
                assertThrows(JournalException.class, () -> Ledger.read(folder), "seed " + SEED + ", line " + line);
        assertTrue(
                thrown.getMessage().startsWith(file + ":" + line + ": "),
                "line " + line + ", seed " + SEED + ": " + thrown.getMessage());
        assertThrows(JournalException.class, () -> Ledger.open(folder));
    }
}
