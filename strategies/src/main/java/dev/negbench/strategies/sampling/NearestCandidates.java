package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/** Takes the candidates whose scores are nearest to a wanted score; no chance involved. */
public final class NearestCandidates {
    private NearestCandidates() {}

    /**
     * Walks outwards from the wanted score. O(log size + n), allocates nothing.
     *
     * @param scores descending scores, none NaN
     * @param size number of candidates, at least 0
     * @param wanted the wanted score, not NaN
     * @param n how many are wanted, at least 0
     * @param draw cleared and filled with min(n, size) positions, nearest first; of two equally near ones the higher
     *     score first, of equal scores the one next to the wanted score in the order of the pool
     */
    public static void draw(float[] scores, int size, double wanted, int n, Draw draw) {
        if (draw.settle(size, n)) {
            return;
        }
        int below = firstBelow(scores, size, wanted);
        int above = below - 1;
        for (int count = 0; count < n; count++) {
            boolean takeAbove = below == size || above >= 0
                    && distance(scores[above], wanted) <= distance(scores[below], wanted);
            draw.add(takeAbove ? above-- : below++);
        }
    }

    /** Returns the first position whose score is below {@code wanted}, or {@code size}. */
    static int firstBelow(float[] scores, int size, double wanted) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = from + to >>> 1;
            if (scores[middle] >= wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Returns the distance of two scores; equal infinities are at distance 0. */
    static double distance(double left, double right) {
        return left == right ? 0 : Math.abs(left - right);
    }
}
