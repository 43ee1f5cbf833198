package dev.negbench.strategies.rrra;

import java.util.Arrays;

/** Pairs of query and document that an adapter learns from: a struct of parallel arrays. Grows; one thread owns it. */
final class Examples {
    private int size;
    private int[] queries = new int[64];
    private long[] keys = new long[64];
    private int[] documents = new int[64];
    private Outcome[] outcomes = new Outcome[64];
    private boolean[] relevant = new boolean[64];

    /** Leaves none. */
    void clear() {
        size = 0;
    }

    /**
     * Adds a pair.
     *
     * @param key the query's random key, which decides its fold
     * @param isRelevant what the adapter is to say of it
     */
    void add(int query, long key, int document, Outcome outcome, boolean isRelevant) {
        if (size == queries.length) {
            queries = Arrays.copyOf(queries, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
            documents = Arrays.copyOf(documents, 2 * size);
            outcomes = Arrays.copyOf(outcomes, 2 * size);
            relevant = Arrays.copyOf(relevant, 2 * size);
        }
        queries[size] = query;
        keys[size] = key;
        documents[size] = document;
        outcomes[size] = outcome;
        relevant[size++] = isRelevant;
    }

    int size() {
        return size;
    }

    int query(int example) {
        return queries[example];
    }

    long key(int example) {
        return keys[example];
    }

    int document(int example) {
        return documents[example];
    }

    Outcome outcome(int example) {
        return outcomes[example];
    }

    boolean isRelevant(int example) {
        return relevant[example];
    }

    /** Returns how many there are of each outcome. */
    int[] counts() {
        int[] counts = new int[Outcome.values().length];
        for (int i = 0; i < size; i++) {
            counts[outcomes[i].ordinal()]++;
        }
        return counts;
    }
}
