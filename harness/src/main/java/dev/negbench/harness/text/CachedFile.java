package dev.negbench.harness.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * One cached block of bytes with its SHA-256 in front. A file is seen whole or not at all; one that is cut, altered or
 * unreadable counts as absent. The block is little-endian and smaller than 2 GiB.
 */
public final class CachedFile {
    private static final long MAGIC = 0x314b4c4247454eL;
    private static final int DIGEST_BYTES = 32;
    private static final int HEADER_BYTES = Long.BYTES + Long.BYTES + DIGEST_BYTES;

    private final Path path;

    CachedFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Returns the block, read-only, or empty if there is none that can be trusted. Reads it once to verify it. */
    public Optional<ByteBuffer> read() {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() < HEADER_BYTES || channel.size() > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            MappedByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            file.order(ByteOrder.LITTLE_ENDIAN);
            if (file.getLong() != MAGIC || file.getLong() != channel.size() - HEADER_BYTES) {
                return Optional.empty();
            }
            byte[] expected = new byte[DIGEST_BYTES];
            file.get(expected);
            ByteBuffer block = file.slice().order(ByteOrder.LITTLE_ENDIAN);
            return Arrays.equals(expected, Sha256.of(block.duplicate())) ? Optional.of(block) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Replaces the file.
     *
     * @param block the bytes from position to limit
     * @throws IOException if the folder cannot be written to; the message says how to choose another
     */
    public void write(ByteBuffer block) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC).putLong(block.remaining()).put(Sha256.of(block.duplicate())).flip();
        try {
            Files.createDirectories(path.getParent());
            Path part = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".part");
            try {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    writeFully(channel, header);
                    writeFully(channel, block.duplicate());
                    channel.force(true);
                }
                Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new IOException("cannot write the cache file " + path + ": " + e + " (set the system property "
                    + CacheFolder.PROPERTY + " to a folder that can be written to)", e);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
