package dev.negbench.harness.experiment;

import dev.negbench.datasets.Dataset;
import dev.negbench.harness.ensemble.EnsembleSpace;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.frozen.SentenceVectors;
import dev.negbench.harness.frozen.TextRole;
import dev.negbench.harness.retrieval.Bm25Searcher;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.retrieval.LazySearcher;
import dev.negbench.harness.retrieval.RememberingSearcher;
import dev.negbench.harness.retrieval.Rm3Searcher;
import dev.negbench.harness.retrieval.Searcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.stage.Retrieval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The searchers over a dataset that no training changes, each built when it is first asked. Safe for use by several
 * threads.
 */
public final class DatasetSearchers implements AutoCloseable {
    /** Spaces of the ensemble: searcher → share of the documents' variance kept. */
    private static final Map<String, Double> ENSEMBLES = Map.of(
            Retrieval.ENSEMBLE,
            0.95,
            Retrieval.ENSEMBLE + "-100",
            1.0,
            Retrieval.ENSEMBLE + "-99",
            0.99,
            Retrieval.ENSEMBLE + "-80",
            0.8,
            Retrieval.ENSEMBLE + "-70",
            0.7);

    private final Dataset dataset;
    private final int[] queries;
    private final CacheFolder cache;
    private final EmbeddingProgress progress;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final Object ensembleLock = new Object();
    private final Map<String, Searcher> byName = new TreeMap<>();
    private EnsembleSpace ensemble;

    /**
     * @param queries ordinals of the queries that dense searchers will be asked, ascending
     * @param cache where tokens and sentence vectors are kept
     * @param progress told how far embedding has come, if a searcher needs any
     */
    public DatasetSearchers(Dataset dataset, int[] queries, CacheFolder cache, EmbeddingProgress progress) {
        this.dataset = dataset;
        this.queries = queries;
        this.cache = cache;
        this.progress = progress;
        LazySearcher<Bm25Searcher> lexical =
                new LazySearcher<>(() -> Bm25Searcher.of(dataset.corpus(), dataset.queries()));
        byName.put(Retrieval.BM25, new RememberingSearcher(lexical));
        byName.put(Retrieval.RM3, new RememberingSearcher(new LazySearcher<>(() -> Rm3Searcher.of(lexical))));
        byName.put(Retrieval.MINILM, new RememberingSearcher(new LazySearcher<>(this::sentenceSearcher)));
        ENSEMBLES.forEach((name, share) -> byName.put(
                name, new RememberingSearcher(new LazySearcher<>(() -> ensemble().searcher(share, threads)))));
    }

    /** Returns the names of the searchers that every dataset has. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(ENSEMBLES.keySet());
        names.addAll(List.of(Retrieval.BM25, Retrieval.RM3, Retrieval.MINILM));
        return Collections.unmodifiableSet(names);
    }

    /** Returns the searchers by name. */
    public Map<String, Searcher> byName() {
        return Collections.unmodifiableMap(byName);
    }

    /** Made when first asked, and once for all of its searchers, under a lock of its own: it takes long. */
    private EnsembleSpace ensemble() {
        synchronized (ensembleLock) {
            if (ensemble == null) {
                ensemble = EnsembleSpace.of(dataset, queries, cache, progress, threads);
            }
            return ensemble;
        }
    }

    private DenseSearcher sentenceSearcher() {
        try (SentenceVectors sentences = SentenceVectors.open(SentenceModel.MINILM, cache, threads)) {
            List<String> documents = IntStream.range(0, dataset.corpus().size())
                    .mapToObj(dataset.corpus()::content)
                    .toList();
            List<String> texts =
                    Arrays.stream(queries).mapToObj(dataset.queries()::text).toList();
            return DenseSearcher.of(
                    sentences.of(documents, TextRole.DOCUMENT, progress),
                    sentences.dimension(),
                    sentences.of(texts, TextRole.QUERY, progress),
                    queries,
                    dataset.queries().size(),
                    threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // What others are built upon goes last.
        byName.forEach((name, searcher) -> {
            if (!name.equals(Retrieval.BM25)) {
                searcher.close();
            }
        });
        byName.get(Retrieval.BM25).close();
    }
}
