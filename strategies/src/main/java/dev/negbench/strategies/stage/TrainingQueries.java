package dev.negbench.strategies.stage;

/** The queries of a batch of work with their labelled positives, as the label corrector left them. */
public interface TrainingQueries {
    /** Returns the number of queries. */
    int size();

    /** Returns the ordinals of the queries, one a row. Shared: do not write to it. */
    int[] ordinals();

    /** Returns the random key of the query in this row. */
    long key(int row);

    /** Returns the labelled positives of the query in this row, ascending. Shared: do not write to it. */
    int[] positives(int row);
}
