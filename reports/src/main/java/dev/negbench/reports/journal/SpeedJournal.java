package dev.negbench.reports.journal;

import dev.negbench.reports.journal.RecordLines.Numbered;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Sitting;
import dev.negbench.reports.results.SpeedResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Timings on disk, open for writing by one process: {@value #FILE}, a line a fork with its checksum, fsynced before the
 * next fork starts. A crash loses the fork that was running.
 */
public final class SpeedJournal implements AutoCloseable {
    static final String FILE = "speed.jsonl";

    private final DirectoryLock lock;
    private final AppendOnlyFile file;
    private final List<Sitting> sittings;
    private final List<BenchmarkRun> runs;
    private final long tornBytes;

    private SpeedJournal(DirectoryLock lock, AppendOnlyFile file, SpeedResults stored, long tornBytes) {
        this.lock = lock;
        this.file = file;
        this.sittings = new ArrayList<>(stored.sittings());
        this.runs = new ArrayList<>(stored.runs());
        this.tornBytes = tornBytes;
    }

    /**
     * Opens a directory of timings to go on with, or creates it. A torn last line is cut.
     *
     * @throws JournalException if another process writes there, a whole line is damaged, or it cannot be written
     */
    public static SpeedJournal open(Path root) {
        try {
            Files.createDirectories(root);
            DurableFiles.syncDirectory(root.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new JournalException(root + ": cannot be written (" + e + "); check that the directory is writable "
                    + "and the disk has space, or choose another one with --out", e);
        }
        DirectoryLock lock = DirectoryLock.take(root);
        try {
            RecordLines<StoredSpeed> lines = RecordLines.read(root.resolve(FILE), StoredSpeed.class);
            AppendOnlyFile file =
                    AppendOnlyFile.open(root.resolve(FILE), lines.wholeBytes(), AppendOnlyFile.ON_DISK);
            return new SpeedJournal(lock, file, results(lines), lines.tornBytes());
        } catch (RuntimeException e) {
            try {
                lock.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /**
     * Reads a directory of timings, without a lock. A torn last line is left out; without any file there are none.
     *
     * @throws JournalException if a whole line is damaged or of another schema
     */
    public static SpeedResults read(Path root) {
        return results(RecordLines.read(root.resolve(FILE), StoredSpeed.class));
    }

    private static SpeedResults results(RecordLines<StoredSpeed> lines) {
        List<Sitting> sittings = new ArrayList<>();
        List<BenchmarkRun> runs = new ArrayList<>();
        for (Numbered<StoredSpeed> line : lines.records()) {
            if (line.value().sitting() != null) {
                sittings.add(line.value().sitting());
            }
            if (line.value().run() != null) {
                runs.add(line.value().run());
            }
        }
        return new SpeedResults(List.copyOf(sittings), List.copyOf(runs));
    }

    /** Returns how many bytes of a torn last line were cut at opening. */
    public long tornBytes() {
        return tornBytes;
    }

    /** Returns everything stored so far. */
    public synchronized SpeedResults results() {
        return new SpeedResults(List.copyOf(sittings), List.copyOf(runs));
    }

    /**
     * Stores the circumstances of the runs that follow.
     *
     * @throws JournalException if they cannot be stored; the file is then as before
     */
    public synchronized void append(Sitting sitting) {
        file.append(RecordLines.line(new StoredSpeed(sitting, null)));
        sittings.add(sitting);
    }

    /**
     * Stores a fork.
     *
     * @throws JournalException if it cannot be stored; the file is then as before
     */
    public synchronized void append(BenchmarkRun run) {
        file.append(RecordLines.line(new StoredSpeed(null, run)));
        runs.add(run);
    }

    /** Ends writing and lets others write. */
    @Override
    public synchronized void close() {
        try (lock;
                file) {
            // Closed in this order: the file first, so that nobody else may write while it is open.
        } catch (IOException e) {
            throw new JournalException("the timings could not be closed (" + e.getMessage() + ")", e);
        }
    }
}
