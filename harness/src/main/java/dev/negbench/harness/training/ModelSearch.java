package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Search with the model being trained: one encoding of the corpus serves the pools and the dev evaluation of the same
 * moment, and earlier ones are kept as long as a source asks for a lag. One thread owns it.
 */
final class ModelSearch implements AutoCloseable {
    private final TrainableEncoder encoder;
    private final CorpusRetrieval base;
    private final int[] queries;
    private final int threads;
    private final Deque<DenseSearcher> refreshes = new ArrayDeque<>();
    private DenseSearcher latest;
    private long latestStep = -1;

    /**
     * @param base the searchers that do not change; its initial searcher serves as the model until the first step
     * @param queries the queries that will be searched with while training: train and dev
     */
    ModelSearch(TrainableEncoder encoder, CorpusRetrieval base, int[] queries, int threads) {
        this.encoder = encoder;
        this.base = base;
        this.queries = queries;
        this.threads = threads;
    }

    /** Returns search with the weights as they are after this many steps. */
    CorpusRetrieval at(long step) {
        return step == 0 ? base : base.with(Retrieval.MODEL, searcher(step));
    }

    /**
     * Returns search for a refresh of the pools.
     *
     * @param step steps done so far
     * @param lag how many refreshes the model stays behind; the first refreshes use the oldest there is
     */
    CorpusRetrieval forRefresh(long step, int lag) {
        if (step == 0) {
            return base;
        }
        DenseSearcher current = searcher(step);
        refreshes.addLast(current);
        while (refreshes.size() > lag + 1) {
            closeIfUnused(refreshes.removeFirst());
        }
        // With fewer refreshes behind than the lag, the model before the first step is the oldest there is.
        return refreshes.size() <= lag ? base : base.with(Retrieval.MODEL, refreshes.peekFirst());
    }

    /** Returns search with the newest weights that were encoded, for companions and weightings. */
    CorpusRetrieval last() {
        return latest == null ? base : base.with(Retrieval.MODEL, latest);
    }

    /** Encodes anew at the next use: the weights were changed by other means than a step. */
    void forget() {
        latestStep = -1;
    }

    private DenseSearcher searcher(long step) {
        if (latestStep != step) {
            DenseSearcher before = latest;
            latest = DenseSearcher.of(encoder, base.documents(), queries, threads);
            latestStep = step;
            if (before != null) {
                closeIfUnused(before);
            }
        }
        return latest;
    }

    private void closeIfUnused(DenseSearcher searcher) {
        if (searcher != latest && !refreshes.contains(searcher)) {
            searcher.close();
        }
    }

    @Override
    public void close() {
        refreshes.stream().filter(searcher -> searcher != latest).forEach(DenseSearcher::close);
        refreshes.clear();
        if (latest != null) {
            latest.close();
            latest = null;
        }
    }
}
