package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.stage.DocumentClusters;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Documents and queries at given angles of the plane, compared by cosine; clusters are given by their documents.
 *
 * @param documentDegrees angle of each document, NaN for one without direction
 * @param queryDegrees angle of each query
 * @param clusterOf cluster of each document
 */
record PlaneRetrieval(double[] documentDegrees, double[] queryDegrees, int[] clusterOf) implements Retrieval {
    private static float[] vectors(double[] degrees, int[] which) {
        float[] vectors = new float[2 * which.length];
        for (int i = 0; i < which.length; i++) {
            double angle = Math.toRadians(degrees[which[i]]);
            vectors[2 * i] = Double.isNaN(angle) ? 0 : (float) Math.cos(angle);
            vectors[2 * i + 1] = Double.isNaN(angle) ? 0 : (float) Math.sin(angle);
        }
        return vectors;
    }

    @Override
    public Set<String> searchers() {
        return Set.of(MODEL);
    }

    @Override
    public int documents() {
        return documentDegrees.length;
    }

    @Override
    public DocumentClusters clusters(String searcher, int count, int seed) {
        int clusters = Arrays.stream(clusterOf).max().orElseThrow() + 1;
        float[] centroids = new float[2 * clusters];
        for (int c = 0; c < clusters; c++) {
            int cluster = c;
            int[] members = IntStream.range(0, clusterOf.length)
                    .filter(d -> clusterOf[d] == cluster)
                    .toArray();
            float[] vectors = documentVectors(searcher, members);
            double x = IntStream.range(0, members.length).mapToDouble(i -> vectors[2 * i]).sum();
            double y = IntStream.range(0, members.length).mapToDouble(i -> vectors[2 * i + 1]).sum();
            centroids[2 * c] = (float) (x / Math.hypot(x, y));
            centroids[2 * c + 1] = (float) (y / Math.hypot(x, y));
        }
        return new DocumentClusters(2, centroids, clusterOf, "given");
    }

    @Override
    public RankedLists search(String searcher, int[] queries, int depth) {
        RankedLists lists = RankedLists.ofSize(queries.length, depth);
        int[] all = IntStream.range(0, documents()).toArray();
        float[] scores = new float[all.length];
        for (int row = 0; row < queries.length; row++) {
            score(searcher, queries[row], all, all.length, scores);
            int[] order = Arrays.stream(all)
                    .boxed()
                    .sorted((l, r) -> Float.compare(scores[r], scores[l]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            lists.counts()[row] = Math.min(depth, order.length);
            for (int place = 0; place < lists.counts()[row]; place++) {
                lists.ids()[row * depth + place] = order[place];
                lists.scores()[row * depth + place] = scores[order[place]];
            }
        }
        return lists;
    }

    @Override
    public void score(String searcher, int query, int[] documents, int count, float[] out) {
        scoreVector(searcher, queryVectors(searcher, new int[] {query}), 0, documents, count, out);
    }

    @Override
    public int dimension(String searcher) {
        return 2;
    }

    @Override
    public float[] queryVectors(String searcher, int[] queries) {
        return vectors(queryDegrees, queries);
    }

    @Override
    public float[] documentVectors(String searcher, int[] documents) {
        return vectors(documentDegrees, documents);
    }

    @Override
    public RankedLists rankBand(String searcher, int[] queries, int from, int to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RankedLists searchVectors(String searcher, float[] vectors, int rows, int depth) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void similarity(String searcher, int document, int[] documents, int count, float[] out) {
        throw new UnsupportedOperationException();
    }
}
