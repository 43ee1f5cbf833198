package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.ExperimentResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
    @TempDir
    Path scratch;

    @Test
    void aRecordThatDoesNotFitIsTakenBackAtEveryLength() throws IOException {
        Path file = scratch.resolve("records");
        byte[] first = "first record\n".getBytes(StandardCharsets.US_ASCII);
        byte[] second = "second\n".getBytes(StandardCharsets.US_ASCII);
        for (int room = 0; room < second.length; room++) {
            Disk disk = new Disk(first.length + room);
            try (AppendOnlyFile records = AppendOnlyFile.open(file, 0, disk)) {
                records.append(first);
                JournalException e = assertThrows(JournalException.class, () -> records.append(second));
                assertTrue(e.getMessage().contains("cut back to its last whole record"), e.getMessage());
                assertTrue(e.getMessage().contains("Free space on the disk"), e.getMessage());
                assertArrayEquals(first, Files.readAllBytes(file), "room " + room);
                disk.space = Long.MAX_VALUE;
                records.append(second);
            }
            assertEquals("first record\nsecond\n", Files.readString(file));
        }
    }

    @Test
    void aRecordThatCannotBeTakenBackEndsWritingAndIsCutByTheNextStart() throws IOException {
        ExperimentResults results = JournalTest.small();
        Disk disk = new Disk(Long.MAX_VALUE);
        try (Journal journal = Journal.open(scratch, JournalTest.plan(), SyntheticResults.environment(), disk)) {
            append(journal, results, 0);
            disk.space = Files.size(scratch.resolve("journal.jsonl")) + 100;
            disk.truncates = false;
            assertThrows(JournalException.class, () -> append(journal, results, 1));
            JournalException e = assertThrows(JournalException.class, () -> append(journal, results, 2));
            assertTrue(e.getMessage().contains("open the results directory again"), e.getMessage());
            assertFalse(journal.isFinished(results.cells().get(1).key()));
        }
        assertEquals(1, Journal.read(scratch).cells().size());
        try (Journal journal = JournalTest.open(scratch)) {
            assertTrue(journal.notices().get(0).contains("cut 100 bytes"), journal.notices().toString());
            append(journal, results, 1);
        }
        assertEquals(2, Journal.read(scratch).cells().size());
    }

    @Test
    void theSystemsOwnFullDeviceIsReportedWithTheRemedy() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "this system has no /dev/full");
        try (AppendOnlyFile records = AppendOnlyFile.open(full, 0, path -> new FullDevice(path))) {
            JournalException e = assertThrows(JournalException.class, () -> records.append(new byte[10]));
            assertTrue(e.getMessage().startsWith("/dev/full: 10 bytes could not be appended"), e.getMessage());
            assertTrue(e.getMessage().contains("Free space on the disk"), e.getMessage());
        }
    }

    @Test
    void aProcessThatHitsTheFileSizeLimitLeavesAReadableJournal() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "this system has no /bin/sh");
        // The limit of 16 blocks of 512 bytes lets the system itself refuse a write in the middle of a record.
        List<String> said = AppendingProcess.start(scratch, 50, "/bin/sh", "-c", "ulimit -f 16; exec \"$@\"", "sh")
                .finish();
        String refusal = said.get(said.size() - 1);
        assertTrue(refusal.contains("jsonl: ") && refusal.contains("Free space on the disk"), said.toString());
        List<String> stored = Journal.read(scratch).cells().stream().map(CellResult::key).toList();
        assertEquals(said.subList(0, said.size() - 1), stored);
        assertFalse(stored.isEmpty());
        assertTrue(Files.readString(scratch.resolve("journal.jsonl")).endsWith("\n"), "the torn record was taken back");
        AppendingProcess.start(scratch, 50).finish();
        assertEquals(50, Journal.read(scratch).cells().size());
    }

    private static void append(Journal journal, ExperimentResults results, int i) {
        CellResult cell = results.cells().get(i);
        journal.append(cell, results.queryScores().get(cell.key()));
    }

    /** Opens files on a disk that takes a given number of bytes a file, then part of a record and no more. */
    private static final class Disk implements AppendOnlyFile.Opener {
        long space;
        boolean truncates = true;

        Disk(long space) {
            this.space = space;
        }

        @Override
        public AppendOnlyFile.Target open(Path file) throws IOException {
            AppendOnlyFile.Target real = AppendOnlyFile.ON_DISK.open(file);
            return new AppendOnlyFile.Target() {
                @Override
                public void write(long position, byte[] bytes) throws IOException {
                    long fits = Math.min(bytes.length, space - position);
                    real.write(position, Arrays.copyOf(bytes, (int) fits));
                    if (fits < bytes.length) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public void truncate(long length) throws IOException {
                    if (!truncates) {
                        throw new IOException("Input/output error");
                    }
                    real.truncate(length);
                }

                @Override
                public void sync() throws IOException {
                    real.sync();
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        }
    }

    /** The real device behind the usual writes; it can be neither synced nor cut. */
    private static final class FullDevice implements AppendOnlyFile.Target {
        private final AppendOnlyFile.Target real;

        FullDevice(Path path) throws IOException {
            real = AppendOnlyFile.ON_DISK.open(path);
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            real.write(position, bytes);
        }

        @Override
        public void truncate(long length) {}

        @Override
        public void sync() {}

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
