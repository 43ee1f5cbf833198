package dev.negbench.reports.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file that only grows, by whole records, each on disk before {@link #append} returns. */
final class AppendOnlyFile implements AutoCloseable {
    /** What a record is written to: a file, or in tests a file that fails on purpose. */
    interface Target extends AutoCloseable {
        void write(long position, byte[] bytes) throws IOException;

        void truncate(long length) throws IOException;

        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Opens targets. */
    interface Opener {
        Target open(Path file) throws IOException;
    }

    static final Opener ON_DISK = DiskTarget::new;

    private final Path file;
    private final Target target;
    private long length;
    private boolean broken;

    private AppendOnlyFile(Path file, Target target, long length) {
        this.file = file;
        this.target = target;
        this.length = length;
    }

    /**
     * Opens or creates a file and cuts it to {@code length}.
     *
     * @param length bytes of whole records
     */
    static AppendOnlyFile open(Path file, long length, Opener opener) {
        try {
            Target target = opener.open(file);
            try {
                target.truncate(length);
                target.sync();
                DurableFiles.syncDirectory(file.toAbsolutePath().getParent());
            } catch (IOException e) {
                target.close();
                throw e;
            }
            return new AppendOnlyFile(file, target, length);
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be opened for appending (" + e.getMessage()
                    + "); check that the directory is writable or choose another one with --out", e);
        }
    }

    /**
     * Appends a record. If it cannot be stored whole, the file is cut back to what it was, so that it stays readable.
     *
     * @throws JournalException if the disk is full or fails
     */
    void append(byte[] record) {
        if (broken) {
            throw new JournalException(file + ": an earlier write failed and could not be undone; open the results "
                    + "directory again, which cuts the torn end");
        }
        try {
            target.write(length, record);
            target.sync();
            length += record.length;
        } catch (IOException e) {
            throw new JournalException(file + ": " + record.length + " bytes could not be appended at " + length + " ("
                    + e.getMessage() + "); " + undo(e)
                    + " Free space on the disk and run the same command again: finished cells are not repeated", e);
        }
    }

    private String undo(IOException failure) {
        try {
            target.truncate(length);
            target.sync();
            return "the file was cut back to its last whole record.";
        } catch (IOException e) {
            broken = true;
            failure.addSuppressed(e);
            return "it could not be cut back either, which the next start will do.";
        }
    }

    @Override
    public void close() throws IOException {
        target.close();
    }

    /** Not a file channel, which an interrupt of the thread closes in the middle of a record. */
    private static final class DiskTarget implements Target {
        private final RandomAccessFile file;

        DiskTarget(Path path) throws IOException {
            file = new RandomAccessFile(path.toFile(), "rw");
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            file.seek(position);
            file.write(bytes);
        }

        @Override
        public void truncate(long length) throws IOException {
            if (file.length() > length) {
                file.setLength(length);
            }
        }

        @Override
        public void sync() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
