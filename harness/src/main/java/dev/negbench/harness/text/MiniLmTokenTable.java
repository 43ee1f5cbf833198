package dev.negbench.harness.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;

/**
 * The input vectors of MiniLM-L6-v2's tokens, the starting point of encoders without attention. Row = token id as
 * {@link WordPieceTokens} gives it. Immutable and safe to share between threads; holds 45 MiB.
 */
public final class MiniLmTokenTable {
    /** The number of tokens. */
    public static final int ROWS = 30_522;

    /** The length of a token's vector. */
    public static final int DIMENSIONS = 384;

    private static final String INITIALIZER = "embeddings.word_embeddings.weight";

    private final float[] values;

    private MiniLmTokenTable(float[] values) {
        this.values = values;
    }

    /**
     * Loads the table: from the cache, else out of the model file, which takes about a second, and into the cache.
     *
     * @param cache where the table is kept
     * @return the table
     * @throws IOException if the model file is missing or has no such table, or the cache cannot be written
     */
    public static MiniLmTokenTable load(CacheFolder cache) throws IOException {
        CachedFile file = cache.file("token-table", "minilm-l6-v2-" + ModelFile.MINILM.fingerprint());
        Optional<ByteBuffer> block = file.read().filter(bytes -> bytes.remaining() == ROWS * DIMENSIONS * Float.BYTES);
        if (block.isPresent()) {
            float[] values = new float[ROWS * DIMENSIONS];
            block.get().asFloatBuffer().get(values);
            return new MiniLmTokenTable(values);
        }
        float[] values;
        try (InputStream in = ModelFile.MINILM.open()) {
            values = OnnxMatrix.read(in, INITIALIZER, ROWS, DIMENSIONS);
        }
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        file.write(bytes);
        return new MiniLmTokenTable(values);
    }

    /** Returns all vectors, row-major, {@link #ROWS} × {@link #DIMENSIONS}. Shared: do not write to it. */
    public float[] values() {
        return values;
    }

    /** Copies the vector of a token to {@code target[offset … offset + DIMENSIONS - 1]}. */
    public void copyRow(int token, float[] target, int offset) {
        Objects.checkIndex(token, ROWS);
        System.arraycopy(values, token * DIMENSIONS, target, offset, DIMENSIONS);
    }
}
