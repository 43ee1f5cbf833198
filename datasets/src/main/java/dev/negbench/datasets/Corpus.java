package dev.negbench.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The documents that can be retrieved, in file order. Immutable and safe to share between threads. */
public final class Corpus {
    private final String[] ids;
    private final String[] titles;
    private final String[] texts;
    private final Map<String, Integer> ordinals;

    private Corpus(String[] ids, String[] titles, String[] texts, Map<String, Integer> ordinals) {
        this.ids = ids;
        this.titles = titles;
        this.texts = texts;
        this.ordinals = ordinals;
    }

    /**
     * Builds a corpus.
     *
     * @param documents the documents in order; ids must be distinct
     * @return the corpus
     * @throws DatasetException if there is no document or an id occurs twice or is empty
     */
    public static Corpus of(List<Document> documents) {
        int size = documents.size();
        if (size == 0) {
            throw new DatasetException("the corpus has no documents", "supply a corpus with at least one document");
        }
        String[] ids = new String[size];
        String[] titles = new String[size];
        String[] texts = new String[size];
        Map<String, Integer> ordinals = new HashMap<>(size * 4 / 3 + 1);
        for (int d = 0; d < size; d++) {
            Document document = documents.get(d);
            ids[d] = document.id();
            titles[d] = document.title();
            texts[d] = document.text();
            if (document.id().isEmpty()) {
                throw new DatasetException("document " + d + " has an empty id", "give each document its own id");
            }
            if (ordinals.put(document.id(), d) != null) {
                throw new DatasetException(
                        "document id '" + document.id() + "' occurs twice", "give each document its own id");
            }
        }
        return new Corpus(ids, titles, texts, ordinals);
    }

    /** Returns the number of documents, at least 1. */
    public int size() {
        return ids.length;
    }

    /** Returns the id of document {@code ordinal}. */
    public String id(int ordinal) {
        return ids[ordinal];
    }

    /** Returns the ordinal of the document with this id, or -1 where there is none. */
    public int ordinal(String id) {
        return ordinals.getOrDefault(id, -1);
    }

    /** Returns the title, empty where the collection has none. */
    public String title(int ordinal) {
        return titles[ordinal];
    }

    /** Returns the body text, possibly empty. */
    public String text(int ordinal) {
        return texts[ordinal];
    }

    /** Returns what encoders and BM25 see: title and text joined by a space, or the one that is not empty. */
    public String content(int ordinal) {
        String title = titles[ordinal];
        String text = texts[ordinal];
        if (title.isEmpty()) {
            return text;
        }
        return text.isEmpty() ? title : title + " " + text;
    }
}
