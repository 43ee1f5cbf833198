package dev.negbench.datasets.acquire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, MD5 and number of the bytes that pass by. MD5 is here because publishers give it, not as a safeguard. */
final class RunningDigests {
    private final MessageDigest sha256 = digest("SHA-256");
    private final MessageDigest md5 = digest("MD5");
    private long bytes;

    void update(byte[] block, int length) {
        sha256.update(block, 0, length);
        md5.update(block, 0, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    FileDigests finish() {
        HexFormat hex = HexFormat.of();
        return new FileDigests(bytes, hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + algorithm, e);
        }
    }
}
