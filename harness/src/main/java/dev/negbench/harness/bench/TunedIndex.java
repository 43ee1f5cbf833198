package dev.negbench.harness.bench;

import dev.negbench.harness.jfaiss.SearchParams;
import dev.negbench.harness.search.FaissIndex;
import dev.negbench.harness.search.TopK;
import dev.negbench.harness.search.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * An approximate index that tries just hard enough: with the least effort that finds a share of the true neighbours of
 * queries set aside for that.
 *
 * @param index the index; close it
 * @param effort cells visited (nprobe), or candidates kept (efSearch)
 */
record TunedIndex(VectorIndex index, int effort) {
    /**
     * Finds the effort by doubling and bisection, taking recall to grow with it.
     *
     * @param built the index, at any effort; closed
     * @param params search parameters of an effort
     * @param atMost the largest effort that makes sense
     * @param recall the share wanted
     * @param queries vectors to tune with
     * @param truth the documents an exact search finds for them
     * @throws IllegalStateException if even the largest effort finds too few
     * @throws IOException if there is no room for a temporary copy of the index
     */
    static TunedIndex of(
            FaissIndex built, IntFunction<SearchParams> params, int atMost, double recall, float[] queries, TopK truth)
            throws IOException {
        Path file = Files.createTempFile("negbench-index", ".faiss");
        try {
            try (built) {
                built.save(file);
            }
            int low = 0;
            int high = 1;
            while (recall(file, params.apply(high), queries, truth) < recall) {
                if (high == atMost) {
                    throw new IllegalStateException(
                            "recall " + recall + " is out of reach at effort " + atMost + "; ask for less");
                }
                low = high;
                high = Math.min(atMost, 2 * high);
            }
            while (high - low > 1) {
                int middle = low + high >>> 1;
                if (recall(file, params.apply(middle), queries, truth) < recall) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return new TunedIndex(FaissIndex.open(file, params.apply(high), 1), high);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static double recall(Path file, SearchParams params, float[] queries, TopK truth) {
        try (VectorIndex index = FaissIndex.open(file, params, 1)) {
            TopK found = new TopK();
            index.search(queries, truth.rows(), truth.width(), found);
            return recall(found, truth);
        }
    }

    /** Returns the share of the true neighbours that were found, over all queries. */
    static double recall(TopK found, TopK truth) {
        int hits = 0;
        int all = 0;
        BitSet wanted = new BitSet();
        for (int query = 0; query < truth.rows(); query++) {
            wanted.clear();
            for (int place = 0; place < truth.count(query); place++) {
                wanted.set(truth.id(query, place));
            }
            for (int place = 0; place < found.count(query); place++) {
                hits += wanted.get(found.id(query, place)) ? 1 : 0;
            }
            all += truth.count(query);
        }
        return (double) hits / all;
    }
}
