package dev.negbench.reports.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Nemenyi's test of all pairs of systems by their average ranks: two differ if their ranks are at least a critical
 * difference apart. Source: Demšar, JMLR 2006, section 3.2.2.
 *
 * @param value the critical difference, in ranks
 * @param alpha family-wise error
 */
public record CriticalDifference(double value, double alpha) {

    /**
     * Returns q_α·√(k(k + 1)/(6N)), q_α being the studentised range for k systems over √2.
     *
     * @param systems k, at least 2
     * @param datasets N, at least 2
     * @param alpha family-wise error, in (0, 1)
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static CriticalDifference of(int systems, int datasets, double alpha) {
        if (systems < 2 || datasets < 2 || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("a critical difference needs 2 systems, 2 datasets, alpha in (0, 1);"
                    + " got " + systems + ", " + datasets + ", " + alpha);
        }
        double q = NormalRange.quantile(systems, 1 - alpha) / Math.sqrt(2);
        return new CriticalDifference(q * Math.sqrt(systems * (systems + 1.0) / (6.0 * datasets)), alpha);
    }

    /**
     * Returns the largest groups of systems that are not told apart, each as {first, last} place in the order given;
     * systems that differ from all others are in none.
     *
     * @param ascendingRanks average ranks, the best first
     */
    public List<int[]> groups(double[] ascendingRanks) {
        List<int[]> groups = new ArrayList<>();
        int reached = -1;
        for (int first = 0; first < ascendingRanks.length; first++) {
            int last = first;
            while (last + 1 < ascendingRanks.length && ascendingRanks[last + 1] - ascendingRanks[first] < value) {
                last++;
            }
            if (last > first && last > reached) {
                groups.add(new int[] {first, last});
            }
            reached = Math.max(reached, last);
        }
        return groups;
    }
}
