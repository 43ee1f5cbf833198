package dev.negbench.harness.evaluation;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.files.Columns;
import dev.negbench.datasets.files.LineReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one TREC run file; see {@link TrecRun#read}. */
final class TrecRunReader {
    private static final int FIELDS = 6;

    private final Path file;
    private final Queries queries;
    private final Corpus corpus;
    private final String[] fields = new String[FIELDS];
    private final List<String> header = new ArrayList<>();
    private String tag = "";
    private long line;

    private final int[] listOfQuery;
    private int[] queryOfList = new int[16];
    private int[] lengths = new int[16];
    private int lists;
    private int[] listOfLine = new int[1024];
    private int[] documents = new int[1024];
    private float[] scores = new float[1024];
    private long[] numbers = new long[1024];
    private int size;

    TrecRunReader(Path file, Queries queries, Corpus corpus) {
        this.file = file;
        this.queries = queries;
        this.corpus = corpus;
        this.listOfQuery = new int[queries.size()];
        Arrays.fill(listOfQuery, -1);
    }

    TrecRun read() {
        try (LineReader source = LineReader.open(file)) {
            for (String text = source.next(); text != null; text = source.next()) {
                line = source.number();
                if (text.startsWith("#")) {
                    header.add(text.startsWith("# ") ? text.substring(2) : text.substring(1));
                } else {
                    entry(text);
                }
            }
        }
        return new TrecRun(tag, header, group());
    }

    private void entry(String text) {
        int found = Columns.split(text, fields);
        if (found == 0) {
            return;
        }
        if (found != FIELDS) {
            throw problem("expected 6 fields, found " + (found > FIELDS ? "more" : found),
                    "write: query Q0 document rank score tag");
        }
        int query = queries.ordinal(fields[0]);
        if (query < 0) {
            throw problem("unknown query '" + fields[0] + "'", "read the run with the dataset it was made for");
        }
        int document = corpus.ordinal(fields[2]);
        if (document < 0) {
            throw problem("unknown document '" + fields[2] + "'", "read the run with the dataset it was made for");
        }
        float score = score(fields[4]);
        checkRank(fields[3]);
        tag = fields[5];
        if (size == documents.length) {
            listOfLine = Arrays.copyOf(listOfLine, 2 * size);
            documents = Arrays.copyOf(documents, 2 * size);
            scores = Arrays.copyOf(scores, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        int list = list(query);
        lengths[list]++;
        listOfLine[size] = list;
        documents[size] = document;
        scores[size] = score;
        numbers[size] = line;
        size++;
    }

    /** Rounds twice, to double and then to float, as trec_eval does. */
    private float score(String text) {
        double score;
        try {
            score = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw problem("score '" + text + "' is no number", "write a decimal number");
        }
        if (Double.isNaN(score)) {
            throw problem("score is NaN", "remove the line or give the document a number");
        }
        return (float) score;
    }

    private void checkRank(String text) {
        try {
            Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw problem("rank '" + text + "' is no integer", "write the rank before the score");
        }
    }

    private int list(int query) {
        if (listOfQuery[query] < 0) {
            if (lists == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * lists);
                queryOfList = Arrays.copyOf(queryOfList, 2 * lists);
            }
            queryOfList[lists] = query;
            listOfQuery[query] = lists++;
        }
        return listOfQuery[query];
    }

    private RunLists group() {
        int[] starts = new int[lists];
        for (int list = 1; list < lists; list++) {
            starts[list] = starts[list - 1] + lengths[list - 1];
        }
        int[] next = starts.clone();
        int[] grouped = new int[size];
        float[] groupedScores = new float[size];
        long[] groupedNumbers = new long[size];
        for (int i = 0; i < size; i++) {
            int at = next[listOfLine[i]]++;
            grouped[at] = documents[i];
            groupedScores[at] = scores[i];
            groupedNumbers[at] = numbers[i];
        }
        checkRepeats(starts, grouped, groupedNumbers);
        return RunLists.of(
                Arrays.copyOf(queryOfList, lists), starts, Arrays.copyOf(lengths, lists), grouped, groupedScores);
    }

    private void checkRepeats(int[] starts, int[] grouped, long[] groupedNumbers) {
        int[] seen = new int[corpus.size()];
        for (int list = 0; list < lists; list++) {
            for (int i = starts[list]; i < starts[list] + lengths[list]; i++) {
                if (seen[grouped[i]] == list + 1) {
                    line = groupedNumbers[i];
                    throw problem("query '" + queries.id(queryOfList[list]) + "' ranks document '"
                            + corpus.id(grouped[i]) + "' twice", "remove one of the lines");
                }
                seen[grouped[i]] = list + 1;
            }
        }
    }

    private DatasetException problem(String problem, String remedy) {
        return DatasetException.at(file.toString(), line, problem, remedy);
    }
}
