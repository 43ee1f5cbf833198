package dev.negbench.reports.statistics;

import java.util.Arrays;

/**
 * Corrections of p-values for the number of hypotheses looked at. An adjusted p-value is compared with the level
 * itself; it is never below the raw one, keeps the order of the raw ones, and stays within [0, 1]. Source: hark card.
 *
 * <p>The number of hypotheses is that of the family <em>as planned</em>: a comparison that was not run, or whose p is
 * undefined, takes its place as NaN and counts as p = 1.
 */
public enum MultipleTesting {
    /** Family-wise error under any dependence: max over j ≤ i of (m − j + 1)·p_(j). The choice for confirmation. */
    HOLM {
        @Override
        void adjustSorted(double[] p) {
            double running = 0;
            for (int i = 0; i < p.length; i++) {
                running = Math.max(running, (p.length - i) * p[i]);
                p[i] = Math.min(1, running);
            }
        }
    },
    /** False discovery rate: min over j ≥ i of m·p_(j)/j. For exploration, never for the headline family. */
    BENJAMINI_HOCHBERG {
        @Override
        void adjustSorted(double[] p) {
            double running = 1;
            for (int i = p.length - 1; i >= 0; i--) {
                // Dividing first keeps every factor at least 1: rounding puts no value below the raw one.
                running = Math.min(running, p[i] * ((double) p.length / (i + 1)));
                p[i] = running;
            }
        }
    },
    /** Family-wise error, m·p. For reference: Holm is never weaker. */
    BONFERRONI {
        @Override
        void adjustSorted(double[] p) {
            for (int i = 0; i < p.length; i++) {
                p[i] = Math.min(1, p.length * p[i]);
            }
        }
    };

    /** Replaces ascending p-values by their adjusted values. */
    abstract void adjustSorted(double[] p);

    /**
     * Returns the adjusted p-values in the order given. O(m log m).
     *
     * @param pValues raw p-values in [0, 1], one a planned hypothesis; NaN counts as 1
     * @throws IllegalArgumentException if a value is outside [0, 1]
     */
    public double[] adjust(double[] pValues) {
        double[] raw = new double[pValues.length];
        for (int i = 0; i < raw.length; i++) {
            double p = pValues[i];
            if (p < 0 || p > 1) {
                throw new IllegalArgumentException("p-value " + p + " at position " + i + " is outside [0, 1]");
            }
            // Adding 0 turns −0.0 into 0.0, which the search below tells apart.
            raw[i] = Double.isNaN(p) ? 1 : p + 0.0;
        }
        double[] sorted = raw.clone();
        Arrays.sort(sorted);
        double[] adjusted = sorted.clone();
        adjustSorted(adjusted);
        for (int i = 0; i < raw.length; i++) {
            // Tied p-values have equal adjusted values, so any of their positions will do.
            raw[i] = adjusted[Arrays.binarySearch(sorted, raw[i])];
        }
        return raw;
    }
}
