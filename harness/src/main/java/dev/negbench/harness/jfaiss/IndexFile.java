package dev.negbench.harness.jfaiss;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Index files: what FAISS writes, then a footer of 24 bytes, big-endian: "NBJFAISS", the length of what FAISS wrote
 * (8 bytes), its CRC-32C (4 bytes), and the version of this layout (4 bytes).
 */
final class IndexFile {
    private static final long MAGIC = 0x4e424a4641495353L;
    private static final int VERSION = 1;
    private static final int FOOTER_BYTES = 24;
    private static final int BUFFER_BYTES = 1 << 18;

    private IndexFile() {
    }

    /** Lets {@code writer} write to a file next to the target, adds the footer, and renames it over the target. */
    static void replace(Path target, Consumer<Path> writer) {
        Path absolute = target.toAbsolutePath();
        Path directory = absolute.getParent();
        Path partial = directory.resolve("." + absolute.getFileName() + "." + ProcessHandle.current().pid() + "-"
            + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            writer.accept(partial);
            try (FileChannel file = FileChannel.open(partial, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long length = file.size();
                ByteBuffer footer = ByteBuffer.allocate(FOOTER_BYTES)
                    .putLong(MAGIC).putLong(length).putInt(checksum(file, length)).putInt(VERSION).flip();
                while (footer.hasRemaining()) {
                    file.write(footer, length + footer.position());
                }
                file.force(true);
            }
            Files.move(partial, absolute, StandardCopyOption.ATOMIC_MOVE);
            persistRename(directory);
        } catch (IOException e) {
            throw new FaissIoException("cannot write the index file " + target + ": " + e, e);
        } finally {
            deleteQuietly(partial);
        }
    }

    /** Checks length and checksum of a file. */
    static void verify(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long length = file.size() - FOOTER_BYTES;
            ByteBuffer footer = ByteBuffer.allocate(FOOTER_BYTES);
            while (length >= 0 && footer.hasRemaining() && file.read(footer, length + footer.position()) >= 0) {
                // until the footer is complete
            }
            footer.flip();
            if (length < 0 || footer.getLong() != MAGIC) {
                throw new FaissIoException(path + " is cut short, or was not written by this binding; build it again");
            }
            long writtenLength = footer.getLong();
            int writtenChecksum = footer.getInt();
            int version = footer.getInt();
            if (version != VERSION) {
                throw new FaissIoException(path + " has layout version " + version + ", not " + VERSION);
            }
            if (writtenLength != length || writtenChecksum != checksum(file, length)) {
                throw new FaissIoException(path + " is damaged: its checksum does not match; build it again");
            }
        } catch (IOException e) {
            throw new FaissIoException("cannot read the index file " + path + ": " + e, e);
        }
    }

    static byte[] nativeName(Path path) {
        return path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int checksum(FileChannel file, long length) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        for (long at = 0; at < length;) {
            buffer.clear().limit((int) Math.min(BUFFER_BYTES, length - at));
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            at += read;
            crc.update(buffer.flip());
        }
        return (int) crc.getValue();
    }

    private static void persistRename(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static void deleteQuietly(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException leftBehind) {
            // It is a hidden temporary file; the outcome of the write is already decided.
        }
    }
}
