package dev.negbench.datasets;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Relevance judgements of one split: for each judged query its documents and their grades. A grade above 0 makes a
 * document a positive; 0 is a document judged non-relevant. Immutable and safe to share between threads.
 */
public final class Judgements {
    private static final int[] NONE = {};

    private final int[] queries;
    private final Map<Integer, int[]> documents;
    private final Map<Integer, int[]> grades;
    private final Map<Integer, int[]> positives;
    private final int pairs;

    private Judgements(
            int[] queries, Map<Integer, int[]> documents, Map<Integer, int[]> grades, Map<Integer, int[]> positives, int pairs) {
        this.queries = queries;
        this.documents = documents;
        this.grades = grades;
        this.positives = positives;
        this.pairs = pairs;
    }

    /**
     * Builds judgements from query ordinal → (document ordinal → grade).
     *
     * @param byQuery the judged pairs; copied
     * @return the judgements, documents of a query in ascending ordinal
     */
    public static Judgements of(Map<Integer, ? extends Map<Integer, Integer>> byQuery) {
        Map<Integer, int[]> documents = new TreeMap<>();
        Map<Integer, int[]> grades = new TreeMap<>();
        Map<Integer, int[]> positives = new TreeMap<>();
        int pairs = 0;
        for (Map.Entry<Integer, ? extends Map<Integer, Integer>> entry : byQuery.entrySet()) {
            TreeMap<Integer, Integer> sorted = new TreeMap<>(entry.getValue());
            int[] ids = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
            int[] values = sorted.values().stream().mapToInt(Integer::intValue).toArray();
            documents.put(entry.getKey(), ids);
            grades.put(entry.getKey(), values);
            int[] relevant = sorted.entrySet().stream().filter(e -> e.getValue() > 0).mapToInt(Map.Entry::getKey).toArray();
            if (relevant.length > 0) {
                positives.put(entry.getKey(), relevant);
            }
            pairs += ids.length;
        }
        int[] queries = positives.keySet().stream().mapToInt(Integer::intValue).toArray();
        return new Judgements(queries, documents, grades, positives, pairs);
    }

    /** Returns the ordinals of the queries with at least one positive, ascending. The array is a copy. */
    public int[] queries() {
        return queries.clone();
    }

    /** Returns the number of queries with at least one positive. */
    public int queryCount() {
        return queries.length;
    }

    /** Returns the number of judged pairs, those of grade 0 and of queries without a positive included. */
    public int pairCount() {
        return pairs;
    }

    /** Returns the judged documents of a query, ascending; empty if it was not judged. Shared: do not write to it. */
    public int[] documents(int query) {
        return documents.getOrDefault(query, NONE);
    }

    /** Returns the grades parallel to {@link #documents}. Shared: do not write to it. */
    public int[] grades(int query) {
        return grades.getOrDefault(query, NONE);
    }

    /** Returns the documents of grade above 0, ascending; empty if there is none. Shared: do not write to it. */
    public int[] positives(int query) {
        return positives.getOrDefault(query, NONE);
    }

    /** Returns the grade of a pair, 0 if it was not judged. O(log judged documents of the query). */
    public int grade(int query, int document) {
        int at = Arrays.binarySearch(documents(query), document);
        return at < 0 ? 0 : grades(query)[at];
    }
}
