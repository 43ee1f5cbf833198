package dev.negbench.datasets;

import java.nio.ByteBuffer;

/** Lengths as variable bytes: seven bits each, low ones first, the top bit set where another byte follows. */
final class TextLengths {
    /** Most bytes that a length takes. */
    static final int MOST_BYTES = 5;

    private TextLengths() {}

    /** Writes a length of at least 0. */
    static void put(int length, ByteBuffer to) {
        int rest = length;
        while (rest > 0x7F) {
            to.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        to.put((byte) rest);
    }

    /** Reads a length. */
    static int get(ByteBuffer from) {
        int length = 0;
        int shift = 0;
        int next = from.get();
        while (next < 0) {
            length |= (next & 0x7F) << shift;
            shift += 7;
            next = from.get();
        }
        return length | next << shift;
    }
}
