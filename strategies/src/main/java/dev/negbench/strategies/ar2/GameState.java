package dev.negbench.strategies.ar2;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * A game between two epochs, and its bytes.
 *
 * @param warmRanker the ranker's state when both were warm, empty before
 * @param ranker the ranker's state
 */
record GameState(int epochsDone, int stepsAnEpoch, long lastStep, GameRecord played, byte[] warmRanker, byte[] ranker) {
    private static final int MAGIC = 0x6e62_6732;
    private static final int FIXED = 5 * Integer.BYTES + 3 * Long.BYTES + 2 * Double.BYTES;

    byte[] bytes() {
        return ByteBuffer.allocate(FIXED + warmRanker.length + ranker.length)
                .putInt(MAGIC)
                .putInt(epochsDone)
                .putInt(stepsAnEpoch)
                .putLong(lastStep)
                .putDouble(played.warmRetriever())
                .putDouble(played.warmRanker())
                .putLong(played.rankerSteps())
                .putLong(played.retrieverSteps())
                .putInt(warmRanker.length)
                .put(warmRanker)
                .putInt(ranker.length)
                .put(ranker)
                .array();
    }

    /**
     * Reads a state.
     *
     * @throws IllegalArgumentException if these are no bytes of {@link #bytes}
     */
    static GameState of(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.getInt() == MAGIC) {
                GameState state = new GameState(
                        in.getInt(),
                        in.getInt(),
                        in.getLong(),
                        new GameRecord(in.getDouble(), in.getDouble(), in.getLong(), in.getLong()),
                        array(in),
                        array(in));
                if (!in.hasRemaining()) {
                    return state;
                }
            }
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are a torn state of an ar2 game", e);
        }
        throw new IllegalArgumentException("these " + bytes.length + " bytes are no state of an ar2 game");
    }

    private static byte[] array(ByteBuffer in) {
        int length = in.getInt();
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] array = new byte[length];
        in.get(array);
        return array;
    }
}
