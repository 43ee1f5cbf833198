package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Search with the model being trained: one encoding of the corpus serves the pools and the dev evaluation of the same
 * moment, and earlier ones are kept as long as a source asks for a lag. Where documents are frozen they are encoded
 * once, and a refresh encodes only the queries that it mines for. One thread owns it.
 */
final class ModelSearch implements AutoCloseable {
    private final TrainableEncoder encoder;
    private final CorpusRetrieval base;
    private final int[] queries;
    private final boolean documentsFrozen;
    private final int threads;
    private final Deque<DenseSearcher> refreshes = new ArrayDeque<>();
    private DenseSearcher latest;
    private long latestStep = -1;
    private DenseSearcher frozenDocuments;

    /**
     * @param base the searchers that do not change; its initial searcher serves as the model until the first step
     * @param queries the queries that will be searched with while training: train and dev
     * @param documentsFrozen whether the encoder's document side never changes
     */
    ModelSearch(
            TrainableEncoder encoder, CorpusRetrieval base, int[] queries, boolean documentsFrozen, int threads) {
        this.encoder = encoder;
        this.base = base;
        this.queries = queries;
        this.documentsFrozen = documentsFrozen;
        this.threads = threads;
    }

    /** Returns search with the weights as they are after this many steps. */
    CorpusRetrieval at(long step) {
        return step == 0 ? base : base.with(Retrieval.MODEL, searcher(step));
    }

    /** Returns search with weights that no step will change any more, which has vectors of every query. */
    CorpusRetrieval finished() {
        return base.with(Retrieval.MODEL, searcher(1).readingQueries(encoder, threads));
    }

    /**
     * Returns search for a refresh of the pools.
     *
     * @param step steps done so far
     * @param mined the queries that pools are built for
     * @param lag how many refreshes the model stays behind; the first refreshes use the oldest there is
     */
    CorpusRetrieval forRefresh(long step, int[] mined, int lag) {
        if (step == 0) {
            return base;
        }
        if (documentsFrozen && lag == 0 && latestStep != step) {
            return base.with(Retrieval.MODEL, frozenDocuments().withQueries(encoder, mined, threads));
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
            latest = documentsFrozen
                    ? frozenDocuments().withQueries(encoder, queries, threads)
                    : DenseSearcher.of(encoder, base.documents(), queries, threads);
            latestStep = step;
            if (before != null) {
                closeIfUnused(before);
            }
        }
        return latest;
    }

    private DenseSearcher frozenDocuments() {
        if (frozenDocuments == null) {
            frozenDocuments = DenseSearcher.of(encoder, base.documents(), new int[0], threads);
        }
        return frozenDocuments;
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
        if (frozenDocuments != null) {
            frozenDocuments.close();
            frozenDocuments = null;
        }
    }
}
