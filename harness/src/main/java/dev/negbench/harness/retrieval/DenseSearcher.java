package dev.negbench.harness.retrieval;

import dev.negbench.harness.clustering.Clusters;
import dev.negbench.harness.clustering.KMeans;
import dev.negbench.harness.clustering.KMeansSettings;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.harness.search.TopK;
import dev.negbench.harness.search.VectorIndex;
import dev.negbench.harness.search.VectorIndexes;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.stage.DocumentClusters;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.List;

/**
 * Exact search with an encoder as it was at one moment: all documents and the queries named, encoded once. Later
 * changes of the encoder's weights do not reach it. Holds {@code 8 * dimension} bytes a document.
 */
public final class DenseSearcher implements Searcher {
    private final int dimension;
    private final float[] documentVectors;
    private final float[] queryVectors;
    private final int[] rowOfQuery;
    private final VectorIndex index;
    private final boolean ownsIndex;
    private final TextEncoder texts;
    private final QueryEncoder furtherQueries;

    /** Encodes free texts, row-major. */
    @FunctionalInterface
    private interface TextEncoder {
        /** How a searcher whose encoder goes on learning answers. */
        TextEncoder NONE = list -> {
            throw new NotApplicableException("needs vectors of free texts, which only the encoder before training has;"
                    + " ask the searcher '" + Retrieval.INITIAL + "'");
        };

        float[] encode(List<String> list);
    }

    /** Encodes queries that were not encoded when the searcher was built, row-major. */
    @FunctionalInterface
    private interface QueryEncoder {
        /** How a searcher whose encoder goes on learning answers. */
        QueryEncoder NONE = queries -> {
            throw new IllegalArgumentException(
                    "query " + queries[0] + " was not encoded when this searcher was built");
        };

        float[] encode(int[] queries);
    }

    private DenseSearcher(
            int dimension,
            float[] documentVectors,
            float[] queryVectors,
            int[] rowOfQuery,
            VectorIndex index,
            boolean ownsIndex,
            TextEncoder texts) {
        this(
                dimension,
                documentVectors,
                queryVectors,
                rowOfQuery,
                index,
                ownsIndex,
                texts,
                QueryEncoder.NONE);
    }

    private DenseSearcher(
            int dimension,
            float[] documentVectors,
            float[] queryVectors,
            int[] rowOfQuery,
            VectorIndex index,
            boolean ownsIndex,
            TextEncoder texts,
            QueryEncoder furtherQueries) {
        this.dimension = dimension;
        this.documentVectors = documentVectors;
        this.queryVectors = queryVectors;
        this.rowOfQuery = rowOfQuery;
        this.index = index;
        this.ownsIndex = ownsIndex;
        this.texts = texts;
        this.furtherQueries = furtherQueries;
    }

    /**
     * Encodes the corpus and builds an exact index.
     *
     * @param encoder the encoder, its first {@code documents} items being the corpus
     * @param documents size of the corpus
     * @param queries ordinals of the queries that will be asked
     * @param threads threads for encoding and searching; results do not depend on it
     */
    public static DenseSearcher of(TrainableEncoder encoder, int documents, int[] queries, int threads) {
        int dimension = encoder.dimension();
        float[] documentVectors = new float[Math.multiplyExact(documents, dimension)];
        encoder.encodeDocuments(0, documents, documentVectors, threads);
        VectorIndex index = VectorIndexes.create("Flat", documentVectors, documents, dimension, threads);
        return new DenseSearcher(
                dimension,
                documentVectors,
                encode(encoder, queries, threads),
                rowOfQuery(encoder.queries(), queries),
                index,
                true,
                TextEncoder.NONE);
    }

    /**
     * Returns this searcher with the ability to encode free texts; it takes this one's place.
     *
     * @param encoder the encoder of this searcher, which nobody trains from here on
     * @param threads threads for encoding
     */
    public DenseSearcher readingTexts(TrainableEncoder encoder, int threads) {
        return new DenseSearcher(dimension, documentVectors, queryVectors, rowOfQuery, index, ownsIndex, list -> {
            float[] vectors = new float[Math.multiplyExact(list.size(), dimension)];
            encoder.encodeTexts(list, vectors, threads);
            return vectors;
        });
    }

    /**
     * Returns this searcher with vectors of every query, those not encoded yet each time they are asked for; it takes
     * this one's place. It still searches with those alone that it was built with.
     *
     * @param encoder the encoder of this searcher, which nobody trains from here on
     * @param threads threads for encoding
     */
    public DenseSearcher readingQueries(TrainableEncoder encoder, int threads) {
        return new DenseSearcher(
                dimension,
                documentVectors,
                queryVectors,
                rowOfQuery,
                index,
                ownsIndex,
                texts,
                queries -> encode(encoder, queries, threads));
    }

    /**
     * Builds an exact index over vectors that are there already, which it keeps.
     *
     * @param documentVectors one row a document
     * @param dimension length of a vector
     * @param queryVectors one row a query of {@code queries}
     * @param queries ordinals of the queries that will be asked
     * @param allQueries number of queries of the dataset
     * @param threads threads for searching; results do not depend on it
     */
    public static DenseSearcher of(
            float[] documentVectors,
            int dimension,
            float[] queryVectors,
            int[] queries,
            int allQueries,
            int threads) {
        VectorIndex index =
                VectorIndexes.create("Flat", documentVectors, documentVectors.length / dimension, dimension, threads);
        return new DenseSearcher(
                dimension,
                documentVectors,
                queryVectors,
                rowOfQuery(allQueries, queries),
                index,
                true,
                TextEncoder.NONE);
    }

