package dev.negbench.datasets;

import java.util.List;

/**
 * The documents that can be retrieved, in file order. Immutable and safe to share between threads.
 *
 * <p>Where the texts lie depends on {@link CorpusBuilder}: as strings in memory, or, for collections of millions of
 * passages, as UTF-8 in a mapped file, so that memory is what the encoder needs and not what the texts take.
 */
public sealed interface Corpus permits HeldCorpus, MappedCorpus {
    /**
     * Builds a corpus held in memory.
     *
     * @param documents the documents in order; ids must be distinct
     * @return the corpus
     * @throws DatasetException if there is no document or an id occurs twice or is empty
     */
    static Corpus of(List<Document> documents) {
        HeldCorpusBuilder builder = new HeldCorpusBuilder(documents.size());
        for (Document document : documents) {
            if (builder.add(document.id(), document.title(), document.text()) < 0) {
                throw new DatasetException(
                        "document id '" + document.id() + "' occurs twice", "give each document its own id");
            }
        }
        return builder.build();
    }

    /** Returns the number of documents, at least 1. */
    int size();

    /** Returns the id of document {@code ordinal}. */
    String id(int ordinal);

    /** Returns the ordinal of the document with this id, or -1 where there is none. */
    int ordinal(String id);

    /** Returns the title, empty where the collection has none. */
    String title(int ordinal);

    /** Returns the body text, possibly empty. */
    String text(int ordinal);

    /** Returns what encoders and BM25 see: title and text joined by a space, or the one that is not empty. */
    default String content(int ordinal) {
        String title = title(ordinal);
        String text = text(ordinal);
        if (title.isEmpty()) {
            return text;
        }
        return text.isEmpty() ? title : title + " " + text;
    }
}
