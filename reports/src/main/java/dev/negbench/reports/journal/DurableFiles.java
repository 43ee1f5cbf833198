package dev.negbench.reports.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Whole files that are on disk, complete, or not there at all. */
public final class DurableFiles {
    static final String TEMPORARY_SUFFIX = ".tmp";

    private DurableFiles() {}

    /** Writes a file's bytes, a piece at a time. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes a file under its name only when its bytes are on disk; an older file of that name is replaced. */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, out -> out.write(bytes));
    }

    /** Writes a file as {@link #write(Path, byte[])} does, without having all of it in memory. */
    static void write(Path file, Content content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY_SUFFIX);
        // A stream, not a channel: an interrupt closes a channel in the middle of a write.
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            content.write(out);
            out.getFD().sync();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(file.toAbsolutePath().getParent());
    }

    /** Makes the names in a directory durable. Does nothing where the system cannot open a directory. */
    public static void syncDirectory(Path directory) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                FileChannel channel;
                try {
                    channel = FileChannel.open(directory, StandardOpenOption.READ);
                } catch (IOException unsupported) {
                    return;
                }
                try (channel) {
                    channel.force(true);
                    return;
                } catch (ClosedByInterruptException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
