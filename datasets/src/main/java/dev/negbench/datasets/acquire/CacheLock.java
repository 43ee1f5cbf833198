package dev.negbench.datasets.acquire;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held by the one thread of one process that fetches a thing; the system gives it back when the process ends. */
final class CacheLock implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final FileChannel channel;

    private CacheLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes a lock, waiting as long as another process or thread has it.
     *
     * @param file the lock file; its directory is created
     * @param busy run once if there is somebody to wait for
     * @throws AcquisitionException if the file cannot be written or the wait is interrupted
     */
    static CacheLock take(Path file, Runnable busy) {
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                busy.run();
                do {
                    Thread.sleep(POLL_MILLIS);
                } while (!tryLock(channel));
            }
            return new CacheLock(channel);
        } catch (IOException e) {
            close(channel, e);
            throw new AcquisitionException(
                    "the lock file " + file + " cannot be written: " + e, "check that the directory is writable", e);
        } catch (InterruptedException e) {
            close(channel, e);
            Thread.currentThread().interrupt();
            throw new AcquisitionException("interrupted while waiting for " + file, "run the same command again", e);
        }
    }

    /** Tells whether the lock was got; a thread of this process counts as somebody else. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }

    private static void close(FileChannel channel, Exception failure) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException released) {
            // The lock goes with the channel, closed well or not; nothing was written through it.
        }
    }
}
