package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.ExperimentResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TornAndDamagedTest {
    private static final ExperimentResults RESULTS = shortCells(
            SyntheticResults.of(SyntheticResults.SIX.subList(0, 3), List.of("scifact"), List.of("drawn"), 1, 4, 3));

    @TempDir
    Path scratch;

    private Path journalFile;
    private byte[] whole;
    private int lastLine;

    @BeforeEach
    void storeThreeCells() throws IOException {
        try (Journal journal = JournalTest.open(scratch)) {
            JournalTest.appendAll(journal, RESULTS);
        }
        journalFile = scratch.resolve("journal.jsonl");
        whole = Files.readAllBytes(journalFile);
        lastLine = whole.length - 1;
        while (whole[lastLine - 1] != '\n') {
            lastLine--;
        }
    }

    @Test
    void lastLineTornAnywhereIsCutAndItsCellStoredAgain() throws IOException {
        CellResult last = RESULTS.cells().get(2);
        for (int length = lastLine; length < whole.length; length++) {
            Files.write(journalFile, Arrays.copyOf(whole, length));
            assertEquals(2, Journal.read(scratch).cells().size(), "read at " + length);
            try (Journal journal = JournalTest.open(scratch)) {
                if (length > lastLine) {
                    String expected = "journal.jsonl:3: cut " + (length - lastLine) + " bytes";
                    assertTrue(journal.notices().get(0).startsWith(expected), journal.notices().toString());
                } else {
                    assertEquals(List.of(), journal.notices());
                }
                journal.append(last, RESULTS.queryScores().get(last.key()));
            }
            assertArrayEquals(whole, Files.readAllBytes(journalFile), "torn at " + length);
        }
    }

    @Test
    void tornDrawCostIsCut() throws IOException {
        Path file = scratch.resolve("throughput.jsonl");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
        assertEquals(RESULTS.drawCosts().size() - 1, Journal.read(scratch).drawCosts().size());
        try (Journal journal = JournalTest.open(scratch)) {
            assertTrue(journal.notices().get(0).startsWith("throughput.jsonl:3: cut"), journal.notices().toString());
            journal.append(RESULTS.drawCosts().get(2));
        }
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void holeOfZerosLeftByAMachineThatStoppedIsTornToo() throws IOException {
        byte[] holed = whole.clone();
        Arrays.fill(holed, lastLine + 10, lastLine + 60, (byte) 0);
        Files.write(journalFile, holed);
        assertEquals(2, Journal.read(scratch).cells().size());
        try (Journal journal = JournalTest.open(scratch)) {
            assertEquals(1, journal.notices().size());
        }
        assertArrayEquals(Arrays.copyOf(whole, lastLine), Files.readAllBytes(journalFile));
    }

    @Test
    void anyChangedByteOfAWholeLineIsAnErrorThatNamesTheLine() throws IOException {
        int second = indexOf(whole, '\n') + 1;
        for (int i = second; i < lastLine; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(journalFile, damaged);
            int at = i;
            JournalException e = assertThrows(JournalException.class, () -> Journal.read(scratch), () -> "byte " + at);
            assertTrue(e.getMessage().contains("journal.jsonl:2: "), e.getMessage());
            assertThrows(JournalException.class, () -> JournalTest.open(scratch));
            assertArrayEquals(damaged, Files.readAllBytes(journalFile), "nothing may be cut");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "99", "0"})
    void anotherSchemaIsAnError(String schema) throws IOException {
        String text = Files.readString(journalFile);
        Files.writeString(journalFile, text.replaceFirst("\"schema\":3", "\"schema\":" + schema));
        JournalException e = assertThrows(JournalException.class, () -> Journal.read(scratch));
        assertTrue(e.getMessage().contains("journal.jsonl:1: schema " + schema), e.getMessage());
        assertTrue(e.getMessage().contains("use the version of negbench that wrote it"), e.getMessage());
    }

    @Test
    void aValidLineOfUnknownMembersIsAnErrorThatNamesThem() throws IOException {
        byte[] foreign = RecordLines.line(Map.of("cell", RESULTS.cells().get(0), "queries", "", "flavour", "x"));
        byte[] both = Arrays.copyOf(foreign, foreign.length + whole.length);
        System.arraycopy(whole, 0, both, foreign.length, whole.length);
        Files.write(journalFile, both);
        JournalException e = assertThrows(JournalException.class, () -> Journal.read(scratch));
        assertTrue(e.getMessage().contains("journal.jsonl:1") && e.getMessage().contains("flavour"), e.getMessage());
    }

    /** Every byte of a line is tried, so the lines are kept short. */
    private static ExperimentResults shortCells(ExperimentResults results) {
        List<CellResult> cells = results.cells().stream()
                .map(c -> new CellResult(
                        c.key(), c.strategy(), "", c.dataset(), c.encoder(), c.mode(), c.seed(), c.status(),
                        "", Map.of(), c.curve().subList(0, 1), 0, null, null, List.of()))
                .toList();
        return new ExperimentResults(
                results.plan(), results.environment(), cells, results.queryScores(), results.drawCosts());
    }

    private static int indexOf(byte[] bytes, char c) {
        int i = 0;
        while (bytes[i] != c) {
            i++;
        }
        return i;
    }
}
