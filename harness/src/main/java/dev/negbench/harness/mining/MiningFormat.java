package dev.negbench.harness.mining;

import dev.negbench.datasets.NearestName;
import java.util.Arrays;
import java.util.List;

/** The layouts of rows that other trainers read, and how many draws a query each needs. */
public enum MiningFormat {
    /** sentence-transformers: one row a query, positive and negative. */
    TRIPLET("triplet", true, false),
    /** sentence-transformers: one row a query and positive, with all negatives or not at all. */
    N_TUPLE("n-tuple", true, true),
    /** sentence-transformers: one row a query and document, positives first, with a label. */
    LABELED_PAIR("labeled-pair", false, false),
    /** sentence-transformers: one row a query and positive, documents and labels as lists. */
    LABELED_LIST("labeled-list", true, false),
    /** Tevatron: one row a query, passages with ids. */
    TEVATRON("tevatron", false, false),
    /** FlagEmbedding: one row a query, texts alone. */
    FLAG_EMBEDDING("flag-embedding", false, false);

    private final String id;
    private final boolean perPositive;
    private final boolean complete;

    MiningFormat(String id, boolean perPositive, boolean complete) {
        this.id = id;
        this.perPositive = perPositive;
        this.complete = complete;
    }

    /** Returns the name on the command line. */
    public String id() {
        return id;
    }

    /** Tells whether negatives are drawn for each positive of a query, or once a query. */
    public boolean perPositive() {
        return perPositive;
    }

    /** Tells whether a row with fewer negatives than asked for is left out. */
    public boolean complete() {
        return complete;
    }

    /** Tells whether an example without a negative is left out. */
    boolean needsNegative() {
        return this != LABELED_PAIR;
    }

    /** Returns all names. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(MiningFormat::id).toList();
    }

    /**
     * Returns the format of a name.
     *
     * @throws IllegalArgumentException if there is none; the nearest is offered
     */
    public static MiningFormat of(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no format '" + id + "'; " + NearestName.remedy(ids(), id)));
    }
}
