package dev.negbench.strategies.stage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects the candidates of one query and turns them into a checked, sorted {@link CandidatePool}. Reusable: after
 * {@link #build} the builder starts over at {@link #start}. Not safe for use by several threads.
 */
public final class CandidatePoolBuilder {
    /** No id: ids are at least 0. */
    private static final int FREE = -1;

    private int query;
    private long queryKey;
    private int[] positives = {};
    private float[] positiveScores = {};
    private int size;
    private int[] ids = new int[256];
    private float[] scores = new float[256];
    private int[] ranks = new int[256];
    private byte[] generators = new byte[256];
    private int[] table = new int[1024];

    /**
     * Starts a pool.
     *
     * @param query the query's ordinal
     * @param queryKey the query's random key
     * @param positives its labelled positives in ascending order, at least one; candidates among them are refused
     * @param positiveScores the score of each positive
     * @return this
     * @throws CandidatePoolException if there is no positive, or a positive's score is NaN
     */
    public CandidatePoolBuilder start(int query, long queryKey, int[] positives, float[] positiveScores) {
        if (positives.length == 0 || positives.length != positiveScores.length) {
            throw new CandidatePoolException(
                    query,
                    positives.length + " positives with " + positiveScores.length
                            + " scores; need one score for each of at least one positive");
        }
        for (int p = 0; p < positives.length; p++) {
            if (Float.isNaN(positiveScores[p])) {
                throw new CandidatePoolException(query, "the score of positive " + positives[p] + " is NaN");
            }
        }
        this.query = query;
        this.queryKey = queryKey;
        this.positives = positives;
        this.positiveScores = positiveScores;
        size = 0;
        return this;
    }

    /**
     * Adds a candidate.
     *
     * @param id a document's ordinal or a training text's id
     * @param score its similarity to the query, not NaN
     * @param rank its 0-based rank in its generator's full ranking, -1 where the generator ranks nothing
     * @param generator which generator proposed it, from 0 to 127
     * @return this
     */
    public CandidatePoolBuilder add(int id, float score, int rank, int generator) {
        if (size == ids.length) {
            int capacity = size * 2;
            ids = Arrays.copyOf(ids, capacity);
            scores = Arrays.copyOf(scores, capacity);
            ranks = Arrays.copyOf(ranks, capacity);
            generators = Arrays.copyOf(generators, capacity);
        }
        ids[size] = id;
        scores[size] = score;
        ranks[size] = rank;
        generators[size] = (byte) generator;
        size++;
        return this;
    }

    /** Returns the number of candidates added since {@link #start}. */
    public int size() {
        return size;
    }

    /** Returns a copy of the ids added since {@link #start}, in the order added: the order of a column's values. */
    public int[] ids() {
        return Arrays.copyOf(ids, size);
    }

    /**
     * Checks and sorts what was added. O(n) where it came sorted, O(n log n) otherwise.
     *
     * @return the pool
     * @throws CandidatePoolException if a score is NaN, an id is negative or occurs twice, or a candidate is a positive
     */
    public CandidatePool build() {
        return build(Map.of());
    }

    /** Builds as {@link #build()} does, with columns whose order follows the order of {@link #add} calls. */
    public CandidatePool build(Map<String, float[]> columns) {
        int[] order = order();
        CandidatePool raw = new CandidatePool(
                query,
                queryKey,
                Arrays.copyOf(ids, size),
                Arrays.copyOf(scores, size),
                Arrays.copyOf(ranks, size),
                Arrays.copyOf(generators, size),
                positives,
                positiveScores,
                columns);
        CandidatePool sorted = order == null ? raw : select(raw, order);
        check(sorted);
        return sorted;
    }

    private int[] order() {
        boolean sorted = true;
        for (int i = 0; i < size; i++) {
            if (Float.isNaN(scores[i])) {
                throw new CandidatePoolException(query, "the score of candidate " + ids[i] + " is NaN");
            }
            if (i > 0 && (scores[i - 1] < scores[i] || scores[i - 1] == scores[i] && ids[i - 1] > ids[i])) {
                sorted = false;
            }
        }
        if (sorted) {
            return null;
        }
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = (long) ~ascending(scores[i]) << 32 | i;
        }
        Arrays.sort(keys);
        orderTies(keys);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** Returns an int that orders as the float does, both zeros being equal. */
    private static int ascending(float score) {
        int bits = Float.floatToIntBits(score + 0f);
        return bits ^ bits >> 31 & 0x7fffffff;
    }

    /** Puts runs of equal scores, whose keys share their upper half, into ascending order of their ids. */
    private void orderTies(long[] keys) {
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && keys[to] >> 32 == keys[from] >> 32) {
                to++;
            }
            if (to - from > 1) {
                for (int i = from; i < to; i++) {
                    keys[i] = (long) ids[(int) keys[i]] << 32 | keys[i] & 0xffffffffL;
                }
                Arrays.sort(keys, from, to);
            }
            from = to;
        }
    }

    /** A hash table with linear probing, since sorting the ids again took longer than all other checks. */
    private void check(CandidatePool pool) {
        int capacity = Integer.highestOneBit(Math.max(4, pool.size())) * 4;
        if (table.length < capacity) {
            table = new int[capacity];
        }
        Arrays.fill(table, 0, capacity, FREE);
        for (int id : pool.ids()) {
            if (id < 0) {
                throw new CandidatePoolException(pool.query(), "candidate " + id + " is no id: they start at 0");
            }
            int slot = slot(id, capacity);
            if (table[slot] == id) {
                throw new CandidatePoolException(pool.query(), "candidate " + id + " occurs twice");
            }
            table[slot] = id;
        }
        for (int positive : pool.positives()) {
            if (table[slot(positive, capacity)] == positive) {
                throw new CandidatePoolException(pool.query(), "candidate " + positive + " is a labelled positive");
            }
        }
    }

    /** Returns the place of an id in the table, or the free one where it belongs. */
    private int slot(int id, int capacity) {
        int slot = id * 0x9e3779b9 >>> 7 & capacity - 1;
        while (table[slot] != FREE && table[slot] != id) {
            slot = slot + 1 & capacity - 1;
        }
        return slot;
    }

    static CandidatePool select(CandidatePool pool, int[] at) {
        int size = at.length;
        int[] ids = new int[size];
        float[] scores = new float[size];
        int[] ranks = new int[size];
        byte[] generators = new byte[size];
        for (int i = 0; i < size; i++) {
            ids[i] = pool.ids()[at[i]];
            scores[i] = pool.scores()[at[i]];
            ranks[i] = pool.ranks()[at[i]];
            generators[i] = pool.generators()[at[i]];
        }
        Map<String, float[]> columns = new LinkedHashMap<>();
        pool.columns().forEach((name, values) -> columns.put(name, selectColumn(values, pool.size(), at)));
        return new CandidatePool(
                pool.query(),
                pool.queryKey(),
                ids,
                scores,
                ranks,
                generators,
                pool.positives(),
                pool.positiveScores(),
                columns);
    }

    private static float[] selectColumn(float[] values, int width, int[] at) {
        int rows = width == 0 ? 0 : values.length / width;
        float[] selected = new float[rows * at.length];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < at.length; i++) {
                selected[r * at.length + i] = values[r * width + at[i]];
            }
        }
        return selected;
    }
}
