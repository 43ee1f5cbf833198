package dev.negbench.strategies.stage;

/**
 * Ranked documents of several queries, row-major, best first, equal scores by ascending id.
 *
 * @param rows the number of queries
 * @param width the number of places a row
 * @param ids document ordinals, {@code rows * width}
 * @param scores similarities parallel to {@code ids}
 * @param counts how many places of each row are filled, from the left
 */
public record RankedLists(int rows, int width, int[] ids, float[] scores, int[] counts) {
    /** Creates lists to be filled. */
    public static RankedLists ofSize(int rows, int width) {
        int places = Math.multiplyExact(rows, width);
        return new RankedLists(rows, width, new int[places], new float[places], new int[rows]);
    }
}
