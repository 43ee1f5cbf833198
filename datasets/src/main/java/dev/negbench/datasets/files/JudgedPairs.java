package dev.negbench.datasets.files;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects the judged pairs of one file. A pair given twice with the same grade counts once; with different grades it
 * is an error. Not safe to share between threads.
 */
public final class JudgedPairs {
    private final LineReader source;
    private final Corpus corpus;
    private final Queries queries;
    private final Map<Integer, Map<Integer, Integer>> grades = new HashMap<>();

    private final Set<String> unknownQueries = new HashSet<>();
    private final Set<String> unknownDocuments = new HashSet<>();
    private int pairs;
    private int unknownPairs;
    private String firstUnknown;
    private long firstUnknownLine;

    /**
     * Starts a collection.
     *
     * @param source the file, for error messages; each pair is that of the line read last
     * @param corpus the documents that may be judged
     * @param queries the queries that may be judged
     */
    public JudgedPairs(LineReader source, Corpus corpus, Queries queries) {
        this.source = source;
        this.corpus = corpus;
        this.queries = queries;
    }

    /**
     * Adds a pair. One that names an unknown id is counted, and settled at the end.
     *
     * @throws DatasetException if the pair was given before with another grade
     */
    public void add(String queryId, String documentId, int grade) {
        pairs++;
        int query = queries.ordinal(queryId);
        int document = corpus.ordinal(documentId);
        if (query < 0 || document < 0) {
            noteUnknown(queryId, documentId, query, document);
            return;
        }
        Integer before = grades.computeIfAbsent(query, q -> new HashMap<>()).put(document, grade);
        if (before != null && before != grade) {
            throw source.problem(
                    "query '" + queryId + "' and document '" + documentId + "' have score " + grade + ", but score "
                            + before + " in an earlier line",
                    "keep one of the two lines");
        }
    }

    /**
     * Parses a grade; one below 0 marks junk and counts as judged non-relevant, as in trec_eval.
     *
     * @param score the digits
     * @throws DatasetException if it is not a whole number
     */
    public int grade(String score) {
        String digits = score.startsWith("-") ? score.substring(1) : score;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw source.problem(
                    "the score '" + Excerpt.of(score) + "' is not a whole number", "write 0, 1, 2 and so on");
        }
        try {
            return Integer.parseInt(score);
        } catch (NumberFormatException e) {
            throw source.problem("the score " + Excerpt.of(score) + " is too large", "write at most 2147483647");
        }
    }

    /**
     * Ends the collection.
     *
     * @param policy what to do about unknown ids
     * @param file the file's name in notices
     * @param leftOut told if pairs are left out
     * @throws DatasetException if there is no pair, or one with an unknown id that may not be left out
     */
    public Judgements finish(UnknownIds policy, String file, Consumer<LeftOutPairs> leftOut) {
        if (unknownPairs > 0) {
            LeftOutPairs unknown =
                    new LeftOutPairs(file, unknownPairs, pairs, unknownQueries.size(), unknownDocuments.size());
            if (policy == UnknownIds.REJECT) {
                throw source.problem(
                        firstUnknownLine,
                        firstUnknown + "; " + unknown.extent(),
                        "complete the collection, or take such lines out; './bench data audit' loads it without them");
            }
            leftOut.accept(unknown);
        }
        if (grades.isEmpty()) {
            throw source.problem("no judged pair in the split", "supply judgements or remove the file");
        }
        return Judgements.of(grades);
    }

    private void noteUnknown(String queryId, String documentId, int query, int document) {
        unknownPairs++;
        if (query < 0) {
            unknownQueries.add(queryId);
        }
        if (document < 0) {
            unknownDocuments.add(documentId);
        }
        if (firstUnknown == null) {
            firstUnknownLine = source.number();
            firstUnknown = query >= 0
                    ? "document '" + Excerpt.of(documentId) + "' of query '" + Excerpt.of(queryId)
                            + "' is not in the corpus"
                    : "query '" + Excerpt.of(queryId) + "' of document '" + Excerpt.of(documentId)
                            + "' is not in the queries" + (document < 0 ? ", nor the document in the corpus" : "");
        }
    }
}
