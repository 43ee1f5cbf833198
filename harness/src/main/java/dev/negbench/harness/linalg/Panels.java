package dev.negbench.harness.linalg;

import java.util.Arrays;

/**
 * The memory layout of the matrix product's operands.
 *
 * <p>A panel holds {@link #PANEL} right rows, a group {@link #GROUP} left rows. Both store one chain after the other
 * and, inside a chain, the elements of all their rows side by side. The kernel then runs through memory in order and
 * keeps one chain of many products in registers, with a document in each lane and no horizontal addition.
 */
final class Panels {
    /** Right rows in a panel: two 256-bit or four 128-bit registers of lanes. */
    static final int PANEL = 16;

    /** Left rows in a group: with a panel, 8 accumulators, as many as two 4-cycle FMA pipes need. */
    static final int GROUP = 4;

    private Panels() {
    }

    /** Returns how many of {@code d} elements belong to {@code chain}. */
    static int chainLength(int d, int chain) {
        return (d - chain + Chains.COUNT - 1) / Chains.COUNT;
    }

    /** Packs up to {@link #PANEL} consecutive rows; the missing ones become zero. */
    static void packPanel(float[] rows, int offset, int count, int d, float[] out, int outOffset) {
        pack(rows, offset, count, d, PANEL, out, outOffset);
    }

    /** Packs {@code count} consecutive rows into groups; the rows missing in the last group become zero. */
    static void packGroups(float[] rows, int offset, int count, int d, float[] out) {
        for (int row = 0; row < count; row += GROUP) {
            pack(rows, offset + row * d, Math.min(GROUP, count - row), d, GROUP, out, row * d);
        }
    }

    private static void pack(float[] rows, int offset, int count, int d, int lanes, float[] out, int outOffset) {
        if (count < lanes) {
            Arrays.fill(out, outOffset, outOffset + lanes * d, 0);
        }
        for (int lane = 0; lane < count; lane++) {
            int to = outOffset + lane;
            for (int chain = 0; chain < Chains.COUNT; chain++) {
                int length = chainLength(d, chain);
                copyChain(rows, offset + lane * d + chain, length, lanes, out, to);
                to += length * lanes;
            }
        }
    }

    private static void copyChain(float[] row, int from, int length, int stride, float[] out, int to) {
        for (int i = 0; i < length; i++) {
            out[to + i * stride] = row[from + i * Chains.COUNT];
        }
    }

    /** Copies row {@code lane} of a panel out in its original order. */
    static void unpackRow(float[] panel, int panelOffset, int lane, int d, float[] out, int outOffset) {
        int from = panelOffset + lane;
        for (int chain = 0; chain < Chains.COUNT; chain++) {
            for (int element = chain; element < d; element += Chains.COUNT, from += PANEL) {
                out[outOffset + element] = panel[from];
            }
        }
    }
}
