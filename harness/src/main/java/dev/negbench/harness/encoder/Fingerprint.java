package dev.negbench.harness.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over what a model consists of; numbers count in little-endian order, lists with their length. */
final class Fingerprint {
    private final MessageDigest digest;
    private final ByteBuffer block = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addLength(bytes.length);
        digest.update(bytes);
        return this;
    }

    Fingerprint add(TokenBags bags) {
        add(bags.offsets(), bags.offsets().length);
        add(bags.tokens(), bags.tokenCount());
        return add(bags.weights(), bags.tokenCount());
    }

    Fingerprint add(float[] values, int length) {
        addLength(length);
        int perBlock = block.capacity() / Float.BYTES;
        for (int at = 0; at < length; at += perBlock) {
            int count = Math.min(perBlock, length - at);
            block.asFloatBuffer().put(values, at, count);
            digest.update(block.array(), 0, count * Float.BYTES);
        }
        return this;
    }

    private void add(int[] values, int length) {
        addLength(length);
        int perBlock = block.capacity() / Integer.BYTES;
        for (int at = 0; at < length; at += perBlock) {
            int count = Math.min(perBlock, length - at);
            block.asIntBuffer().put(values, at, count);
            digest.update(block.array(), 0, count * Integer.BYTES);
        }
    }

    private void addLength(int length) {
        digest.update(block.putInt(0, length).array(), 0, Integer.BYTES);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
