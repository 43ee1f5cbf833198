package dev.negbench.datasets;

import java.util.Map;

/** A corpus of strings. */
final class HeldCorpus implements Corpus {
    private final String[] ids;
    private final String[] titles;
    private final String[] texts;
    private final Map<String, Integer> ordinals;

    HeldCorpus(String[] ids, String[] titles, String[] texts, Map<String, Integer> ordinals) {
        this.ids = ids;
        this.titles = titles;
        this.texts = texts;
        this.ordinals = ordinals;
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public String id(int ordinal) {
        return ids[ordinal];
    }

    @Override
    public int ordinal(String id) {
        return ordinals.getOrDefault(id, -1);
    }

    @Override
    public String title(int ordinal) {
        return titles[ordinal];
    }

    @Override
    public String text(int ordinal) {
        return texts[ordinal];
    }
}
