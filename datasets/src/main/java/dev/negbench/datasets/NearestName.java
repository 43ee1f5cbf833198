package dev.negbench.datasets;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a user most likely meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * Returns the candidate with the smallest edit distance, insertions, deletions, substitutions and swaps of
     * neighbours counting 1 each, case ignored.
     *
     * @param name what the user typed
     * @param candidates the names that exist
     * @return the nearest, if it is near enough to be meant: at most a third of the longer name's letters, or 2, differ,
     *     or one name begins with the other
     */
    public static Optional<String> of(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> near(wanted, candidate.toLowerCase(Locale.ROOT)))
                .min(Comparator.<String>comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Returns the end of an error message: the nearest name, or all names where none is near.
     *
     * @return for example {@code "; did you mean 'simans'? (known: …)"}
     */
    public static String hint(String name, Collection<String> candidates) {
        String known = candidates.isEmpty() ? "there are none" : "known: " + String.join(", ", candidates);
        return of(name, candidates).map(nearest -> "; did you mean '" + nearest + "'? (" + known + ")").orElse("; " + known);
    }

    private static boolean near(String wanted, String candidate) {
        int length = Math.max(wanted.length(), candidate.length());
        boolean prefix = wanted.length() >= 3 && candidate.startsWith(wanted) || candidate.length() >= 3 && wanted.startsWith(candidate);
        return prefix || distance(wanted, candidate) <= Math.max(2, length / 3) && distance(wanted, candidate) < length;
    }

    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int substitution = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j - 1] + substitution, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped = i > 1 && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[left.length()][right.length()];
    }
}
