package dev.negbench.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All queries of a dataset, of every split, in file order. Immutable and safe to share between threads. */
public final class Queries {
    private final String[] ids;
    private final String[] texts;
    private final long[] keys;
    private final Map<String, Integer> ordinals;

    private Queries(String[] ids, String[] texts, long[] keys, Map<String, Integer> ordinals) {
        this.ids = ids;
        this.texts = texts;
        this.keys = keys;
        this.ordinals = ordinals;
    }

    /**
     * Builds the query table.
     *
     * @param queries the queries in order; ids must be distinct
     * @return the table
     * @throws DatasetException if an id occurs twice or is empty
     */
    public static Queries of(List<Query> queries) {
        int size = queries.size();
        String[] ids = new String[size];
        String[] texts = new String[size];
        long[] keys = new long[size];
        Map<String, Integer> ordinals = new HashMap<>(size * 4 / 3 + 1);
        for (int q = 0; q < size; q++) {
            Query query = queries.get(q);
            ids[q] = query.id();
            texts[q] = query.text();
            keys[q] = key(query.id());
            if (query.id().isEmpty()) {
                throw new DatasetException("query " + q + " has an empty id", "give each query its own id");
            }
            if (ordinals.put(query.id(), q) != null) {
                throw new DatasetException("query id '" + query.id() + "' occurs twice", "give each query its own id");
            }
        }
        return new Queries(ids, texts, keys, ordinals);
    }

    /** Returns the number of queries. */
    public int size() {
        return ids.length;
    }

    /** Returns the id of query {@code ordinal}. */
    public String id(int ordinal) {
        return ids[ordinal];
    }

    /** Returns the text of query {@code ordinal}. */
    public String text(int ordinal) {
        return texts[ordinal];
    }

    /** Returns the ordinal of the query with this id, or -1 where there is none. */
    public int ordinal(String id) {
        return ordinals.getOrDefault(id, -1);
    }

    /**
     * Returns a 64-bit number that depends on the query's id alone, so that random draws do not change when queries
     * are reordered, filtered or sharded.
     */
    public long key(int ordinal) {
        return keys[ordinal];
    }

    /** FNV-1a over the UTF-16 units of the id; collisions only correlate two queries' draws. */
    private static long key(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
