package dev.negbench.datasets;

import java.util.Arrays;
import java.util.Map;

/**
 * Relevance judgements of one split: for each judged query its documents and their grades. A grade above 0 makes a
 * document a positive; 0 or below (TREC has grades for junk) is a document judged non-relevant. Immutable and safe to
 * share between threads. Looking up a query costs O(log judged queries) and allocates nothing.
 */
public final class Judgements {
    private static final int[] NONE = {};

    /** All judged queries, ascending; the other arrays are parallel to it. */
    private final int[] judged;

    private final int[][] documents;
    private final int[][] grades;
    private final int[][] positives;

    private final int[] queries;
    private final int pairs;

    private Judgements(int[] judged, int[][] documents, int[][] grades, int[][] positives, int[] queries, int pairs) {
        this.judged = judged;
        this.documents = documents;
        this.grades = grades;
        this.positives = positives;
        this.queries = queries;
        this.pairs = pairs;
    }

    /**
     * Builds judgements from query ordinal → (document ordinal → grade).
     *
     * @param byQuery the judged pairs; copied. A query without any counts as not judged
     * @return the judgements, documents of a query in ascending ordinal
     * @throws DatasetException if an ordinal is negative
     */
    public static Judgements of(Map<Integer, ? extends Map<Integer, Integer>> byQuery) {
        int[] judged = byQuery.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
        int[][] documents = new int[judged.length][];
        int[][] grades = new int[judged.length][];
        int[][] positives = new int[judged.length][];
        int pairs = 0;
        for (int i = 0; i < judged.length; i++) {
            Map<Integer, Integer> graded = byQuery.get(judged[i]);
            documents[i] = sortedKeys(graded);
            if (documents[i][0] < 0) {
                throw new DatasetException(
                        "document ordinal " + documents[i][0] + " is negative",
                        "judge documents of the corpus, numbered from 0");
            }
            grades[i] = new int[documents[i].length];
            positives[i] = new int[documents[i].length];
            int found = 0;
            for (int k = 0; k < documents[i].length; k++) {
                grades[i][k] = graded.get(documents[i][k]);
                if (grades[i][k] > 0) {
                    positives[i][found++] = documents[i][k];
                }
            }
            positives[i] = found == documents[i].length ? documents[i] : Arrays.copyOf(positives[i], found);
            pairs += documents[i].length;
        }
        if (judged.length > 0 && judged[0] < 0) {
            throw new DatasetException(
                    "query ordinal " + judged[0] + " is negative", "judge queries of the dataset, numbered from 0");
        }
        int[] queries = new int[judged.length];
        int count = 0;
        for (int i = 0; i < judged.length; i++) {
            if (positives[i].length > 0) {
                queries[count++] = judged[i];
            }
        }
        return new Judgements(judged, documents, grades, positives, Arrays.copyOf(queries, count), pairs);
    }

    private static int[] sortedKeys(Map<Integer, Integer> graded) {
        int[] keys = new int[graded.size()];
        int size = 0;
        for (int key : graded.keySet()) {
            keys[size++] = key;
        }
        Arrays.sort(keys);
        return keys;
    }

    /** Returns the ordinals of the queries with at least one positive, ascending. The array is a copy. */
    public int[] queries() {
        return queries.clone();
    }

    /** Returns the ordinals of all judged queries, with a positive or without, ascending. The array is a copy. */
    public int[] judgedQueries() {
        return judged.clone();
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
        return row(documents, query);
    }

    /** Returns the grades parallel to {@link #documents}. Shared: do not write to it. */
    public int[] grades(int query) {
        return row(grades, query);
    }

    /** Returns the documents of grade above 0, ascending; empty if there is none. Shared: do not write to it. */
    public int[] positives(int query) {
        return row(positives, query);
    }

    /** Returns the grade of a pair, 0 if it was not judged. O(log judged documents of the query). */
    public int grade(int query, int document) {
        int at = Arrays.binarySearch(documents(query), document);
        return at < 0 ? 0 : grades(query)[at];
    }

    /**
     * Returns the judgements of some queries alone.
     *
     * @param kept query ordinals; those not judged are ignored
     */
    public Judgements restrictedTo(int[] kept) {
        int[] places = Arrays.stream(kept)
                .sorted()
                .distinct()
                .map(q -> Arrays.binarySearch(judged, q))
                .filter(at -> at >= 0)
                .toArray();
        int[] keptJudged = Arrays.stream(places).map(at -> judged[at]).toArray();
        int[][] keptDocuments =
                Arrays.stream(places).mapToObj(at -> documents[at]).toArray(int[][]::new);
        int[][] keptGrades = Arrays.stream(places).mapToObj(at -> grades[at]).toArray(int[][]::new);
        int[][] keptPositives =
                Arrays.stream(places).mapToObj(at -> positives[at]).toArray(int[][]::new);
        int[] withPositive = Arrays.stream(places)
                .filter(at -> positives[at].length > 0)
                .map(at -> judged[at])
                .toArray();
        int keptPairs = Arrays.stream(keptDocuments).mapToInt(row -> row.length).sum();
        return new Judgements(keptJudged, keptDocuments, keptGrades, keptPositives, withPositive, keptPairs);
    }

    private int[] row(int[][] rows, int query) {
        int at = Arrays.binarySearch(judged, query);
        return at < 0 ? NONE : rows[at];
    }
}
