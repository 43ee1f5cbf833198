package dev.negbench.strategies.stage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one query may draw its negatives from: a struct of parallel arrays, best score first, equal scores by ascending
 * id. Immutable by contract: the arrays are shared with the hot path, so they are returned as they are and must not be
 * written to.
 *
 * <p>An id below the corpus size is a document's ordinal. A larger one is a text that exists only for training, see
 * {@link NegativeTexts}. Scores are the similarity of the generator that proposed the candidate, in that generator's
 * own unit. Columns carry what a scheme computes once per pool and reads at every draw (a judge's score, the similarity
 * to each positive).
 */
public final class CandidatePool {
    private final int query;
    private final long queryKey;
    private final int[] ids;
    private final float[] scores;
    private final int[] ranks;
    private final byte[] generators;
    private final int[] positives;
    private final float[] positiveScores;
    private final Map<String, float[]> columns;

    CandidatePool(
            int query,
            long queryKey,
            int[] ids,
            float[] scores,
            int[] ranks,
            byte[] generators,
            int[] positives,
            float[] positiveScores,
            Map<String, float[]> columns) {
        this.query = query;
        this.queryKey = queryKey;
        this.ids = ids;
        this.scores = scores;
        this.ranks = ranks;
        this.generators = generators;
        this.positives = positives;
        this.positiveScores = positiveScores;
        this.columns = columns;
    }

    /** Returns the query's ordinal. */
    public int query() {
        return query;
    }

    /** Returns the query's random key, see {@code Queries.key}. */
    public long queryKey() {
        return queryKey;
    }

    /** Returns the number of candidates, possibly 0. */
    public int size() {
        return ids.length;
    }

    /** Returns the candidates' ids, all different, none of them a positive. */
    public int[] ids() {
        return ids;
    }

    /** Returns the candidates' scores, descending, none of them NaN. */
    public float[] scores() {
        return scores;
    }

    /**
     * Returns each candidate's 0-based rank in its generator's full ranking, positives counted; -1 where the generator
     * ranks nothing, as one that draws documents at random.
     */
    public int[] ranks() {
        return ranks;
    }

    /** Returns which of the source's generators proposed each candidate, from 0. */
    public byte[] generators() {
        return generators;
    }

    /** Returns the query's labelled positives, at least one. */
    public int[] positives() {
        return positives;
    }

    /** Returns the score of each positive by the generator that scores this pool, none of them NaN. */
    public float[] positiveScores() {
        return positiveScores;
    }

    /**
     * Returns a named column.
     *
     * @param name the column, as its {@link PoolColumns} documents it
     * @return its values: one a candidate, or several rows of one a candidate, for example a row a positive, a
     *     generator or a dimension of a vector; filters keep whole columns of such a matrix
     * @throws IllegalArgumentException if the pool was built without it
     */
    public float[] column(String name) {
        float[] column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "the candidate pool has no column '" + name + "', only " + columns.keySet()
                            + "; use a source that computes it");
        }
        return column;
    }

    /** Returns all columns by name. */
    public Map<String, float[]> columns() {
        return columns;
    }

    /**
     * Returns the same pool with further columns.
     *
     * @param more name → values, as {@link #column} gives them; a name that is there already is replaced
     */
    public CandidatePool withColumns(Map<String, float[]> more) {
        Map<String, float[]> all = new LinkedHashMap<>(columns);
        all.putAll(more);
        return new CandidatePool(
                query, queryKey, ids, scores, ranks, generators, positives, positiveScores, all);
    }

    /** Returns the pool of the candidates that {@code keep} marks, in the same order, columns included. O(size). */
    public CandidatePool retain(boolean[] keep) {
        int kept = 0;
        for (int i = 0; i < ids.length; i++) {
            if (keep[i]) {
                kept++;
            }
        }
        if (kept == ids.length) {
            return this;
        }
        int[] at = new int[kept];
        for (int i = 0, to = 0; i < ids.length; i++) {
            if (keep[i]) {
                at[to++] = i;
            }
        }
        return CandidatePoolBuilder.select(this, at);
    }

    @Override
    public String toString() {
        return "CandidatePool[query=" + query + ", size=" + size() + ", positives=" + Arrays.toString(positives) + "]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CandidatePool that
                && query == that.query
                && queryKey == that.queryKey
                && Arrays.equals(ids, that.ids)
                && Arrays.equals(scores, that.scores)
                && Arrays.equals(ranks, that.ranks)
                && Arrays.equals(generators, that.generators)
                && Arrays.equals(positives, that.positives)
                && Arrays.equals(positiveScores, that.positiveScores)
                && sameColumns(columns, that.columns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(query, queryKey, Arrays.hashCode(ids), Arrays.hashCode(scores));
    }

    private static boolean sameColumns(Map<String, float[]> left, Map<String, float[]> right) {
        return left.keySet().equals(right.keySet())
                && left.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), right.get(e.getKey())));
    }
}
