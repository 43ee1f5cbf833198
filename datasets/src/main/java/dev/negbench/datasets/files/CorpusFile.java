package dev.negbench.datasets.files;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.CorpusBuilder;
import dev.negbench.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a file of one document a line. Large files are streamed into a mapped corpus, so that memory does not grow with
 * the texts.
 */
public final class CorpusFile {
    /** Files of at least this many bytes, a packed one counted fourfold, become mapped corpora. */
    public static final long MAPPED_FROM_BYTES = 1L << 28;

    /** Fewer documents leave nothing to draw as a negative. */
    public static final int FEWEST_DOCUMENTS = 2;

    private static final int PACKED_FACTOR = 4;

    private CorpusFile() {}

    /** Turns a line into a document. */
    @FunctionalInterface
    public interface LineParser {
        /**
         * Adds the document of a line.
         *
         * @return what {@link CorpusBuilder#add} returned
         * @throws DatasetException if the line is malformed
         */
        int add(String line, LineReader source, CorpusBuilder corpus);
    }

    /**
     * Reads a file.
     *
     * @param file plain or packed
     * @param parser turns each line that is not blank into a document
     * @throws DatasetException if the file or a line is malformed, an id occurs twice, or there are fewer than
     *     {@value #FEWEST_DOCUMENTS} documents
     */
    public static Corpus read(Path file, LineParser parser) {
        try (LineReader source = LineReader.open(file);
                CorpusBuilder corpus = isLarge(file) ? CorpusBuilder.mapped() : CorpusBuilder.held()) {
            for (String line = source.next(); line != null; line = source.next()) {
                int document = parser.add(line, source, corpus);
                if (document < 0) {
                    throw twice(file, source, corpus, -1 - document);
                }
            }
            requireSeveral(corpus, source);
            return corpus.build();
        }
    }

    /** Tells whether a file's texts are better mapped than held. */
    public static boolean isLarge(Path file) {
        try {
            long bytes = Files.size(file);
            return (PackedFile.isPacked(file) ? PACKED_FACTOR * bytes : bytes) >= MAPPED_FROM_BYTES;
        } catch (IOException e) {
            throw PackedFile.broken(file, 1, e);
        }
    }

    private static void requireSeveral(CorpusBuilder corpus, LineReader source) {
        if (corpus.size() == 0) {
            throw source.problem("no document in the file", "supply at least " + FEWEST_DOCUMENTS + " documents");
        }
        if (corpus.size() < FEWEST_DOCUMENTS) {
            throw source.problem(
                    "one document in the file, which leaves nothing to draw as a negative",
                    "supply at least " + FEWEST_DOCUMENTS + " documents");
        }
    }

    /** Reads the file again to find the first of the two lines: keeping all line numbers would cost every good file. */
    private static DatasetException twice(Path file, LineReader source, CorpusBuilder corpus, int first) {
        try (LineReader again = LineReader.open(file)) {
            for (int document = 0; document <= first; document++) {
                again.next();
            }
            return source.problem(
                    "document id '" + Excerpt.of(corpus.id(first)) + "' was already given in line " + again.number(),
                    "give each document its own id");
        }
    }
}
