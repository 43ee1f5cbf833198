package dev.negbench.datasets.files;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import java.nio.file.Path;

/** Reads files of two columns a line, id and text, separated by a tab: passages, queries, topics. */
public final class IdTextFile {
    private IdTextFile() {}

    /** Takes one line. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes a line's columns.
         *
         * @param id not empty
         * @param text possibly empty
         * @param source the file at this line, for error messages
         */
        void visit(String id, String text, LineReader source);
    }

    /**
     * Visits every line in order, one at a time: memory is that of the longest line.
     *
     * @param file plain or packed
     * @param visitor takes the lines
     * @throws DatasetException if the file or a line is malformed; equal ids are the visitor's affair
     */
    public static void visit(Path file, Visitor visitor) {
        try (LineReader source = LineReader.open(file)) {
            for (String line = source.next(); line != null; line = source.next()) {
                int tab = tab(line, source);
                visitor.visit(line.substring(0, tab), line.substring(tab + 1), source);
            }
        }
    }

    /**
     * Reads a file of passages into a corpus without titles; a large one is mapped, see {@link CorpusFile}.
     *
     * @param file plain or packed
     * @throws DatasetException if the file or a line is malformed, or an id occurs twice
     */
    public static Corpus corpus(Path file) {
        return CorpusFile.read(file, (line, source, corpus) -> {
            int tab = tab(line, source);
            return corpus.add(line.substring(0, tab), "", line.substring(tab + 1));
        });
    }

    private static int tab(String line, LineReader source) {
        int tab = line.indexOf('\t');
        if (tab < 0 || line.indexOf('\t', tab + 1) >= 0) {
            long columns = line.chars().filter(c -> c == '\t').count() + 1;
            throw source.problem(
                    columns + " columns instead of 2: '" + Excerpt.of(line) + "'", "write id and text, tab separated");
        }
        Ids.require(line.substring(0, tab), "id", source);
        return tab;
    }
}
