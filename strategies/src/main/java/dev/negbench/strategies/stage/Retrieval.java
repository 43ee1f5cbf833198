package dev.negbench.strategies.stage;

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

    /** Returns the vector length of a dense searcher; 0 for a lexical one. */
    int dimension(String searcher);

    /** Returns query vectors, row-major; dense searchers only. */
    float[] queryVectors(String searcher, int[] queries);

    /** Returns document vectors, row-major; dense searchers only. */
    float[] documentVectors(String searcher, int[] documents);
}
