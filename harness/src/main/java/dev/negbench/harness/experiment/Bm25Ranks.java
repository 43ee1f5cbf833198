package dev.negbench.harness.experiment;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.PositiveRanks;
import dev.negbench.harness.retrieval.Bm25Searcher;
import dev.negbench.strategies.stage.RankedLists;
import java.util.Arrays;

/**
 * BM25's ranks among its best {@value #DEPTH} documents, the baseline by which {@link dev.negbench.datasets.Hiding#HARD
 * hard} positives are hidden. Equal scores rank by file order.
 */
public final class Bm25Ranks implements PositiveRanks, AutoCloseable {
    private static final int DEPTH = 1000;

    private final Bm25Searcher searcher;

    private Bm25Ranks(Bm25Searcher searcher) {
        this.searcher = searcher;
    }

    /** Indexes a dataset, in about a second for 30,000 short documents. */
    public static Bm25Ranks of(Dataset dataset) {
        return new Bm25Ranks(Bm25Searcher.of(dataset.corpus(), dataset.queries()));
    }

    @Override
    public int[] of(int query, int[] positives) {
        RankedLists lists = searcher.search(new int[] {query}, DEPTH);
        int[] ranks = new int[positives.length];
        Arrays.fill(ranks, NOT_FOUND);
        for (int rank = 0; rank < lists.counts()[0]; rank++) {
            int at = Arrays.binarySearch(positives, lists.ids()[rank]);
            if (at >= 0) {
                ranks[at] = rank + 1;
            }
        }
        return ranks;
    }

    @Override
    public void close() {
        searcher.close();
    }
}
