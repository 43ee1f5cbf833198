package dev.negbench.datasets;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what the user probably meant by a name that does not exist. Distances are Damerau-Levenshtein in its
 * restricted form (optimal string alignment): insert, delete, replace, swap of two neighbours, each 1.
 */
public final class NearestName {
    private static final int SHORTEST_PREFIX = 3;

    private NearestName() {}

    /**
     * Returns the known name nearest to the given one, ignoring case: at a distance of at most a third of its length
     * (at least 1), else one that starts with it, if it has 3 characters or more. Ties go to the alphabetically first.
     *
     * @param name what was typed
     * @param known the names that exist
     * @return the suggestion, empty if nothing is near
     */
    public static Optional<String> among(Collection<String> known, String name) {
        String typed = name.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, typed.length() / 3);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            String lower = candidate.toLowerCase(Locale.ROOT);
            int distance = distance(typed, lower);
            if (distance > limit) {
                if (typed.length() < SHORTEST_PREFIX || !lower.startsWith(typed)) {
                    continue;
                }
                distance = limit + 1;
            }
            if (distance < bestDistance || distance == bestDistance && candidate.compareTo(best) < 0) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Returns a remedy for an unknown name: the nearest one as a question where there is one, and all that exist.
     *
     * @param known the names that exist, in the order to show them
     */
    public static String remedy(Collection<String> known, String name) {
        String names = known.isEmpty() ? "none exists" : "known: " + String.join(", ", known);
        return among(known, name).map(near -> "did you mean '" + near + "'? " + names).orElse(names);
    }

    /** Returns the least number of single edits that turn one string into the other. O(|a|·|b|) time, O(|b|) space. */
    public static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] recycled = beforeLast;
            beforeLast = last;
            last = row;
            row = recycled;
        }
        return last[b.length()];
    }
}
