package dev.negbench.strategies.stage;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts that are negatives without being documents of the corpus: synthetic passages, or queries that a document must
 * not match. Their ids continue after the corpus's last ordinal, they are embedded on the fly and never searched.
 */
public final class NegativeTexts {
    /** What a negative is. */
    public enum Kind {
        /** A document of the corpus. */
        DOCUMENT,
        /** A passage made for training. */
        SYNTHETIC_DOCUMENT,
        /** A query that the positive document does not answer. */
        QUERY
    }

    private final int documents;
    private final List<String> texts = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();

    /**
     * @param documents the size of the corpus, the first id given out
     */
    public NegativeTexts(int documents) {
        this.documents = documents;
    }

    /**
     * Adds a text.
     *
     * @param kind {@link Kind#SYNTHETIC_DOCUMENT} or {@link Kind#QUERY}
     * @param text what to embed
     * @return its id, at least the corpus size
     */
    public synchronized int add(Kind kind, String text) {
        if (kind == Kind.DOCUMENT) {
            throw new IllegalArgumentException(
                    "documents of the corpus have ids already; add only synthetic documents or queries");
        }
        texts.add(text);
        kinds.add(kind);
        return documents + texts.size() - 1;
    }

    /** Returns the size of the corpus, which is the id of the first text. */
    public int documents() {
        return documents;
    }

    /** Returns the number of texts added. */
    public synchronized int size() {
        return texts.size();
    }

    /** Returns what a negative id stands for. */
    public synchronized Kind kind(int id) {
        return id < documents ? Kind.DOCUMENT : kinds.get(id - documents);
    }

    /**
     * Returns an added text.
     *
     * @param id an id that {@link #add} gave out
     */
    public synchronized String text(int id) {
        return texts.get(id - documents);
    }
}
