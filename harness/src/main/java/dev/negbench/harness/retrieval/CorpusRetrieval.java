package dev.negbench.harness.retrieval;

import dev.negbench.datasets.NearestName;
import dev.negbench.strategies.stage.AttentionVerifier;
import dev.negbench.strategies.stage.DocumentClusters;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.VerifierShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Named searchers over one corpus. Immutable; a refresh of the model makes a new one with {@link #with}. */
public final class CorpusRetrieval implements Retrieval {
    private final int documents;
    private final Map<String, Searcher> searchers;

    private final LongFunction<PairRanker> rankers;
    private final Verifiers verifiers;

    /** Makes verifiers. */
    @FunctionalInterface
    public interface Verifiers {
        /** Makes an untrained verifier whose weights start from a seed. */
        AttentionVerifier create(VerifierShape shape, long seed);
    }

    private CorpusRetrieval(
            int documents, Map<String, Searcher> searchers, LongFunction<PairRanker> rankers, Verifiers verifiers) {
        this.documents = documents;
        this.searchers = searchers;
        this.rankers = rankers;
        this.verifiers = verifiers;
    }

    /**
     * @param documents the size of the corpus that every searcher covers
     * @param searchers name → searcher
     */
    public static CorpusRetrieval of(int documents, Map<String, ? extends Searcher> searchers) {
        return new CorpusRetrieval(documents, new TreeMap<>(searchers), null, null);
    }

    /** Returns the same searchers with a way of making rankers, by seed. */
    public CorpusRetrieval withRankers(LongFunction<PairRanker> makers) {
        return new CorpusRetrieval(documents, searchers, makers, verifiers);
    }

    /** Returns the same searchers with a way of making verifiers. */
    public CorpusRetrieval withVerifiers(Verifiers makers) {
        return new CorpusRetrieval(documents, searchers, rankers, makers);
    }

    /** Returns the same searchers with one added or replaced. */
    public CorpusRetrieval with(String name, Searcher searcher) {
        Map<String, Searcher> changed = new TreeMap<>(searchers);
        changed.put(name, searcher);
        return new CorpusRetrieval(documents, changed, rankers, verifiers);
    }

    @Override
    public Set<String> searchers() {
        return Set.copyOf(searchers.keySet());
    }

    @Override
    public int documents() {
        return documents;
    }

    @Override
    public RankedLists search(String searcher, int[] queries, int depth) {
        return get(searcher).search(queries, depth);
    }

    @Override
    public RankedLists rankBand(String searcher, int[] queries, int from, int to) {
        return get(searcher).rankBand(queries, from, to);
    }

    @Override
    public RankedLists searchVectors(String searcher, float[] vectors, int rows, int depth) {
        return dense(searcher).searchVectors(vectors, rows, depth);
    }

    @Override
    public void score(String searcher, int query, int[] docs, int count, float[] out) {
        get(searcher).score(query, docs, count, out);
    }

    @Override
    public void similarity(String searcher, int document, int[] docs, int count, float[] out) {
        get(searcher).similarity(document, docs, count, out);
    }

    @Override
    public void scoreVector(String searcher, float[] vectors, int row, int[] docs, int count, float[] out) {
        dense(searcher).scoreVector(vectors, row, docs, count, out);
    }

    @Override
    public RankedLists nearestQueries(String searcher, int[] among, int[] queries, int depth) {
        return dense(searcher).nearestQueries(among, queries, depth);
    }

    @Override
    public DocumentClusters clusters(String searcher, int count, int seed) {
        return dense(searcher).clusters(count, seed);
    }

    @Override
    public int dimension(String searcher) {
        return get(searcher).dimension();
    }

    @Override
    public float[] queryVectors(String searcher, int[] queries) {
        return dense(searcher).queryVectors(queries);
    }

    @Override
    public float[] documentVectors(String searcher, int[] docs) {
        return dense(searcher).documentVectors(docs);
    }

    @Override
    public float[] textVectors(String searcher, List<String> texts) {
        return dense(searcher).textVectors(texts);
    }

    @Override
    public RankedLists nearestTexts(String searcher, List<String> among, List<String> texts, int depth) {
        return dense(searcher).nearestTexts(among, texts, depth);
    }

    @Override
    public PairRanker newRanker(long seed) {
        return rankers == null ? Retrieval.super.newRanker(seed) : rankers.apply(seed);
    }

    @Override
    public AttentionVerifier newVerifier(VerifierShape shape, long seed) {
        return verifiers == null ? Retrieval.super.newVerifier(shape, seed) : verifiers.create(shape, seed);
    }

    private Searcher get(String name) {
        Searcher searcher = searchers.get(name);
        if (searcher == null) {
            throw new IllegalArgumentException(
                    "unknown searcher '" + name + "'; " + NearestName.remedy(searchers.keySet(), name));
        }
        return searcher;
    }

    private DenseSearcher dense(String name) {
        if (unwrapped(get(name)) instanceof DenseSearcher dense) {
            return dense;
        }
        throw new IllegalArgumentException("searcher '" + name + "' has no vectors; choose a dense one");
    }

    private static Searcher unwrapped(Searcher searcher) {
        if (searcher instanceof RememberingSearcher remembering) {
            return unwrapped(remembering.beneath());
        }
        return searcher instanceof LazySearcher<?> lazy ? unwrapped(lazy.get()) : searcher;
    }
}
