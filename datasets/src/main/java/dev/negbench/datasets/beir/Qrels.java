package dev.negbench.datasets.beir;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads one qrels file. A pair given twice with the same grade counts once; with different grades it is an error. */
final class Qrels {
    private static final String HEADER = "query-id\tcorpus-id\tscore";

    private final Corpus corpus;
    private final Queries queries;
    private final UnknownIds policy;
    private final Map<Integer, Map<Integer, Integer>> grades = new HashMap<>();

    private final Set<String> unknownQueries = new HashSet<>();
    private final Set<String> unknownDocuments = new HashSet<>();
    private int pairs;
    private int unknownPairs;
    private String firstUnknown;
    private long firstUnknownLine;

    private Qrels(Corpus corpus, Queries queries, UnknownIds policy) {
        this.corpus = corpus;
        this.queries = queries;
        this.policy = policy;
    }

    static Judgements read(
            Path file, Corpus corpus, Queries queries, UnknownIds policy, Consumer<String> notices) {
        Qrels qrels = new Qrels(corpus, queries, policy);
        try (LineReader source = LineReader.open(file)) {
            qrels.readHeader(source);
            for (String line = source.next(); line != null; line = source.next()) {
                qrels.readPair(line, source);
            }
            qrels.settleUnknown(file, notices);
            if (qrels.grades.isEmpty()) {
                throw source.problem("no judged pair in the split", "supply judgements or remove the file");
            }
        }
        return Judgements.of(qrels.grades);
    }

    private void readHeader(LineReader source) {
        String header = source.next();
        if (header == null) {
            throw source.problem("the file is empty", "supply the header and judgements, or remove the file");
        }
        if (!header.equals(HEADER)) {
            throw source.problem(
                    "the header is '" + Excerpt.of(header) + "'",
                    "let the first line be query-id, corpus-id, score, tab separated");
        }
    }

    private void readPair(String line, LineReader source) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3) {
            throw source.problem(
                    columns.length + " columns instead of 3: '" + Excerpt.of(line) + "'",
                    "write query id, document id and score, tab separated");
        }
        int grade = grade(columns[2], source);
        pairs++;
        int query = queries.ordinal(columns[0]);
        int document = corpus.ordinal(columns[1]);
        if (query < 0 || document < 0) {
            noteUnknown(columns, query, document, source);
            return;
        }
        Integer before = grades.computeIfAbsent(query, q -> new HashMap<>()).put(document, grade);
        if (before != null && before != grade) {
            throw source.problem(
                    "query '" + columns[0] + "' and document '" + columns[1] + "' have score " + grade
                            + ", but score " + before + " in an earlier line",
                    "keep one of the two lines");
        }
    }

    private static int grade(String score, LineReader source) {
        boolean negative = score.startsWith("-");
        String digits = negative ? score.substring(1) : score;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw source.problem(
                    "the score '" + Excerpt.of(score) + "' is not a whole number", "write 0, 1, 2 and so on");
        }
        if (negative) {
            throw source.problem("the score " + score + " is negative", "write 0 for a document judged non-relevant");
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw source.problem("the score " + Excerpt.of(score) + " is too large", "write at most 2147483647");
        }
    }

    private void noteUnknown(String[] columns, int query, int document, LineReader source) {
        unknownPairs++;
        if (query < 0) {
            unknownQueries.add(columns[0]);
        }
        if (document < 0) {
            unknownDocuments.add(columns[1]);
        }
        if (firstUnknown == null) {
            firstUnknownLine = source.number();
            firstUnknown = query >= 0
                    ? "document '" + columns[1] + "' of query '" + columns[0] + "' is not in the corpus"
                    : "query '" + columns[0] + "' of document '" + columns[1] + "' is not in the queries"
                            + (document < 0 ? ", nor the document in the corpus" : "");
        }
    }

    private void settleUnknown(Path file, Consumer<String> notices) {
        if (unknownPairs == 0) {
            return;
        }
        String extent = unknownPairs + " of " + pairs + " judged pairs name unknown ids: " + unknownQueries.size()
                + " queries, " + unknownDocuments.size() + " documents";
        if (policy == UnknownIds.SKIP) {
            notices.accept(file + ": " + extent + "; they are left out");
            return;
        }
        throw DatasetException.at(
                file.toString(),
                firstUnknownLine,
                firstUnknown + "; " + extent,
                "complete the collection, or load it with unknown ids skipped");
    }
}
