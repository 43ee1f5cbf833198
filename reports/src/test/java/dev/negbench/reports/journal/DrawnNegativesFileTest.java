package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticDraws;
import dev.negbench.reports.results.DrawnNegatives;
import dev.negbench.reports.results.DrawnNegatives.Example;
import dev.negbench.reports.results.DrawnNegatives.Negative;
import dev.negbench.reports.results.DrawnRecords.Found;
import dev.negbench.reports.results.ShownTexts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of last draws are read whole, or told of. */
class DrawnNegativesFileTest {
    private static final String KEY = "c4".repeat(32);

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("drawn").resolve(KEY + ".jsonl.gz");
    }

    private Found found() {
        return Journal.drawnRecords(directory).of(KEY);
    }

    private static DrawnNegatives record() {
        return new DrawnNegatives(
                KEY,
                7,
                true,
                List.of(
                        new Example(
                                "t1",
                                List.of("q1", "q\t2 ü 🙂"),
                                "d9",
                                12,
                                "",
                                List.of(
                                        new Negative("d1", 0, 0.1234, true, ""),
                                        new Negative("", 3, -1.5, false, "</script>"))),
                        new Example("t2", List.of("q3"), "", 0, "left out", List.of())));
    }

    @Test
    void readsBackAndReplacesWhatAnEarlierRunDrew() throws IOException {
        try (Journal journal = JournalTest.open(directory)) {
            assertSame(Found.MISSING, found());
            journal.putDrawn(SyntheticDraws.of(KEY, 5, 3));
            journal.putDrawn(record());
            assertEquals(Optional.of(record()), found().record());
            assertThrows(IllegalArgumentException.class, () -> journal.putDrawn(SyntheticDraws.of("../x", 1, 1)));
        }
        assertEquals("", found().fault());
        byte[] bytes = Files.readAllBytes(file());
        assertArrayEquals(bytes, DrawnNegativesFile.bytes(record()), "equal records, equal bytes");
    }

    @Test
    void whatIsTornDamagedForeignOrLaterIsTold() throws IOException {
        try (Journal journal = JournalTest.open(directory)) {
            journal.putDrawn(record());
        }
        byte[] bytes = Files.readAllBytes(file());
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file(), Arrays.copyOf(bytes, length));
            assertTrue(found().record().isEmpty() && found().fault().contains(KEY), "first " + length + " bytes");
        }
        Files.write(file(), "no gzip".getBytes(StandardCharsets.US_ASCII));
        assertTrue(found().fault().contains("cannot be read"), found().fault());
        rewrite(bytes, line -> line.replace("d9", "d8"));
        assertTrue(found().fault().contains("checksum does not match"), found().fault());
        rewrite(bytes, line -> line.replace("{\"schema\":3", "{\"schema\":99"));
        assertTrue(found().fault().contains("schema 99"), found().fault());
        rewrite(bytes, line -> line.substring(0, line.length() - 1));
        assertTrue(found().fault().contains("0 records where 1 belongs"), found().fault());
        Files.write(file(), DrawnNegativesFile.bytes(SyntheticDraws.of("ab".repeat(32), 5, 3)));
        assertTrue(found().fault().endsWith("record of another cell"), found().fault());
        Files.write(file(), bytes);
        assertEquals(Optional.of(record()), found().record());
    }

    private void rewrite(byte[] bytes, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes));
                GZIPOutputStream out = new GZIPOutputStream(packed)) {
            String line = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String changed = change.apply(line);
            assertTrue(!changed.equals(line), line);
            out.write(changed.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file(), packed.toByteArray());
    }

    @Test
    void textsReadBackAndDamagedOnesAreNone() throws IOException {
        ShownTexts texts = new ShownTexts(Map.of("scifact", Map.of("t1", "a <b>")), Map.of("scifact", Map.of()));
        try (Journal journal = JournalTest.open(directory)) {
            assertEquals(ShownTexts.NONE, Journal.drawnRecords(directory).texts());
            journal.putShownTexts(texts);
        }
        ShownTexts read = Journal.drawnRecords(directory).texts();
        assertEquals(texts, read);
        assertEquals("a <b>", read.query("scifact", "t1"));
        assertEquals("", read.query("fiqa", "t1"));
        assertEquals("", read.document("scifact", "d1"));
        Path file = directory.resolve("drawn-texts.json");
        Files.writeString(file, Files.readString(file).replace("\"schema\":1", "\"schema\":2"));
        assertEquals(ShownTexts.NONE, Journal.drawnRecords(directory).texts());
        Files.writeString(file, "{");
        assertEquals(ShownTexts.NONE, Journal.drawnRecords(directory).texts());
    }

    /** A thousand queries with seven negatives each, as random as ids, ranks and scores can be. */
    @Test
    void aLargeRecordTakesAHundredKilobytes() throws IOException {
        int bytes = DrawnNegativesFile.bytes(SyntheticDraws.of(KEY, 1000, 7)).length;
        assertTrue(bytes < 100_000, bytes + " bytes");
    }

    @Test
    void shortenedTextsEndInAnEllipsisBetweenLetters() {
        assertEquals("abc", ShownTexts.shortened("abc", 3));
        assertEquals("ab…", ShownTexts.shortened("abcd", 3));
        assertEquals("🙂🙂…", ShownTexts.shortened("🙂🙂🙂🙂", 3));
    }
}
