package dev.negbench.reports.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Records of one kind in a file of JSON lines that only grows, each line with a checksum and on disk before {@link
 * #append} returns. A torn last line, left by a process or machine that stopped, is cut on opening. One process at a
 * time writes; safe for use by several of its threads.
 *
 * @param <T> a record that {@link CanonicalJson} can write
 */
public final class RecordLog<T> implements AutoCloseable {
    private final List<T> found;
    private final long tornBytes;
    private final DirectoryLock lock;
    private final AppendOnlyFile file;

    private RecordLog(RecordLines<T> lines, DirectoryLock lock, AppendOnlyFile file) {
        found = values(lines);
        tornBytes = lines.tornBytes();
        this.lock = lock;
        this.file = file;
    }

    /**
     * Opens or creates a log for appending. Reads all of it.
     *
     * @param directory a directory of the log's own, made if it is not there; locked until {@link #close}
     * @param name the file's name in it
     * @param type the kind of record
     * @throws JournalException if another process writes there, a whole line is damaged, or the disk refuses
     */
    public static <T> RecordLog<T> open(Path directory, String name, Class<T> type) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new JournalException(directory + ": cannot be made (" + e + "); choose another directory", e);
        }
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            Path file = directory.resolve(name);
            RecordLines<T> lines = RecordLines.read(file, type);
            return new RecordLog<>(lines, lock, AppendOnlyFile.open(file, lines.wholeBytes(), AppendOnlyFile.ON_DISK));
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
     * Reads the records of a file without a lock; one that is not there has none. A torn last line is left out.
     *
     * @throws JournalException if a whole line is damaged or the file cannot be read
     */
    public static <T> List<T> read(Path file, Class<T> type) {
        return values(RecordLines.read(file, type));
    }

    private static <T> List<T> values(RecordLines<T> lines) {
        return lines.records().stream().map(RecordLines.Numbered::value).toList();
    }

    /** Returns the records that were there on opening, in the order in which they were appended. */
    public List<T> found() {
        return found;
    }

    /** Returns how many bytes of a torn last line were cut on opening, usually 0. */
    public long tornBytes() {
        return tornBytes;
    }

    /**
     * Appends a record.
     *
     * @throws JournalException if it cannot be stored whole; the file is then as before
     */
    public synchronized void append(T value) {
        file.append(RecordLines.line(value));
    }

    /** Ends writing and lets others write. */
    @Override
    public synchronized void close() {
        try (lock) {
            file.close();
        } catch (IOException e) {
            throw new JournalException("a log could not be closed (" + e + ")", e);
        }
    }
}
