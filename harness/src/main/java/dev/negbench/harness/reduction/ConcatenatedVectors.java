package dev.negbench.harness.reduction;

import dev.negbench.harness.linalg.VectorMath;

/**
 * The vectors of several encoders side by side. Each part is brought to length 1 first, or the encoder with the longest
 * vectors would outweigh the others, and the whole again (card enterprise-hnm).
 */
public final class ConcatenatedVectors {
    private ConcatenatedVectors() {}

    /**
     * Concatenates.
     *
     * @param parts an encoder's vectors each, row-major, as many rows in all of them
     * @param count number of rows
     * @return {@code count} rows of length 1, row-major, as wide as all parts together; where a part is zero, it stays
     * @throws IllegalArgumentException if there are no parts, or one is no {@code count} rows
     */
    public static float[] of(float[][] parts, int count) {
        int width = 0;
        for (float[] part : parts) {
            if (count < 1 || part.length == 0 || part.length % count != 0) {
                throw new IllegalArgumentException(
                        "a part of " + part.length + " values is no " + count + " rows of equal length");
            }
            width = Math.addExact(width, part.length / count);
        }
        if (width == 0) {
            throw new IllegalArgumentException("no vectors to concatenate");
        }
        float[] all = new float[Math.multiplyExact(count, width)];
        for (int row = 0; row < count; row++) {
            int at = row * width;
            for (float[] part : parts) {
                int length = part.length / count;
                System.arraycopy(part, row * length, all, at, length);
                VectorMath.normalise(all, at, length);
                at += length;
            }
            VectorMath.normalise(all, row * width, width);
        }
        return all;
    }
}
