package dev.negbench.strategies.skillextraction;

import dev.negbench.strategies.text.EditDistance;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The labels whose names are nearest to a label's by Levenshtein distance, computed when first asked for and kept: one
 * distance for each other label, 13,891 names of 27 characters in about a millisecond. Safe for use by several threads.
 */
final class EditNeighbours {
    private final Labels labels;
    private final int most;
    private final boolean normalised;
    private final Map<Integer, int[]> known = new ConcurrentHashMap<>();

    /**
     * A label and how far its name is.
     *
     * @param relative distance over the longer name's length, 0 to 1
     */
    private record Neighbour(int document, int distance, double relative) {}

    /**
     * @param most neighbours wanted
     * @param normalised whether distances count relative to the longer name, equal ones by distance; else by distance
     */
    EditNeighbours(Labels labels, int most, boolean normalised) {
        this.labels = labels;
        this.most = most;
        this.normalised = normalised;
    }

    /** Returns up to {@code most} other labels, nearest first, ties by ascending document. Shared. */
    int[] of(int document) {
        return known.computeIfAbsent(document, this::compute);
    }

    private int[] compute(int document) {
        if (!labels.isLabel(document)) {
            return new int[0];
        }
        String name = labels.name(document);
        EditDistance from = new EditDistance(name);
        Comparator<Neighbour> byDistance = Comparator.comparingInt(Neighbour::distance);
        Comparator<Neighbour> nearestFirst = (normalised
                        ? Comparator.comparingDouble(Neighbour::relative).thenComparing(byDistance)
                        : byDistance)
                .thenComparingInt(Neighbour::document);
        PriorityQueue<Neighbour> nearest = new PriorityQueue<>(nearestFirst.reversed());
        for (int other : labels.documents()) {
            if (other == document) {
                continue;
            }
            String otherName = labels.name(other);
            if (nearest.size() == most && isFartherThan(nearest.peek(), name.length(), otherName.length())) {
                continue;
            }
            int distance = from.to(otherName);
            nearest.add(new Neighbour(other, distance, relative(distance, name.length(), otherName.length())));
            if (nearest.size() > most) {
                nearest.poll();
            }
        }
        return nearest.stream().sorted(nearestFirst).mapToInt(Neighbour::document).toArray();
    }

    /** Tells from the lengths alone that a name is farther than the farthest kept: they bound the distance below. */
    private boolean isFartherThan(Neighbour farthest, int length, int otherLength) {
        int least = Math.abs(length - otherLength);
        return normalised ? relative(least, length, otherLength) > farthest.relative() : least > farthest.distance();
    }

    /** Quotients of small whole numbers: equal as fractions if and only if equal as doubles. */
    private static double relative(int distance, int length, int otherLength) {
        int longer = Math.max(length, otherLength);
        return longer == 0 ? 0 : (double) distance / longer;
    }
}
