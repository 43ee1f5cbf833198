package dev.negbench.reports.journal;

import dev.negbench.reports.results.QueryScores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Per-query scores as tab-separated text: a heading {@code query}, then one column a measure; one line a query. Numbers
 * read back exactly. Backslash, tab and line ends in names are written {@code \\ \t \n \r}.
 */
final class QueryScoresFile {
    private static final String QUERY_COLUMN = "query";

    private QueryScoresFile() {}

    static byte[] bytes(QueryScores scores) {
        StringBuilder out = new StringBuilder(QUERY_COLUMN);
        List<double[]> columns = new ArrayList<>();
        for (Map.Entry<String, double[]> measure : scores.scores().entrySet()) {
            if (measure.getValue().length != scores.queryIds().length) {
                throw new IllegalArgumentException("cell " + scores.cellKey() + ": " + measure.getKey() + " has "
                        + measure.getValue().length + " values for " + scores.queryIds().length + " queries");
            }
            out.append('\t').append(escape(measure.getKey()));
            columns.add(measure.getValue());
        }
        out.append('\n');
        for (int q = 0; q < scores.queryIds().length; q++) {
            out.append(escape(scores.queryIds()[q]));
            for (double[] column : columns) {
                out.append('\t').append(column[q]);
            }
            out.append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file back.
     *
     * @param sha256 what the journal says of it
     * @param journalLine the journal's file and line, for the message
     * @throws JournalException if it is missing or not what the journal says
     */
    static QueryScores read(Path file, String cellKey, String sha256, String journalLine) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw unusable(file, "cannot be read (" + e + ")", journalLine, e);
        }
        if (!CanonicalJson.sha256(bytes).equals(sha256)) {
            throw unusable(file, "checksum does not match", journalLine, null);
        }
        return parse(cellKey, new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Reads the text of a file whose checksum was found right.
     *
     * @throws IllegalArgumentException if it is no such file all the same; the message begins with the line
     */
    static QueryScores parse(String cellKey, String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("1: does not end with a line feed");
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        String[] heading = lines[0].split("\t", -1);
        String[] queryIds = new String[lines.length - 1];
        double[][] columns = new double[heading.length - 1][queryIds.length];
        for (int q = 0; q < queryIds.length; q++) {
            String[] cells = lines[q + 1].split("\t", -1);
            if (cells.length != heading.length) {
                throw new IllegalArgumentException(
                        (q + 2) + ": " + cells.length + " columns, the heading has " + heading.length);
            }
            queryIds[q] = unescape(cells[0]);
            for (int m = 0; m < columns.length; m++) {
                columns[m][q] = number(cells[m + 1], q + 2);
            }
        }
        Map<String, double[]> scores = new LinkedHashMap<>();
        for (int m = 0; m < columns.length; m++) {
            scores.put(unescape(heading[m + 1]), columns[m]);
        }
        return new QueryScores(cellKey, queryIds, scores);
    }

    private static double number(String text, int line) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(line + ": '" + text + "' is no number", e);
        }
    }

    private static JournalException unusable(Path file, String what, String journalLine, IOException cause) {
        return new JournalException(file + ": " + what + "; restore it from a copy, or delete " + journalLine
                + " and run the comparison again: only that cell is trained anew", cause);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            out.append(switch (escaped) {
                case 't' -> '\t';
                case 'n' -> '\n';
                case 'r' -> '\r';
                default -> escaped;
            });
        }
        return out.toString();
    }
}
