package dev.negbench.harness.search;

import dev.negbench.harness.jfaiss.Index;
import dev.negbench.harness.jfaiss.ResultBlock;
import dev.negbench.harness.jfaiss.SearchParams;
import dev.negbench.harness.jfaiss.VectorBlock;
import dev.negbench.harness.linalg.VectorMath;
import java.util.concurrent.atomic.LongAdder;

/**
 * Exact search with FAISS as the sieve. FAISS rounds as its BLAS likes, so it is asked for somewhat more documents
 * than needed; these get exact scores and are ranked by them. A document that FAISS left out has at most the worst
 * score it returned, plus the rounding errors of both computations: where the last document that is needed lies above
 * that, none was missed. Where it does not, as with many equal scores, the query is compared with every document.
 */
final class FaissFlatSearch implements FaissSearch {
    private static final int LEAST_MARGIN = 16;
    private static final int MARGIN_DIVISOR = 8;

    /** FAISS multiplies matrices from this many queries on, and below that compares one pair at a time. */
    private static final int LEAST_MATRIX_ROWS = 20;

    /** Up to this many queries, comparing each with every document is faster than a small matrix product. */
    private static final int MOST_SCANNED_ROWS = 5;

    private static final int SCANNED_AT_ONCE = 4096;
    private static final double UNIT_ROUNDOFF = 0x1p-24;

    private final Index index;
    private final int size;
    private final int dimension;
    private final double largestNorm;
    private final LongAdder scans = new LongAdder();

    FaissFlatSearch(Index index, float largestSquaredNorm) {
        this.index = index;
        this.size = Math.toIntExact(index.size());
        this.dimension = index.dimension();
        this.largestNorm = Math.sqrt(largestSquaredNorm);
    }

    /** Returns how many queries have been compared with every document. */
    long scans() {
        return scans.sum();
    }

    @Override
    public int affordableRows(Band band) {
        // FAISS itself buffers twice as many candidates as it is asked for, at 12 bytes each.
        return (int) Math.max(1, RESULT_BYTES / (36L * width(band)));
    }

    @Override
    public void search(float[] queries, int first, int count, Band band, TopK out) {
        if (count <= MOST_SCANNED_ROWS || affordableRows(band) < LEAST_MATRIX_ROWS) {
            try (VectorBlock block = VectorBlock.copyOf(queries, first * dimension, count, dimension)) {
                for (int row = 0; row < count; row++) {
                    scan(block, row, band, out, first + row);
                }
            }
        } else {
            sieve(queries, first, count, band, out);
        }
    }

    private void sieve(float[] queries, int first, int count, Band band, TopK out) {
        int width = width(band);
        int rows = Math.max(count, LEAST_MATRIX_ROWS);
        long[] labels = new long[count * width];
        float[] rounded = new float[count * width];
        float[] exact = new float[count * width];
        try (VectorBlock block = VectorBlock.allocate(rows, dimension);
                ResultBlock results = ResultBlock.allocate(rows, width)) {
            block.write(0, queries, first * dimension, count);
            if (count < rows) {
                block.write(count, new float[(rows - count) * dimension], 0, rows - count);
            }
            index.search(block, rows, SearchParams.defaults(), results);
            results.readScores(count, rounded);
            index.rescore(block, count, results);
            results.readLabels(count, labels);
            results.readScores(count, exact);
            long[] keys = new long[width];
            for (int row = 0; row < count; row++) {
                float worst = Float.POSITIVE_INFINITY;
                for (int i = 0; i < width; i++) {
                    int slot = row * width + i;
                    keys[i] = RankKey.of(exact[slot], (int) labels[slot]);
                    worst = Math.min(worst, rounded[slot]);
                }
                Selection.largestFirst(keys, 0, width, band.end());
                double limit = worst + rounding(queries, first + row);
                if (width == size || RankKey.score(keys[band.end() - 1]) > limit) {
                    Selection.sortDescending(keys, 0, band.end());
                    for (int rank = band.start(); rank < band.end(); rank++) {
                        out.append(first + row, RankKey.id(keys[rank]), RankKey.score(keys[rank]));
                    }
                } else {
                    scan(block, row, band, out, first + row);
                }
            }
        }
    }

    private int width(Band band) {
        int margin = Math.max(LEAST_MARGIN, band.end() / MARGIN_DIVISOR);
        return (int) Math.min(size, (long) band.end() + margin);
    }

    /**
     * Returns the most by which two ways of adding up the products of a query with any document can differ. Each is off
     * by at most gamma times the sum of absolute products (Higham, Accuracy and Stability of Numerical Algorithms, 2nd
     * edition, section 3.1), which the two lengths bound; the last term is for products that underflow.
     */
    private double rounding(float[] queries, int row) {
        double gamma = dimension * UNIT_ROUNDOFF / (1 - dimension * UNIT_ROUNDOFF);
        double norm = Math.sqrt(VectorMath.squaredNorm(queries, row * dimension, dimension));
        double inflation = 1 + 4 * gamma;
        return 2 * gamma * inflation * norm * largestNorm + 4.0 * dimension * Float.MIN_VALUE;
    }

    private void scan(VectorBlock block, int row, Band band, TopK out, int outRow) {
        scans.increment();
        BestOfBatch best = BestOfBatch.of(1, band.end(), size);
        float[] scores = new float[Math.min(size, SCANNED_AT_ONCE)];
        try (VectorBlock scored = VectorBlock.allocate(1, scores.length)) {
            for (int from = 0; from < size; from += scores.length) {
                int count = Math.min(scores.length, size - from);
                index.scoreRange(block, row, from, count, scored);
                scored.read(0, scores, 0, 1);
                best.offer(0, scores, count, from);
            }
        }
        best.drain(0, band.start(), out, outRow);
    }
}
