package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.ExperimentResults;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint is read whole, by its own cell, or not at all. */
class CheckpointFileTest {
    private static final String KEY = "ab".repeat(32);
    private static final int HEADER = 8 + 4 + 64;

    @TempDir
    Path scratch;

    private final List<String> said = new ArrayList<>();

    private Path path() {
        return scratch.resolve("checkpoints").resolve(KEY + ".half");
    }

    private CheckpointFile file() {
        return new CheckpointFile(path(), KEY);
    }

    private static String text(Optional<DataInputStream> content) throws IOException {
        try (DataInputStream in = content.orElseThrow()) {
            return in.readUTF();
        }
    }

    @Test
    void whatWasWrittenLastIsRead() throws IOException {
        assertTrue(file().open(said::add).isEmpty());
        file().write(out -> out.writeUTF("one"));
        file().write(out -> out.writeUTF("two"));
        assertEquals("two", text(file().open(said::add)));
        assertThrows(IOException.class, () -> file().write(out -> {
            out.writeUTF("three");
            throw new IOException("disk full");
        }));
        assertThrows(IllegalStateException.class, () -> file().write(out -> {
            throw new IllegalStateException();
        }));
        assertEquals("two", text(file().open(said::add)), "the one before is still there");
        assertEquals(List.of(), said);
        try (var files = Files.list(path().getParent())) {
            assertEquals(List.of(path()), files.toList(), "no leftovers");
        }
        file().delete();
        file().delete();
        assertTrue(file().open(said::add).isEmpty());
    }

    /** Every length but the whole one is torn; every byte that is not as it was is noticed. */
    @Test
    void aDamagedFileIsIgnoredInOneLine() throws IOException {
        file().write(out -> out.writeUTF("content"));
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            assertTrue(file().open(said::add).isEmpty(), "length " + length);
            assertEquals(length + 1, said.size());
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(path(), damaged);
            assertTrue(file().open(said::add).isEmpty(), "byte " + at);
        }
        Files.write(path(), Arrays.copyOf(whole, whole.length + 1));
        assertTrue(file().open(said::add).isEmpty());
        assertEquals(2 * whole.length + 1, said.size());
        said.forEach(line -> assertTrue(
                line.startsWith(path().toString()) && line.endsWith("; the cell begins anew") && !line.contains("\n"),
                line));
    }

    @Test
    void anotherCellsOrVersionsIsIgnored() throws IOException {
        new CheckpointFile(path(), "cd".repeat(32)).write(out -> out.writeUTF("foreign"));
        assertTrue(file().open(said::add).isEmpty());
        assertTrue(said.get(0).contains("another cell"), said.get(0));
        file().write(out -> out.writeUTF("content"));
        byte[] older = Files.readAllBytes(path());
        older[11] = 99;
        Files.write(path(), older);
        assertTrue(file().open(said::add).isEmpty());
        assertTrue(said.get(1).contains("schema 99, this version reads " + CheckpointFile.SCHEMA), said.get(1));
        assertEquals(HEADER + 2 + "content".length() + 32, older.length);
    }

    @Test
    void theJournalRemovesItWithTheCellsRecord() throws IOException {
        ExperimentResults results = JournalTest.small();
        CellResult cell = results.cells().get(0);
        String other = results.cells().get(1).key();
        Path root = scratch.resolve("results");
        try (Journal journal = JournalTest.open(root)) {
            assertThrows(IllegalArgumentException.class, () -> journal.checkpoint("../x"));
            journal.checkpoint(cell.key()).write(out -> out.writeInt(1));
            journal.checkpoint(other).write(out -> out.writeInt(2));
            journal.append(cell, results.queryScores().get(cell.key()));
            assertTrue(journal.checkpoint(cell.key()).open(said::add).isEmpty());
        }
        Path leftover = Files.createFile(root.resolve("checkpoints").resolve(other + ".half.tmp"));
        try (Journal journal = JournalTest.open(root)) {
            assertFalse(Files.exists(leftover));
            try (DataInputStream in = journal.checkpoint(other).open(said::add).orElseThrow()) {
                assertEquals(2, in.readInt());
            }
        }
        assertEquals(List.of(), said);
    }
}
