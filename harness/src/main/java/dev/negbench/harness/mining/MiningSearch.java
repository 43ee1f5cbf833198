package dev.negbench.harness.mining;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.harness.encoder.EncoderFactory;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.experiment.DatasetSearchers;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.ranker.AttentionRanker;
import dev.negbench.harness.ranker.InteractionRanker;
import dev.negbench.harness.ranker.InteractionTexts;
import dev.negbench.harness.ranker.RankerSettings;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.retrieval.LazySearcher;
import dev.negbench.harness.retrieval.RememberingSearcher;
import dev.negbench.harness.retrieval.Searcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Search over a collection that negatives are mined from. The model is an encoder before training, or vectors of the
 * user's own; each searcher is built when it is first asked. Vectors are held twice, {@code 8 * dimension} bytes a
 * document, once of them outside the heap where FAISS searches.
 */
public final class MiningSearch implements AutoCloseable {
    private static final long ANY_SEED = 1;
    private static final double ANY_RATE = 0.01;

    private final Dataset dataset;
    private final int[] queries;
    private final CacheFolder cache;
    private final EmbeddingProgress progress;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final DatasetSearchers fixed;
    private final Searcher model;
    private EncoderFactory encoders;
    private InteractionTexts rankerTexts;

    private MiningSearch(
            Dataset dataset, int[] queries, MiningVectors vectors, CacheFolder cache, EmbeddingProgress progress) {
        this.dataset = dataset;
        this.queries = queries;
        this.cache = cache;
        this.progress = progress;
        fixed = new DatasetSearchers(dataset, queries, cache, progress);
        model = new LazySearcher<>(() -> open(vectors));
    }

    /**
     * Opens search.
     *
     * @param dataset the collection
     * @param queries ordinals of the queries mined for, ascending
     * @param vectors where the model's vectors come from
     * @param cache where tokens and sentence vectors are kept
     * @param progress told how far embedding has come, if there is any
     * @throws DatasetException if there are not as many vectors as texts, or of two lengths
     */
    public static MiningSearch of(
            Dataset dataset, int[] queries, MiningVectors vectors, CacheFolder cache, EmbeddingProgress progress) {
        if (vectors instanceof MiningVectors.Given given) {
            requireOneEach(given.queries(), dataset.queries().size(), "queries", dataset);
            requireOneEach(given.documents(), dataset.corpus().size(), "documents", dataset);
            if (given.queries().dimension() != given.documents().dimension()) {
                throw new DatasetException(
                        given.queries().name() + " has vectors of length "
                                + given.queries().dimension() + ", "
                                + given.documents().name() + " of length "
                                + given.documents().dimension(),
                        "encode queries and documents with the same model");
            }
        }
        return new MiningSearch(dataset, queries, vectors, cache, progress);
    }

    private static void requireOneEach(VectorTable table, int texts, String what, Dataset dataset) {
        if (table.rows() != texts) {
            throw new DatasetException(
                    table.name() + " has " + table.rows() + " vectors, dataset '" + dataset.name() + "' " + texts + " "
                            + what,
                    "give one row for each of the " + what + ", of every split, in the order of their file");
        }
    }

    private DenseSearcher open(MiningVectors vectors) {
        if (vectors instanceof MiningVectors.Given given) {
            int[] all = IntStream.range(0, dataset.queries().size()).toArray();
            return DenseSearcher.of(
                    given.documents().values(),
                    given.documents().dimension(),
                    given.queries().values(),
                    all,
                    all.length,
                    threads);
        }
        encoders = ((MiningVectors.Encoded) vectors).encoder().open(dataset, cache, progress);
        TrainableEncoder untrained = encoders.create(ANY_SEED, false, ANY_RATE);
        return DenseSearcher.of(untrained, dataset.corpus().size(), queries, threads)
                .readingTexts(untrained, threads);
    }

    /** Returns all searchers by name. */
    public CorpusRetrieval retrieval() {
        Map<String, Searcher> byName = new TreeMap<>();
        // Each query is searched once: what was found need not be kept.
        fixed.byName()
                .forEach((name, searcher) -> byName.put(
                        name, searcher instanceof RememberingSearcher remembering ? remembering.beneath() : searcher));
        byName.put(Retrieval.MODEL, model);
        byName.put(Retrieval.INITIAL, model);
        return CorpusRetrieval.of(dataset.corpus().size(), byName)
                .withRankers(seed -> new InteractionRanker(rankerTexts(), RankerSettings.STANDARD, seed))
                .withVerifiers((shape, seed) -> new AttentionRanker(rankerTexts(), shape, seed));
    }

    private synchronized InteractionTexts rankerTexts() {
        if (rankerTexts == null) {
            rankerTexts = InteractionTexts.of(dataset.corpus(), dataset.queries(), cache);
        }
        return rankerTexts;
    }

    @Override
    public void close() {
        model.close();
        fixed.close();
        if (encoders != null) {
            encoders.close();
        }
    }
}
