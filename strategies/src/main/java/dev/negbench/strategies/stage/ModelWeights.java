package dev.negbench.strategies.stage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model's parameters as named tensors, each a flat array.
 *
 * @param tensors name → values; the arrays are shared, not copied
 */
public record ModelWeights(Map<String, float[]> tensors) {
    private static final int VALUES_A_BLOCK = 1 << 14;

    public ModelWeights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /**
     * Returns the SHA-256, in hexadecimal, of names and values: equal hashes, equal models of one encoder. Reads every
     * weight, some hundred megabytes a second.
     */
    public String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        ByteBuffer block = ByteBuffer.allocate(VALUES_A_BLOCK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        tensors.forEach((name, values) -> {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            block.putInt(0, text.length);
            block.putInt(Integer.BYTES, values.length);
            digest.update(block.array(), 0, 2 * Integer.BYTES);
            digest.update(text);
            for (int at = 0; at < values.length; at += VALUES_A_BLOCK) {
                int count = Math.min(VALUES_A_BLOCK, values.length - at);
                block.asFloatBuffer().put(values, at, count);
                digest.update(block.array(), 0, count * Float.BYTES);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
