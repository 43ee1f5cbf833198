package dev.negbench.reports.journal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A cell half way, on disk: a header that says which cell and which version of the format, the content, and the SHA-256
 * of both. It is on disk, whole, or the one before it still is; one that is torn, damaged, of another cell or of
 * another schema is never read. One thread at a time.
 */
public final class CheckpointFile {
    /** Version of the content; what another version wrote is not read. 2: last draws, 3: no weights in a warm-up. */
    public static final int SCHEMA = 3;

    private static final long MAGIC = 0x6e62_2d68_616c_6665L;
    private static final int KEY_LENGTH = 64;
    private static final int HEADER = Long.BYTES + Integer.BYTES + KEY_LENGTH;
    private static final int HASH = 32;
    private static final int BUFFER = 1 << 16;

    /** Writes the content, a piece at a time. */
    @FunctionalInterface
    public interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private final Path file;
    private final String key;

    /**
     * @param file where it is or will be
     * @param key the cell's key, 64 hexadecimal digits
     */
    public CheckpointFile(Path file, String key) {
        this.file = file;
        this.key = key;
    }

    /**
     * Writes the file in place of an earlier one. Returns when it is on disk.
     *
     * @throws IOException if it cannot be written; an earlier one is then still there
     */
    public void write(Content content) throws IOException {
        Files.createDirectories(file.getParent());
        DurableFiles.write(file, stream -> write(stream, content));
    }

    private void write(OutputStream stream, Content content) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(stream, BUFFER);
        DigestOutputStream digested = new DigestOutputStream(buffered, sha256());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(digested, BUFFER));
        out.writeLong(MAGIC);
        out.writeInt(SCHEMA);
        out.write(key.getBytes(StandardCharsets.US_ASCII));
        content.write(out);
        out.flush();
        buffered.write(digested.getMessageDigest().digest());
        buffered.flush();
    }

    /**
     * Opens the content for reading, if there is any that can be trusted.
     *
     * @param unusable told in one line why a file that is there is not used
     * @return the content, to be closed by the caller
     */
    public Optional<DataInputStream> open(Consumer<String> unusable) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String fault = fault();
            if (fault != null) {
                unusable.accept(file + ": " + fault + "; the cell begins anew");
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
            in.skipNBytes(HEADER);
            return Optional.of(in);
        } catch (IOException e) {
            unusable.accept(file + ": cannot be read (" + e + "); the cell begins anew");
            return Optional.empty();
        }
    }

    /** Returns what is wrong with the file, or null. */
    private String fault() throws IOException {
        long size = Files.size(file);
        if (size < HEADER + HASH) {
            return "torn, only " + size + " bytes";
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                DigestInputStream digested = new DigestInputStream(raw, sha256())) {
            DataInputStream in = new DataInputStream(digested);
            if (in.readLong() != MAGIC) {
                return "no checkpoint of a cell";
            }
            int schema = in.readInt();
            if (schema != SCHEMA) {
                return "checkpoint of schema " + schema + ", this version reads " + SCHEMA;
            }
            if (!key.equals(new String(in.readNBytes(KEY_LENGTH), StandardCharsets.US_ASCII))) {
                return "checkpoint of another cell";
            }
            // Read, not skipped: what is skipped is not digested.
            byte[] block = new byte[BUFFER];
            for (long left = size - HEADER - HASH; left > 0; ) {
                int count = (int) Math.min(block.length, left);
                in.readFully(block, 0, count);
                left -= count;
            }
            byte[] hash = digested.getMessageDigest().digest();
            digested.on(false);
            return Arrays.equals(hash, in.readNBytes(HASH)) ? null : "torn or damaged, its hash does not match";
        }
    }

    /** Removes the file, if there is one. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
