package dev.negbench.strategies.stage;

import dev.negbench.strategies.NotApplicableException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Search and scoring over the corpus, as the harness offers it to candidate sources, filters and search transforms.
 * Searchers are named: {@link #MODEL} is the encoder being trained as of the refresh (lag applied), {@link #INITIAL}
 * the encoder before its first step, {@link #BM25} Lucene, {@link #RM3} Lucene with expanded queries, {@link
 * #MINILM} a pretrained sentence encoder; further ones come with the experiment.
 */
public interface Retrieval {
    /** The encoder being trained. */
    String MODEL = "model";

    /** The encoder as it was before training. */
    String INITIAL = "initial";

    /** Lexical search, Lucene's BM25. */
    String BM25 = "bm25";

    /**
     * Several encoders that do not learn, side by side, reduced to the principal components with 95 % of the documents'
     * variance, centred, every vector of length 1. With a hyphen and another percentage, {@code ensemble-80}, the
     * components with that share.
     */
    String ENSEMBLE = "ensemble";

    /** Lexical search with queries expanded by RM3 pseudo-relevance feedback over BM25. */
    String RM3 = "rm3";

    /** The sentence encoder all-MiniLM-L6-v2 as it was published; embeds the corpus when first used. */
    String MINILM = "minilm";

    /** Returns the names of the searchers that exist here. */
    Set<String> searchers();

    /** Returns the number of documents. */
    int documents();

    /**
     * Searches the whole corpus.
     *
     * @param searcher which searcher
     * @param queries query ordinals
     * @param depth places wanted a query, at least 1; rows are shorter where the searcher finds fewer
     * @return one row a query, positives not removed
     */
    RankedLists search(String searcher, int[] queries, int depth);

    /**
     * Returns the places {@code from} (inclusive) to {@code to} (exclusive) of the full-corpus ranking.
     *
     * @param from first 0-based rank
     * @param to one past the last rank
     */
    RankedLists rankBand(String searcher, int[] queries, int from, int to);

    /**
     * Searches with vectors of one's own.
     *
     * @param vectors {@code rows * dimension(searcher)} floats, row-major
     */
    RankedLists searchVectors(String searcher, float[] vectors, int rows, int depth);

    /** Scores documents for a query: {@code out[i]} is the similarity of {@code documents[i]}. */
    void score(String searcher, int query, int[] documents, int count, float[] out);

    /** Scores documents against a document: {@code out[i]} is the similarity of {@code documents[i]} to it. */
    void similarity(String searcher, int document, int[] documents, int count, float[] out);

    /**
     * Scores documents for a vector of one's own: {@code out[i]} is the similarity of {@code documents[i]} to it. For
     * schemes that search parts of the corpus; {@link #searchVectors} searches all of it.
     *
     * @param vectors vectors of {@code dimension(searcher)}, row-major
     * @param row which of them
     */
    default void scoreVector(String searcher, float[] vectors, int row, int[] documents, int count, float[] out) {
        int dimension = dimension(searcher);
        float[] others = documentVectors(searcher, Arrays.copyOf(documents, count));
        for (int i = 0; i < count; i++) {
            out[i] = (float) DenseRows.dot(vectors, row, others, i, dimension);
        }
    }

    /** Returns the vector length of a dense searcher; 0 for a lexical one. */
    int dimension(String searcher);

    /** Returns query vectors, row-major; dense searchers only. */
    float[] queryVectors(String searcher, int[] queries);

    /** Returns document vectors, row-major; dense searchers only. */
    float[] documentVectors(String searcher, int[] documents);

    /**
     * Finds, for each of some queries, the nearest ones among others by the similarity of their vectors; dense
     * searchers only.
     *
     * @param among ordinals of the queries that are searched
     * @param queries ordinals of the queries whose neighbours are wanted
     * @param depth neighbours wanted, at least 1
     * @return one row a query: positions in {@code among}, best first, equal similarities by ascending position, a
     *     query that is itself among them included
     */
    default RankedLists nearestQueries(String searcher, int[] among, int[] queries, int depth) {
        return DenseRows.nearest(
                queryVectors(searcher, among), queryVectors(searcher, queries), dimension(searcher), depth);
    }

    /**
     * Divides the corpus into clusters by the direction of the documents' vectors; dense searchers only. Costs up to
     * {@code 25 * documents * count * dimension} multiply-adds.
     *
     * @param count clusters wanted, at least 1 and at most the number of documents
     * @param seed what the clustering starts from; equal seeds give equal clusters of equal vectors
     * @throws NotApplicableException if documents cannot be clustered here
     */
    default DocumentClusters clusters(String searcher, int count, int seed) {
        throw new NotApplicableException(
                "needs clusters of the documents, which searcher '" + searcher + "' does not have");
    }

    /**
     * Encodes texts that are neither documents nor queries, as documents are encoded. Only searchers whose encoder does
     * not change can: {@link #INITIAL} does.
     *
     * @return one vector of {@code dimension(searcher)} a text, row-major
     * @throws NotApplicableException if this searcher cannot encode free texts
     */
    default float[] textVectors(String searcher, List<String> texts) {
        throw new NotApplicableException(
                "needs vectors of free texts, which searcher '" + searcher + "' does not have");
    }

    /**
     * Finds, for each of some free texts, the nearest ones among others; for single words this is a static table of
     * word vectors.
     *
     * @param among the texts that are searched
     * @param texts the texts whose neighbours are wanted
     * @param depth neighbours wanted, at least 1
     * @return one row a text: positions in {@code among}, best first, a text that is itself among them included
     * @throws NotApplicableException if this searcher cannot encode free texts
     */
    default RankedLists nearestTexts(String searcher, List<String> among, List<String> texts, int depth) {
        throw new NotApplicableException(
                "needs vectors of free texts, which searcher '" + searcher + "' does not have");
    }

    /**
     * Makes a fresh ranker over the corpus and the queries, for schemes that train a second model.
     *
     * @param seed what its random weights start from
     * @throws NotApplicableException if there is none here
     */
    default PairRanker newRanker(long seed) {
        throw new NotApplicableException("needs a ranker that reads query and document together; there is none here");
    }

    /**
     * Makes a fresh yes/no verifier over the corpus and the queries, whose attention can be read and trained by head.
     *
     * @param shape its heads and how it learns
     * @param seed what its random weights start from
     * @throws NotApplicableException if there is none here
     */
    default AttentionVerifier newVerifier(VerifierShape shape, long seed) {
        throw new NotApplicableException("needs a verifier whose attention can be read; there is none here");
    }
}
