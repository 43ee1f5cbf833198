package dev.negbench.datasets.beir;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.JudgedPairs;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.datasets.files.LineReader;
import dev.negbench.datasets.files.UnknownIds;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads one qrels file: a header, then three columns a line. */
final class Qrels {
    private static final String HEADER = "query-id\tcorpus-id\tscore";
    private static final Pattern TREC_LINE = Pattern.compile("\\S+\\s+\\S+\\s+\\S+\\s+-?[0-9]+\\s*");

    private Qrels() {}

    static Judgements read(
            Path file, Corpus corpus, Queries queries, UnknownIds policy, Consumer<LeftOutPairs> leftOut) {
        try (LineReader source = LineReader.open(file)) {
            readHeader(source);
            JudgedPairs pairs = new JudgedPairs(source, corpus, queries);
            for (String line = source.next(); line != null; line = source.next()) {
                readPair(line, source, pairs);
            }
            return pairs.finish(policy, file.toString(), leftOut);
        }
    }

    private static void readHeader(LineReader source) {
        String header = source.next();
        if (header == null) {
            throw source.problem("the file is empty", "supply the header and judgements, or remove the file");
        }
        if (TREC_LINE.matcher(header).matches()) {
            throw source.problem(
                    "the header is '" + Excerpt.of(header) + "': 4 columns, as TREC and MS MARCO write judgements",
                    "leave the second column out and put query-id, corpus-id, score above, tab separated, or use the"
                            + " file names of the trec or msmarco layout");
        }
        if (!header.equals(HEADER)) {
            throw source.problem(
                    "the header is '" + Excerpt.of(header) + "'",
                    "let the first line be query-id, corpus-id, score, tab separated");
        }
    }

    private static void readPair(String line, LineReader source, JudgedPairs pairs) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3) {
            throw source.problem(
                    columns.length + " columns instead of 3: '" + Excerpt.of(line) + "'",
                    "write query id, document id and score, tab separated");
        }
        pairs.add(columns[0], columns[1], pairs.grade(columns[2]));
    }
}
