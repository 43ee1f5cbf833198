package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.stage.DocumentClusters;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Clusters of documents with the observations of queries in them: makes the mixtures of queries. Source: card, steps 1
 * to 6, all of them [P]. Belongs to one state of the model; a refresh makes another. Holds 8 bytes a document beside
 * the centroids; the vectors of components are computed when asked.
 */
final class MixtureIndex {
    private final MixtureSettings settings;
    private final ObservedItems observed;
    private final Retrieval retrieval;
    private final String searcher;
    private final DocumentClusters clusters;
    private final int[][] members;

    private MixtureIndex(
            MixtureSettings settings,
            ObservedItems observed,
            Retrieval retrieval,
            String searcher,
            DocumentClusters clusters) {
        this.settings = settings;
        this.observed = observed;
        this.retrieval = retrieval;
        this.searcher = searcher;
        this.clusters = clusters;
        members = clusters.members();
    }

    /** Clusters the documents; see {@link Retrieval#clusters} for the cost. */
    static MixtureIndex of(
            MixtureSettings settings, ObservedItems observed, Retrieval retrieval, String searcher) {
        DocumentClusters clusters =
                retrieval.clusters(searcher, settings.clusters(retrieval.documents()), settings.seed());
        return new MixtureIndex(settings, observed, retrieval, searcher, clusters);
    }

    DocumentClusters clusters() {
        return clusters;
    }

    ObservedItems observed() {
        return observed;
    }

    /** Returns the documents of a cluster, ascending. */
    int[] members(int cluster) {
        return members[cluster];
    }

    /** Scores the documents of a component's cluster with its vector, parallel to {@link #members}. */
    void score(InterestMixture mixture, int component, float[] out) {
        int[] documents = members[mixture.clusters()[component]];
        retrieval.scoreVector(searcher, mixture.vectors(), component, documents, documents.length, out);
    }

    /** Returns the mixture of each query, in their order. */
    List<InterestMixture> mixtures(int[] queries) {
        int[][] own = own(queries);
        int[][][] near = near(queries, own);
        Vectors vectors = vectors(own, near);
        List<InterestMixture> mixtures = new ArrayList<>(queries.length);
        for (int row = 0; row < queries.length; row++) {
            mixtures.add(mixture(own[row], near[row], vectors));
        }
        return mixtures;
    }

    private int[][] own(int[] queries) {
        int[][] own = Arrays.stream(queries).mapToObj(observed::of).toArray(int[][]::new);
        int[] cold = IntStream.range(0, own.length).filter(row -> own[row].length == 0).toArray();
        if (cold.length > 0 && settings.pseudoObserved() > 0) {
            int depth = Math.min(settings.pseudoObserved(), retrieval.documents());
            int[] asked = Arrays.stream(cold).map(row -> queries[row]).toArray();
            RankedLists lists = retrieval.search(searcher, asked, depth);
            for (int i = 0; i < cold.length; i++) {
                int from = i * lists.width();
                own[cold[i]] = Arrays.copyOfRange(lists.ids(), from, from + lists.counts()[i]);
            }
        }
        return own;
    }

    /** Returns the observations of each query's neighbours; the query itself is none of them. */
    private int[][][] near(int[] queries, int[][] own) {
        int[][][] near = new int[queries.length][0][];
        boolean smoothed = settings.ownWeight() < 1 || Arrays.stream(own).anyMatch(items -> items.length == 0);
        int[] others = observed.queries();
        if (!smoothed || settings.neighbours() == 0 || others.length == 0) {
            return near;
        }
        int depth = Math.min(settings.neighbours() + 1, others.length);
        RankedLists lists = retrieval.nearestQueries(searcher, others, queries, depth);
        for (int row = 0; row < queries.length; row++) {
            int query = queries[row];
            near[row] = Arrays.stream(lists.ids(), row * lists.width(), row * lists.width() + lists.counts()[row])
                    .map(position -> others[position])
                    .filter(other -> other != query)
                    .limit(settings.neighbours())
                    .mapToObj(observed::of)
                    .toArray(int[][]::new);
        }
        return near;
    }

