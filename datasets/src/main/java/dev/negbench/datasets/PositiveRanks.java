package dev.negbench.datasets;

/** Where a baseline ranks the positives of a training query among all documents. */
@FunctionalInterface
public interface PositiveRanks {
    /** The rank of what the baseline did not find. */
    int NOT_FOUND = Integer.MAX_VALUE;

    /**
     * Ranks the positives of one query.
     *
     * @param query query ordinal
     * @param positives its positives, ascending; do not write to it
     * @return one rank a positive, from 1, or {@link #NOT_FOUND}
     */
    int[] of(int query, int[] positives);
}
