package dev.negbench.datasets;

import java.util.AbstractList;
import java.util.RandomAccess;

/** The contents of a corpus as a list that reads each text when it is asked for, so that not all are held at once. */
public final class CorpusContents extends AbstractList<String> implements RandomAccess {
    private final Corpus corpus;

    /** Views a corpus. */
    public CorpusContents(Corpus corpus) {
        this.corpus = corpus;
    }

    @Override
    public String get(int ordinal) {
        return corpus.content(ordinal);
    }

    @Override
    public int size() {
        return corpus.size();
    }
}
