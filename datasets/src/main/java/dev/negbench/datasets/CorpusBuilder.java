package dev.negbench.datasets;

import java.io.Closeable;
import java.nio.file.Path;

/**
 * Takes the documents of a corpus one by one. Not safe to share between threads.
 *
 * <p>Held in memory, a document costs its characters and some 150 bytes. Mapped, it costs 4 bytes and its share of an
 * index of ids, 8 bytes on average and 16 at most; while it is built, 4 bytes more and the slack of growing arrays. The
 * texts are then read through the page cache, some microseconds each.
 */
public sealed interface CorpusBuilder extends Closeable permits HeldCorpusBuilder, MappedCorpusBuilder {
    /** Returns a builder that holds the texts as strings. */
    static CorpusBuilder held() {
        return new HeldCorpusBuilder(16);
    }

    /**
     * Returns a builder that writes the texts into a file in the folder of temporary files. The file is removed when
     * the corpus is built and takes no name any more; its room is given back when nothing refers to the corpus.
     *
     * @throws DatasetException if the file cannot be made
     */
    static CorpusBuilder mapped() {
        return mapped(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Returns a builder that writes the texts into a file in a folder, as {@link #mapped()} does.
     *
     * @param folder an existing folder, with room for the texts in UTF-8
     * @throws DatasetException if the file cannot be made
     */
    static CorpusBuilder mapped(Path folder) {
        return MappedCorpusBuilder.in(folder, MappedCorpusBuilder.WINDOW_BYTES);
    }

    /**
     * Adds a document, unless its id was given before.
     *
     * @param id the collection's own id, not empty
     * @param title the title, empty where there is none
     * @param text the body, possibly empty
     * @return the document's ordinal, or {@code -1 - ordinal} of the earlier document with this id
     * @throws DatasetException if the id is empty, or the texts cannot be written
     */
    int add(String id, String title, String text);

    /** Returns the number of documents so far. */
    int size();

    /** Returns the id of a document added before. */
    String id(int ordinal);

    /**
     * Tells whether a document has this title and text.
     *
     * @param ordinal a document added before
     */
    boolean matches(int ordinal, String title, String text);

    /**
     * Ends the corpus; the builder cannot be used afterwards.
     *
     * @throws DatasetException if there is no document, or the texts cannot be written
     */
    Corpus build();

    /** Gives up what was not built. Does nothing after {@link #build()}. */
    @Override
    void close();
}
