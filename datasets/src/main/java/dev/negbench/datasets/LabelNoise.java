package dev.negbench.datasets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hides known positives of the train split, to count how often a strategy draws them as negatives. */
public final class LabelNoise {
    private static final String TRAIN = "train";

    private LabelNoise() {}

    /**
     * Hides a share of the train positives. The pairs are put into a random order that depends on the seed and on
     * their ids alone, and hidden from the front; the last positive that a query has left is passed over. Hidden pairs
     * are unjudged afterwards, and all grades of the others are kept. O(pairs log pairs), plus a new fingerprint.
     *
     * @param dataset the dataset, with a train split
     * @param share the share of all train positives to hide, in [0, 1); the number of pairs is rounded to the nearest
     * @param seed decides which pairs
     * @return the noisy dataset, under the same name, and the hidden pairs
     * @throws DatasetException if there is no train split, the share is out of range, or more pairs would have to be
     *     hidden than the queries can spare
     */
    public static PlantedNoise plant(Dataset dataset, double share, long seed) {
        if (!(share >= 0 && share < 1)) {
            throw new DatasetException("the share of positives to hide is " + share, "give one in [0, 1)");
        }
        Judgements train = dataset.split(TRAIN);
        List<Pair> pairs = shuffledPositives(dataset, train, seed);
        int wanted = (int) Math.round(share * pairs.size());
        int spare = pairs.size() - train.queryCount();
        if (wanted > spare) {
            throw new DatasetException(
                    "of the " + pairs.size() + " train positives of dataset '" + dataset.name() + "' " + wanted
                            + " would be hidden, but only " + spare + " are not the last of their query",
                    String.format("hide a share of at most %.4f", Math.floor(1e4 * spare / pairs.size()) / 1e4));
        }
        Map<Integer, Map<Integer, Integer>> grades = grades(train);
        Map<Integer, List<Integer>> hidden = new TreeMap<>();
        Map<Integer, Integer> left = new TreeMap<>();
        int count = 0;
        for (int i = 0; count < wanted; i++) {
            Pair pair = pairs.get(i);
            int before = left.getOrDefault(pair.query(), train.positives(pair.query()).length);
            if (before > 1) {
                left.put(pair.query(), before - 1);
                grades.get(pair.query()).remove(pair.document());
                hidden.computeIfAbsent(pair.query(), q -> new ArrayList<>()).add(pair.document());
                count++;
            }
        }
        Map<String, Judgements> splits = new LinkedHashMap<>(dataset.splits());
        splits.put(TRAIN, Judgements.of(grades));
        Dataset noisy =
                Dataset.of(dataset.name(), dataset.corpus(), dataset.queries(), splits, dataset.taxonomy());
        Map<Integer, int[]> documents = new TreeMap<>();
        hidden.forEach((query, ids) -> documents.put(query, ids.stream().mapToInt(i -> i).sorted().toArray()));
        return new PlantedNoise(noisy, documents, (double) count / pairs.size());
    }

    private static List<Pair> shuffledPositives(Dataset dataset, Judgements train, long seed) {
        List<Pair> pairs = new ArrayList<>();
        for (int query : train.queries()) {
            for (int document : train.positives(query)) {
                long rank = StableHash.of(seed, dataset.queries().id(query), dataset.corpus().id(document));
                pairs.add(new Pair(rank, query, document));
            }
        }
        // Equal ranks fall back to ordinals, so the order is total even then.
        pairs.sort(Comparator.comparingLong(Pair::rank).thenComparingInt(Pair::query).thenComparingInt(Pair::document));
        return pairs;
    }

    private static Map<Integer, Map<Integer, Integer>> grades(Judgements judgements) {
        Map<Integer, Map<Integer, Integer>> grades = new TreeMap<>();
        for (int query : judgements.judgedQueries()) {
            int[] documents = judgements.documents(query);
            Map<Integer, Integer> row = new TreeMap<>();
            for (int i = 0; i < documents.length; i++) {
                row.put(documents[i], judgements.grades(query)[i]);
            }
            grades.put(query, row);
        }
        return grades;
    }

    private record Pair(long rank, int query, int document) {}
}
