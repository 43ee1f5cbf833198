package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.sampling.Quotas;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a mixture retrieves: from the cluster of each component as many documents as its share of the budget, those with
 * the largest inner product with the component's vector. Component after component, the best document of each first.
 * Every document is in one cluster, so none occurs twice. Source: card, steps 6 to 8 [P].
 *
 * @param documents the documents
 * @param components the component that retrieved each
 * @param places each document's 0-based place in the ranking of its cluster, excluded documents counted
 * @param similarities each document's inner product with its component's vector
 */
record ComponentLists(int[] documents, int[] components, int[] places, float[] similarities) {
    /** The ranking of one cluster without what is excluded. */
    private record Ranking(int[] documents, int[] places, float[] similarities) {}

    /**
     * Retrieves. Costs an inner product for each document of the mixture's clusters, and sorting them.
     *
     * @param budget documents wanted, at least 0; fewer come where the clusters hold fewer
     * @param excluded documents that must not come, ascending
     */
    static ComponentLists retrieve(MixtureIndex index, InterestMixture mixture, int budget, int[] excluded) {
        int components = mixture.size();
        Ranking[] rankings = new Ranking[components];
        int[] takes = quotas(mixture.weights(), budget);
        int left = 0;
        for (int c = 0; c < components; c++) {
            rankings[c] = rank(index, mixture, c, excluded);
            int there = Math.min(takes[c], rankings[c].documents().length);
            left += takes[c] - there;
            takes[c] = there;
        }
        for (int c = 0; c < components; c++) {
            int more = Math.min(left, rankings[c].documents().length - takes[c]);
            takes[c] += more;
            left -= more;
        }
        int size = Arrays.stream(takes).sum();
        ComponentLists lists = new ComponentLists(new int[size], new int[size], new int[size], new float[size]);
        for (int c = 0, at = 0; c < components; at += takes[c++]) {
            Arrays.fill(lists.components, at, at + takes[c], c);
            System.arraycopy(rankings[c].documents(), 0, lists.documents, at, takes[c]);
            System.arraycopy(rankings[c].places(), 0, lists.places, at, takes[c]);
            System.arraycopy(rankings[c].similarities(), 0, lists.similarities, at, takes[c]);
        }
        return lists;
    }

    /**
     * Divides a budget in proportion to weights by largest remainders, as if no cluster could be exhausted.
     *
     * @param weights of the components, heaviest first, so that the heavier one wins a tie
     */
    static int[] quotas(double[] weights, int budget) {
        int[] endless = new int[weights.length];
        Arrays.fill(endless, budget);
        return Quotas.allot(weights, endless, budget);
    }

    private static Ranking rank(MixtureIndex index, InterestMixture mixture, int component, int[] excluded) {
        int[] members = index.members(mixture.clusters()[component]);
        float[] scores = new float[members.length];
        index.score(mixture, component, scores);
        int[] order = IntStream.range(0, members.length)
                .boxed()
                .sorted((l, r) -> Float.compare(scores[r], scores[l]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = IntStream.range(0, order.length)
                .filter(place -> Arrays.binarySearch(excluded, members[order[place]]) < 0)
                .toArray();
        float[] similarities = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            similarities[i] = scores[order[places[i]]];
        }
        int[] documents = Arrays.stream(places).map(place -> members[order[place]]).toArray();
        return new Ranking(documents, places, similarities);
    }

    /** Returns the number of documents. */
    int size() {
        return documents.length;
    }

    /** Returns the documents in turns: the best of each component, heaviest first, then the second of each. */
    int[] inTurns() {
        int[] turns = new int[size()];
        for (int i = 1; i < turns.length; i++) {
            turns[i] = components[i] == components[i - 1] ? turns[i - 1] + 1 : 0;
        }
        return ordered(Comparator.comparingInt((Integer i) -> turns[i]));
    }

    /**
     * Returns the documents by descending {@code weight * exp(similarity / temperature)}, equal ones by document.
     *
     * @param weights of the components
     * @param temperature above 0
     */
    int[] byScore(double[] weights, double temperature) {
        double[] scores = new double[size()];
        Arrays.setAll(scores, i -> Math.log(weights[components[i]]) + similarities[i] / temperature);
        return ordered(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparingInt(i -> documents[i]));
    }

    private int[] ordered(Comparator<Integer> order) {
        return IntStream.range(0, size())
                .boxed()
                .sorted(order)
                .mapToInt(i -> documents[i])
                .toArray();
    }
}
