package dev.negbench.strategies.stage;

import java.util.stream.IntStream;

/** Rows of row-major matrices compared one by one, in double precision: what any dense searcher can do, unhurried. */
final class DenseRows {
    private DenseRows() {}

    static double dot(float[] left, int leftRow, float[] right, int rightRow, int dimension) {
        double sum = 0;
        for (int d = 0; d < dimension; d++) {
            sum += (double) left[leftRow * dimension + d] * right[rightRow * dimension + d];
        }
        return sum;
    }

    /** Returns, for each row of a matrix, the nearest rows of another by inner product, ties by ascending row. */
    static RankedLists nearest(float[] among, float[] rows, int dimension, int depth) {
        int others = among.length / dimension;
        int count = rows.length / dimension;
        int width = Math.min(depth, others);
        RankedLists lists = RankedLists.ofSize(count, width);
        for (int row = 0; row < count; row++) {
            float[] products = new float[others];
            for (int other = 0; other < others; other++) {
                products[other] = (float) dot(rows, row, among, other, dimension);
            }
            int[] order = IntStream.range(0, others)
                    .boxed()
                    .sorted((l, r) -> Float.compare(products[r], products[l]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            lists.counts()[row] = width;
            for (int place = 0; place < width; place++) {
                lists.ids()[row * width + place] = order[place];
                lists.scores()[row * width + place] = products[order[place]];
            }
        }
        return lists;
    }
}
