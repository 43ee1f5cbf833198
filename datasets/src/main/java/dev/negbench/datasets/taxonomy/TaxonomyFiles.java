package dev.negbench.datasets.taxonomy;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.Ids;
import dev.negbench.datasets.files.LineReader;
import dev.negbench.datasets.files.PackedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a taxonomy from the folder {@code taxonomy} of a collection: nodes.tsv with the columns id and label, and
 * broader.tsv with the columns child-id and parent-id, tab separated, among any others, below a header; plain or
 * packed.
 */
public final class TaxonomyFiles {
    private static final String FOLDER = "taxonomy";
    private static final String NODES = "nodes.tsv";
    private static final String EDGES = "broader.tsv";

    private TaxonomyFiles() {}

    /**
     * Reads the taxonomy of a collection.
     *
     * @param directory the collection's directory
     * @param corpus its documents
     * @return the taxonomy, empty if there are no such files
     * @throws DatasetException if one file of the two is missing, a line is malformed, a node is given twice, an edge
     *     names an unknown node or itself, there is a cycle, or no node is a document
     */
    public static Optional<Taxonomy> read(Path directory, Corpus corpus) {
        Path folder = directory.resolve(FOLDER);
        if (!PackedFile.exists(folder, NODES) && !PackedFile.exists(folder, EDGES)) {
            return Optional.empty();
        }
        TaxonomyBuilder taxonomy = new TaxonomyBuilder();
        Path nodes = PackedFile.require(folder, NODES, FOLDER);
        Path edges = PackedFile.require(folder, EDGES, FOLDER);
        readNodes(nodes, taxonomy);
        long lines = readEdges(edges, taxonomy);
        try {
            return Optional.of(taxonomy.build(corpus));
        } catch (DatasetException e) {
            // A cycle is in many lines; the file and its ids are what helps.
            throw new DatasetException(edges + ":" + lines + ": " + e.problem(), e.remedy(), e);
        }
    }

    private static void readNodes(Path file, TaxonomyBuilder taxonomy) {
        try (LineReader source = LineReader.open(file)) {
            int[] columns = columns(source, "id", "label");
            for (String line = source.next(); line != null; line = source.next()) {
                String[] fields = fields(line, columns, source);
                String id = fields[columns[0]];
                Ids.require(id, "id", source);
                if (taxonomy.add(id, fields[columns[1]]) < 0) {
                    throw source.problem("node '" + Excerpt.of(id) + "' is given twice", "keep one of the lines");
                }
            }
        }
    }

    private static long readEdges(Path file, TaxonomyBuilder taxonomy) {
        try (LineReader source = LineReader.open(file)) {
            int[] columns = columns(source, "child-id", "parent-id");
            for (String line = source.next(); line != null; line = source.next()) {
                String[] fields = fields(line, columns, source);
                int child = node(fields[columns[0]], taxonomy, source);
                int parent = node(fields[columns[1]], taxonomy, source);
                if (child == parent) {
                    throw source.problem(
                            "node '" + Excerpt.of(fields[columns[0]]) + "' is its own parent", "remove the line");
                }
                taxonomy.narrower(child, parent);
            }
            return source.number();
        }
    }

    private static int node(String id, TaxonomyBuilder taxonomy, LineReader source) {
        int node = taxonomy.node(id);
        if (node < 0) {
            throw source.problem("node '" + Excerpt.of(id) + "' is not in " + NODES, "add it there");
        }
        return node;
    }

    /** Finds two columns by the header; a third number says how many columns there are. */
    private static int[] columns(LineReader source, String first, String second) {
        String header = source.next();
        List<String> names = header == null ? List.of() : List.of(header.split("\t", -1));
        if (!names.contains(first) || !names.contains(second)) {
            throw source.problem(
                    header == null ? "the file is empty" : "the header is '" + Excerpt.of(header) + "'",
                    "let the first line name the columns, " + first + " and " + second + " among them");
        }
        return new int[] {names.indexOf(first), names.indexOf(second), names.size()};
    }

    private static String[] fields(String line, int[] columns, LineReader source) {
        String[] fields = line.split("\t", -1);
        if (fields.length != columns[2]) {
            throw source.problem(
                    fields.length + " columns instead of " + columns[2] + ": '" + Excerpt.of(line) + "'",
                    "write as many as the header has");
        }
        return fields;
    }
}
