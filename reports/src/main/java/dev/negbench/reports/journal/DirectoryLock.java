package dev.negbench.reports.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held by the one process that writes a results directory; the system gives it back when that process ends, however.
 */
final class DirectoryLock implements AutoCloseable {
    static final String FILE = "lock";

    // The system's lock belongs to the process and goes when any channel on the file is closed, so a second open by
    // this process has to be refused before it touches the file.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the lock of a directory that exists.
     *
     * @throws JournalException if another process, or this one, writes there
     */
    static DirectoryLock take(Path directory) {
        Path real;
        try {
            real = directory.toRealPath();
        } catch (IOException e) {
            throw unusable(directory, e);
        }
        if (!HELD_HERE.add(real)) {
            throw busy(directory, "this process");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw busy(directory, "process " + Files.readString(real.resolve(FILE)).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(real, channel);
        } catch (IOException | JournalException e) {
            release(real, channel, e);
            throw e instanceof JournalException known ? known : unusable(directory, e);
        }
    }

    private static JournalException busy(Path directory, String owner) {
        return new JournalException(directory + ": " + owner + " is writing results here; wait until it has ended or "
                + "choose another directory with --out");
    }

    private static JournalException unusable(Path directory, Exception e) {
        return new JournalException(directory + ": cannot be locked for writing (" + e + "); check that the directory "
                + "is writable or choose another one with --out", e);
    }

    private static void release(Path real, FileChannel channel, Exception failure) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        } finally {
            HELD_HERE.remove(real);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
