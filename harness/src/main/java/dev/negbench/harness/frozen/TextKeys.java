package dev.negbench.harness.frozen;

import dev.negbench.harness.text.Sha256;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The keys under which the vectors of texts are kept: 128 bits of the SHA-256 of a text with its prompt.
 *
 * @param highs first halves
 * @param lows second halves
 */
record TextKeys(long[] highs, long[] lows) {
    static TextKeys of(List<String> texts) {
        long[] highs = new long[texts.size()];
        long[] lows = new long[texts.size()];
        Sha256 digest = new Sha256();
        for (int i = 0; i < highs.length; i++) {
            ByteBuffer bytes = ByteBuffer.wrap(digest.add(texts.get(i)).bytes());
            highs[i] = bytes.getLong();
            lows[i] = bytes.getLong();
        }
        return new TextKeys(highs, lows);
    }

    int size() {
        return highs.length;
    }
}
