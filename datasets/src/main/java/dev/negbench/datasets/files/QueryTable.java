package dev.negbench.datasets.files;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the queries of one file or several. Within a file an id may occur once; a later file may repeat a query with
 * the same text, as the files of overlapping splits do. Not safe to share between threads.
 */
public final class QueryTable {
    private final Map<String, Place> places = new HashMap<>();
    private final List<Query> queries = new ArrayList<>();

    /**
     * Adds the query of the line read last.
     *
     * @param file the file read from
     * @throws DatasetException if the id is empty, was given in this file before, or in another one with another text
     */
    public void add(String id, String text, Path file, LineReader source) {
        if (id.isEmpty()) {
            throw source.problem("the query id is empty", "give each query its own id");
        }
        Place first = places.putIfAbsent(id, new Place(file, source.number(), queries.size()));
        if (first == null) {
            queries.add(new Query(id, text));
        } else if (first.file().equals(file)) {
            throw source.problem(
                    "query id '" + Excerpt.of(id) + "' was already given in line " + first.line(),
                    "give each query its own id");
        } else if (!queries.get(first.ordinal()).text().equals(text)) {
            throw source.problem(
                    "query '" + Excerpt.of(id) + "' has another text than in " + first.file() + ":" + first.line(),
                    "let one id stand for one text in all files");
        }
    }

    /** Returns the number of queries. */
    public int size() {
        return queries.size();
    }

    /** Returns the queries gathered so far, in the order they were first given. */
    public Queries build() {
        return Queries.of(queries);
    }

    private record Place(Path file, long line, int ordinal) {}
}
