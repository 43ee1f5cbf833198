package dev.negbench.harness.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over a sequence of values, each of them set apart from the next. Not thread-safe. */
public final class Sha256 {
    private static final int BLOCK_BYTES = 1 << 16;

    private final MessageDigest digest = newDigest();
    private final ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);

    /** Adds a number. */
    public Sha256 add(int value) {
        digest.update(number.clear().putInt(value).flip());
        return this;
    }

    /** Adds a text as UTF-8 behind its length. */
    public Sha256 add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Returns 64 lower-case hexadecimal digits and starts anew. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** Returns the 32 bytes and starts anew. */
    public byte[] bytes() {
        return digest.digest();
    }

    static byte[] of(ByteBuffer bytes) {
        MessageDigest digest = newDigest();
        digest.update(bytes);
        return digest.digest();
    }

    static String of(InputStream in) throws IOException {
        MessageDigest digest = newDigest();
        byte[] block = new byte[BLOCK_BYTES];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            digest.update(block, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
