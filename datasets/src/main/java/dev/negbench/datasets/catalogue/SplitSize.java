package dev.negbench.datasets.catalogue;

/**
 * The size of a split.
 *
 * @param queries queries with at least one positive
 * @param pairs judged pairs, those of grade 0 included
 */
public record SplitSize(int queries, int pairs) {
    @Override
    public String toString() {
        return queries + " queries and " + pairs + " pairs";
    }
}
