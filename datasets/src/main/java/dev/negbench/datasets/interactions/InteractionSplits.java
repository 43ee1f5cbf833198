package dev.negbench.datasets.interactions;

import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.StableHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Splits each user's items: the earliest 80 % are train, the next 10 % dev, the last 10 % test, rounded to the nearest,
 * in order of time or, where there is none, of a hash of user and item. An item counts where the user first met it, so
 * no pair is in two splits.
 */
final class InteractionSplits {
    static final double HELD_OUT_SHARE = 0.1;

    private static final long ORDER_SEED = 3;

    private final Interactions all;
    private final float positiveFrom;
    private final Map<String, Map<Integer, Map<Integer, Integer>>> grades = new LinkedHashMap<>();

    /** For each user the positives of the train part in their order, as items. */
    private final List<List<Integer>> liked = new ArrayList<>();

    /**
     * @param all the interactions
     * @param positiveFrom least weight of a positive
     */
    InteractionSplits(Interactions all, float positiveFrom) {
        this.all = all;
        this.positiveFrom = positiveFrom;
        List.of("train", "dev", "test").forEach(split -> grades.put(split, new TreeMap<>()));
        List<List<Integer>> byUser = new ArrayList<>();
        all.userIds().forEach(user -> byUser.add(new ArrayList<>()));
        for (int i = 0; i < all.size(); i++) {
            byUser.get(all.users()[i]).add(i);
        }
        for (int user = 0; user < byUser.size(); user++) {
            split(user, byUser.get(user));
        }
    }

    /** Returns the items a user liked in the train part, earliest first. */
    List<Integer> liked(int user) {
        return liked.get(user);
    }

    /**
     * Returns the splits that have a pair.
     *
     * @param documentOf the document of each item
     */
    Map<String, Judgements> judgements(int[] documentOf) {
        Map<String, Judgements> splits = new LinkedHashMap<>();
        grades.forEach((split, byUser) -> {
            if (!byUser.isEmpty()) {
                Map<Integer, Map<Integer, Integer>> byDocument = new TreeMap<>();
                byUser.forEach((user, items) -> {
                    Map<Integer, Integer> row = new TreeMap<>();
                    items.forEach((item, grade) -> row.put(documentOf[item], grade));
                    byDocument.put(user, row);
                });
                splits.put(split, Judgements.of(byDocument));
            }
        });
        return splits;
    }

    private void split(int user, List<Integer> interactions) {
        // The sort is stable, so equal times keep the order of the file.
        interactions.sort(Comparator.comparingLong(this::order));
        Map<Integer, Integer> first = new LinkedHashMap<>();
        interactions.forEach(i -> first.putIfAbsent(all.items()[i], i));
        int heldOut = (int) Math.round(HELD_OUT_SHARE * first.size());
        int train = first.size() - 2 * heldOut;
        List<Integer> positives = new ArrayList<>();
        int place = 0;
        for (Map.Entry<Integer, Integer> item : first.entrySet()) {
            String split = place < train ? "train" : place < train + heldOut ? "dev" : "test";
            int grade = all.weights()[item.getValue()] >= positiveFrom ? 1 : 0;
            grades.get(split).computeIfAbsent(user, u -> new TreeMap<>()).put(item.getKey(), grade);
            if (place < train && grade > 0) {
                positives.add(item.getKey());
            }
            place++;
        }
        liked.add(positives);
    }

    private long order(int interaction) {
        return all.timed()
                ? all.times()[interaction]
                : StableHash.of(
                        ORDER_SEED,
                        all.userIds().get(all.users()[interaction]),
                        all.itemIds().get(all.items()[interaction]));
    }
}