    /**
     * Returns a searcher over the same documents with queries encoded anew, for encoders of which only the query side
     * learns. It must not be used after this one is closed.
     *
     * @param encoder the encoder, its document side unchanged since this searcher was made
     * @param queries ordinals of the queries that will be asked
     */
    public DenseSearcher withQueries(TrainableEncoder encoder, int[] queries, int threads) {
        return new DenseSearcher(
                dimension,
                documentVectors,
                encode(encoder, queries, threads),
                rowOfQuery(encoder.queries(), queries),
                index,
                false,
                TextEncoder.NONE);
    }

    private static float[] encode(TrainableEncoder encoder, int[] queries, int threads) {
        float[] vectors = new float[Math.multiplyExact(queries.length, encoder.dimension())];
        encoder.encodeQueries(queries, queries.length, vectors, threads);
        return vectors;
    }

    private static int[] rowOfQuery(int allQueries, int[] queries) {
        int[] rows = new int[allQueries];
        Arrays.fill(rows, -1);
        for (int row = 0; row < queries.length; row++) {
            rows[queries[row]] = row;
        }
        return rows;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public RankedLists search(int[] queries, int depth) {
        return rankBand(queries, 0, depth);
    }

    @Override
    public RankedLists rankBand(int[] queries, int from, int to) {
        return band(queryVectors(queries), queries.length, from, to);
    }

    /** Searches with vectors of one's own, row-major. */
    public RankedLists searchVectors(float[] vectors, int rows, int depth) {
        return band(vectors, rows, 0, depth);
    }

    private RankedLists band(float[] vectors, int rows, int from, int to) {
        TopK found = new TopK();
        index.rankBand(vectors, rows, from, to, found);
        return lists(found, rows);
    }

    private static RankedLists lists(TopK found, int rows) {
        int[] counts = new int[rows];
        for (int row = 0; row < rows; row++) {
            counts[row] = found.count(row);
        }
        return new RankedLists(rows, found.width(), found.ids(), found.scores(), counts);
    }

    @Override
    public void score(int query, int[] documents, int count, float[] out) {
        dot(queryVectors, row(query) * dimension, documents, count, out);
    }

    @Override
    public void similarity(int document, int[] documents, int count, float[] out) {
        dot(documentVectors, document * dimension, documents, count, out);
    }

    private void dot(float[] vectors, int at, int[] documents, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = VectorMath.dot(vectors, at, documentVectors, documents[i] * dimension, dimension);
        }
    }

    /** Scores documents with one of some vectors; see {@link Retrieval#scoreVector}. */
    public void scoreVector(float[] vectors, int row, int[] documents, int count, float[] out) {
        dot(vectors, row * dimension, documents, count, out);
    }

    /** Returns copies of query vectors, row-major. */
    public float[] queryVectors(int[] queries) {
        int[] unknown =
                Arrays.stream(queries).filter(query -> rowOfQuery[query] < 0).toArray();
        float[] further = unknown.length == 0 ? null : furtherQueries.encode(unknown);
        float[] vectors = new float[Math.multiplyExact(queries.length, dimension)];
        int next = 0;
        for (int i = 0; i < queries.length; i++) {
            int row = rowOfQuery[queries[i]];
            float[] from = row < 0 ? further : queryVectors;
            System.arraycopy(from, (row < 0 ? next++ : row) * dimension, vectors, i * dimension, dimension);
        }
        return vectors;
    }

    /** Returns the nearest of some queries to others; see {@link Retrieval#nearestQueries}. */
    public RankedLists nearestQueries(int[] among, int[] queries, int depth) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (VectorIndex others =
                VectorIndexes.create("Flat", queryVectors(among), among.length, dimension, threads)) {
            TopK found = new TopK();
            others.rankBand(queryVectors(queries), queries.length, 0, Math.min(depth, among.length), found);
            return lists(found, queries.length);
        }
    }

    /** Divides the documents into clusters; see {@link Retrieval#clusters}. */
    public DocumentClusters clusters(int count, int seed) {
        int threads = Runtime.getRuntime().availableProcessors();
        Clusters clusters = KMeans.cluster(
                documentVectors,
                documentVectors.length / dimension,
                dimension,
                KMeansSettings.spherical(count, seed),
                threads);
        return new DocumentClusters(dimension, clusters.centroids(), clusters.assignments(), clusters.library());
    }

    /** Returns copies of document vectors, row-major. */
    public float[] documentVectors(int[] documents) {
        float[] vectors = new float[Math.multiplyExact(documents.length, dimension)];
        for (int i = 0; i < documents.length; i++) {
            System.arraycopy(documentVectors, documents[i] * dimension, vectors, i * dimension, dimension);
        }
        return vectors;
    }

    /** Returns vectors of free texts, row-major; see {@link Retrieval#textVectors}. */
    public float[] textVectors(List<String> list) {
        return texts.encode(list);
    }

    /** Returns the nearest of some free texts to others; see {@link Retrieval#nearestTexts}. */
    public RankedLists nearestTexts(List<String> among, List<String> list, int depth) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (VectorIndex words =
                VectorIndexes.create("Flat", texts.encode(among), among.size(), dimension, threads)) {
            TopK found = new TopK();
            words.rankBand(texts.encode(list), list.size(), 0, Math.min(depth, among.size()), found);
            return lists(found, list.size());
        }
    }

    private int row(int query) {
        if (rowOfQuery[query] < 0) {
            throw new IllegalArgumentException("query " + query + " was not encoded when this searcher was built");
        }
        return rowOfQuery[query];
    }

    @Override
    public void close() {
        if (ownsIndex) {
            index.close();
        }
    }
}
