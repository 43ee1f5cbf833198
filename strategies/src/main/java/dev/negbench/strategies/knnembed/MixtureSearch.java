package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers a query by its mixture: the first {@code budget} places are what its components retrieve in proportion to
 * their weights, the others those of the plain search with its one vector. What it was observed with in training is
 * left out. Scores say the order alone: each is 1 more than the next.
 *
 * <p>Beside what it returns it looks at what the single vector would have returned at the same places, as the control
 * that diversity needs. One thread owns it.
 */
final class MixtureSearch implements SearchTransform, Diagnostics {
    private final MixtureSettings settings;
    private final int budget;
    private final Order order;
    private final boolean single;
    private MixtureIndex index;
    private long answered;
    private long components;
    private long filled;
    private long budgeted;
    private long clustersOfLists;
    private long clustersOfSingle;
    private long shared;

    /** How the documents of several components become one ranking. */
    enum Order {
        /** By weight and similarity, see {@link ComponentLists#byScore}. */
        SCORE,
        /** One of each component in turn, see {@link ComponentLists#inTurns}. */
        TURNS
    }

    /**
     * @param budget places that the mixture fills, at least 1
     * @param single whether the places are those of the single vector instead, as a control
     */
    MixtureSearch(MixtureSettings settings, int budget, Order order, boolean single) {
        this.settings = settings;
        this.budget = budget;
        this.order = order;
        this.single = single;
    }

    @Override
    public void prepare(TrainingQueries training, Retrieval retrieval) {
        index = MixtureIndex.of(settings, new ObservedItems(training), retrieval, Retrieval.MODEL);
    }

    /**
     * Answers queries as {@link SearchTransform} says.
     *
     * @throws IllegalStateException if it was not prepared
     */
    @Override
    public RankedLists search(Retrieval retrieval, int[] queries, int depth) {
        if (index == null) {
            throw new IllegalStateException("knn-embed has not seen the training queries: prepare comes before search");
        }
        int deep = (int) Math.min(retrieval.documents(), (long) depth + index.observed().most());
        RankedLists plain = retrieval.search(Retrieval.MODEL, queries, deep);
        List<InterestMixture> mixtures = single ? List.of() : index.mixtures(queries);
        RankedLists lists = RankedLists.ofSize(queries.length, depth);
        int head = Math.min(budget, depth);
        for (int row = 0; row < queries.length; row++) {
            int[] observed = index.observed().of(queries[row]);
            int from = row * plain.width();
            int[] rest = Arrays.stream(plain.ids(), from, from + plain.counts()[row])
                    .filter(document -> Arrays.binarySearch(observed, document) < 0)
                    .toArray();
            int[] first = single ? new int[0] : first(mixtures.get(row), head, observed);
            int[] found = joined(first, rest, depth);
            System.arraycopy(found, 0, lists.ids(), row * depth, found.length);
            lists.counts()[row] = found.length;
            for (int place = 0; place < found.length; place++) {
                lists.scores()[row * depth + place] = depth - place;
            }
            observe(found, rest, head, first.length);
        }
        return lists;
    }

    private int[] first(InterestMixture mixture, int head, int[] observed) {
        ComponentLists found = ComponentLists.retrieve(index, mixture, head, observed);
        components += mixture.size();
        return order == Order.TURNS
                ? found.inTurns()
                : found.byScore(mixture.weights(), KnnEmbedStrategy.ORDER_TEMPERATURE);
    }

    /** Returns the first places, then the rest without repeats, up to a depth. */
    private static int[] joined(int[] first, int[] rest, int depth) {
        int[] taken = first.clone();
        Arrays.sort(taken);
        int[] joined = Arrays.copyOf(first, depth);
        int size = first.length;
        for (int i = 0; i < rest.length && size < depth; i++) {
            if (Arrays.binarySearch(taken, rest[i]) < 0) {
                joined[size++] = rest[i];
            }
        }
        return Arrays.copyOf(joined, size);
    }

    private void observe(int[] found, int[] rest, int head, int byMixture) {
        int[] best = Arrays.copyOf(found, Math.min(head, found.length));
        int[] control = Arrays.copyOf(rest, Math.min(head, rest.length));
        answered++;
        budgeted += best.length;
        filled += best.length - byMixture;
        clustersOfLists += distinctClusters(best);
        clustersOfSingle += distinctClusters(control);
        Arrays.sort(control);
        shared += Arrays.stream(best)
                .filter(document -> Arrays.binarySearch(control, document) >= 0)
                .count();
    }

    private long distinctClusters(int[] documents) {
        return Arrays.stream(documents)
                .map(document -> index.clusters().assignments()[document])
                .distinct()
                .count();
    }

    /**
     * Returns means over the queries answered: clusters among the first {@code budget} places, the same of the single
     * vector's list, the share of its documents in both, components, and the share of places that plain search filled.
     */
    @Override
    public Map<String, Double> diagnostics() {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (answered > 0) {
            String at = "@" + budget;
            figures.put("distinct clusters" + at, (double) clustersOfLists / answered);
            figures.put("distinct clusters" + at + " of the single vector", (double) clustersOfSingle / answered);
            figures.put("share" + at + " that the single vector finds too", (double) shared / budgeted);
            if (!single) {
                figures.put("components a query", (double) components / answered);
                figures.put("share" + at + " left to plain search", (double) filled / budgeted);
            }
            figures.put("clusters of documents", (double) index.clusters().count());
        }
        return figures;
    }
}
