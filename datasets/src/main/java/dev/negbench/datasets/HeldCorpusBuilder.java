package dev.negbench.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers strings. */
final class HeldCorpusBuilder implements CorpusBuilder {
    private final List<String> ids;
    private final List<String> titles;
    private final List<String> texts;
    private final Map<String, Integer> ordinals;

    HeldCorpusBuilder(int expected) {
        ids = new ArrayList<>(expected);
        titles = new ArrayList<>(expected);
        texts = new ArrayList<>(expected);
        ordinals = new HashMap<>(expected * 4 / 3 + 1);
    }

    @Override
    public int add(String id, String title, String text) {
        requireId(id, ids.size());
        Integer first = ordinals.putIfAbsent(id, ids.size());
        if (first != null) {
            return -1 - first;
        }
        ids.add(id);
        titles.add(title);
        texts.add(text);
        return ids.size() - 1;
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public String id(int ordinal) {
        return ids.get(ordinal);
    }

    @Override
    public boolean matches(int ordinal, String title, String text) {
        return titles.get(ordinal).equals(title) && texts.get(ordinal).equals(text);
    }

    @Override
    public Corpus build() {
        requireDocuments(ids.size());
        return new HeldCorpus(
                ids.toArray(String[]::new), titles.toArray(String[]::new), texts.toArray(String[]::new), ordinals);
    }

    @Override
    public void close() {
        // Strings need no giving up.
    }

    static void requireId(String id, int document) {
        if (id.isEmpty()) {
            throw new DatasetException("document " + document + " has an empty id", "give each document its own id");
        }
    }

    static void requireDocuments(int size) {
        if (size == 0) {
            throw new DatasetException("the corpus has no documents", "supply a corpus with at least one document");
        }
    }
}