    /** The vectors of some documents: row by document. */
    private record Vectors(Map<Integer, Integer> rows, float[] values) {}

    private Vectors vectors(int[][] own, int[][][] near) {
        int[] documents = IntStream.concat(
                        Arrays.stream(own).flatMapToInt(Arrays::stream),
                        Arrays.stream(near).flatMap(Arrays::stream).flatMapToInt(Arrays::stream))
                .distinct()
                .sorted()
                .toArray();
        Map<Integer, Integer> rows = new HashMap<>(2 * documents.length);
        for (int row = 0; row < documents.length; row++) {
            rows.put(documents[row], row);
        }
        return new Vectors(rows, retrieval.documentVectors(searcher, documents));
    }

    private InterestMixture mixture(int[] own, int[][] near, Vectors vectors) {
        double ownShare = own.length == 0 ? 0 : near.length == 0 ? 1 : settings.ownWeight();
        double nearShare = near.length == 0 ? 0 : (1 - ownShare) / near.length;
        double[] weights = new double[clusters.count()];
        addCounts(own, ownShare, weights);
        for (int[] items : near) {
            addCounts(items, nearShare, weights);
        }
        int[] kept = IntStream.range(0, weights.length)
                .filter(c -> weights[c] > 0)
                .boxed()
                .sorted((l, r) -> Double.compare(weights[r], weights[l]))
                .limit(settings.components())
                .mapToInt(Integer::intValue)
                .toArray();
        double total = Arrays.stream(kept).mapToDouble(c -> weights[c]).sum();
        double[] shares = Arrays.stream(kept).mapToDouble(c -> weights[c] / total).toArray();
        int[] componentOf = new int[weights.length];
        Arrays.fill(componentOf, -1);
        for (int component = 0; component < kept.length; component++) {
            componentOf[kept[component]] = component;
        }
        double[] sums = new double[kept.length * clusters.dimension()];
        addDirections(own, ownShare, componentOf, vectors, sums);
        for (int[] items : near) {
            addDirections(items, nearShare, componentOf, vectors, sums);
        }
        return new InterestMixture(kept, shares, directions(kept, sums));
    }

    private void addCounts(int[] items, double share, double[] weights) {
        if (share > 0) {
            for (int item : items) {
                weights[clusters.assignments()[item]] += share / items.length;
            }
        }
    }

    /** Adds {@code share * P(c|q) * m(c,q)} for each kept cluster c, m being the direction of q's items in c. */
    private void addDirections(int[] items, double share, int[] componentOf, Vectors vectors, double[] sums) {
        if (share == 0) {
            return;
        }
        int dimension = clusters.dimension();
        Map<Integer, double[]> byComponent = new HashMap<>();
        int[] counts = new int[sums.length / Math.max(1, dimension)];
        for (int item : items) {
            int component = componentOf[clusters.assignments()[item]];
            if (component >= 0) {
                counts[component]++;
                double[] sum = byComponent.computeIfAbsent(component, c -> new double[dimension]);
                int at = vectors.rows().get(item) * dimension;
                for (int d = 0; d < dimension; d++) {
                    sum[d] += vectors.values()[at + d];
                }
            }
        }
        byComponent.forEach((component, sum) -> {
            double length = Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
            double scale = length > 0 ? share * counts[component] / items.length / length : 0;
            for (int d = 0; d < dimension; d++) {
                sums[component * dimension + d] += scale * sum[d];
            }
        });
    }

    /** Brings sums to length 1; one without direction becomes the centroid of its cluster. */
    private float[] directions(int[] kept, double[] sums) {
        int dimension = clusters.dimension();
        float[] directions = new float[sums.length];
        for (int component = 0; component < kept.length; component++) {
            int at = component * dimension;
            double square = 0;
            for (int d = 0; d < dimension; d++) {
                square += sums[at + d] * sums[at + d];
            }
            for (int d = 0; d < dimension; d++) {
                directions[at + d] = square > 0
                        ? (float) (sums[at + d] / Math.sqrt(square))
                        : clusters.centroids()[kept[component] * dimension + d];
            }
        }
        return directions;
    }
}
