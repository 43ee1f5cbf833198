package dev.negbench.harness.evaluation;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.files.Columns;
import dev.negbench.datasets.files.PackedFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A run in the TREC format: one line {@code query Q0 document rank score tag} for each retrieved document, after lines
 * that start with {@code #}. A file whose name ends in {@code .gz} is compressed.
 *
 * @param tag the run's name, without white space; empty only for a file without lines
 * @param header the text of the lines after {@code #}, for example ir_metadata's YAML. trec_eval reads such a file from
 *     version 10 only: leave the header empty for older ones
 * @param lists the rankings
 */
public record TrecRun(String tag, List<String> header, RunLists lists) {
    public TrecRun {
        header = List.copyOf(header);
    }

    /**
     * Reads a run. Lines of a query need not be adjacent; their order within it is kept.
     *
     * @param file the file
     * @param queries the queries it may name
     * @param corpus the documents it may name
     * @return the run, lists in the order in which queries first appear
     * @throws DatasetException naming file and line, if the file cannot be read or is not UTF-8, a line has not six
     *     fields, a number is unreadable or NaN, a query or document is unknown, or a pair occurs twice
     */
    public static TrecRun read(Path file, Queries queries, Corpus corpus) {
        return new TrecRunReader(file, queries, corpus).read();
    }

    /**
     * Writes the run so that reading it gives the same ids, scores and order. The file appears whole or not at all.
     *
     * @param file the file, replaced if it exists
     * @param queries the queries that the lists refer to
     * @param corpus the documents that the lists refer to
     * @throws DatasetException if the tag or an id that occurs cannot be written in this format
     * @throws IOException if the file cannot be written
     */
    public void write(Path file, Queries queries, Corpus corpus) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                OutputStream plain = Channels.newOutputStream(channel);
                GZIPOutputStream gzip = PackedFile.isPacked(file) ? new GZIPOutputStream(plain, 1 << 16) : null;
                Writer out = new BufferedWriter(
                        new OutputStreamWriter(gzip == null ? plain : gzip, StandardCharsets.UTF_8), 1 << 16);
                write(out, queries, corpus);
                out.flush();
                if (gzip != null) {
                    gzip.finish();
                }
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Writer out, Queries queries, Corpus corpus) throws IOException {
        if (lists.documents().length > 0) {
            field("tag", tag);
        }
        for (String line : header) {
            if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
                throw new DatasetException("header line '" + line + "' has a line break", "pass one line each");
            }
            out.write(line.isEmpty() ? "#\n" : "# " + line + "\n");
        }
        int[] documents = lists.documents();
        float[] scores = lists.scores();
        for (int list = 0; list < lists.size(); list++) {
            String query = field("query id", queries.id(lists.query(list)));
            if (query.startsWith("#")) {
                throw new DatasetException("query id '" + query + "' starts with # and would read as a header line",
                        "rename the query");
            }
            int start = lists.start(list);
            for (int rank = 1; rank <= lists.length(list); rank++) {
                String document = field("document id", corpus.id(documents[start + rank - 1]));
                out.write(query);
                out.write(" Q0 ");
                out.write(document);
                out.write(" " + rank + " " + scores[start + rank - 1] + " ");
                out.write(tag);
                out.write('\n');
            }
        }
    }

    private static String field(String what, String value) {
        if (value.isEmpty() || value.chars().anyMatch(Columns::isSeparator)) {
            throw new DatasetException(
                    what + " '" + value + "' is empty or has white space, which a TREC run cannot hold",
                    "use one without white space");
        }
        return value;
    }
}
