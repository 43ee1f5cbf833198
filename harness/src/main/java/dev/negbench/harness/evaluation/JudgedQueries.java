package dev.negbench.harness.evaluation;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import java.util.Arrays;
import java.util.List;

/** Judgements laid out for scoring: one row a query with a positive, and what each measure is divided by. Immutable. */
final class JudgedQueries {
    private final int[] queries;
    private final int[] rows;
    private final int[] selves;
    private final int[][] documents;
    private final int[][] grades;
    private final double[][] norms;

    private JudgedQueries(
            int[] queries, int[] rows, int[] selves, int[][] documents, int[][] grades, double[][] norms) {
        this.queries = queries;
        this.rows = rows;
        this.selves = selves;
        this.documents = documents;
        this.grades = grades;
        this.norms = norms;
    }

    static JudgedQueries of(Queries table, Corpus corpus, Judgements judgements, List<Measure> measures) {
        int[] queries = judgements.queries();
        if (queries.length == 0) {
            throw new DatasetException(
                    "no query has a positive, so there is nothing to evaluate", "choose a split that has judgements");
        }
        int[] rows = new int[table.size()];
        Arrays.fill(rows, -1);
        int[] selves = new int[queries.length];
        int[][] documents = new int[queries.length][];
        int[][] grades = new int[queries.length][];
        double[][] norms = new double[measures.size()][queries.length];
        for (int row = 0; row < queries.length; row++) {
            int query = queries[row];
            rows[query] = row;
            selves[row] = corpus.ordinal(table.id(query));
            documents[row] = judgements.documents(query);
            grades[row] = judgements.grades(query);
            int last = documents[row][documents[row].length - 1];
            if (documents[row][0] < 0 || last >= corpus.size()) {
                throw new DatasetException(
                        "query '" + table.id(query) + "' has a judgement of document ordinal " + last
                                + ", but the corpus has " + corpus.size() + " documents",
                        "evaluate with the corpus that the judgements were loaded with");
            }
            int[] descending = descendingPositive(grades[row]);
            for (int m = 0; m < norms.length; m++) {
                norms[m][row] = norm(measures.get(m), descending);
            }
        }
        return new JudgedQueries(queries, rows, selves, documents, grades, norms);
    }

    private static int[] descendingPositive(int[] grades) {
        int[] ascending = Arrays.stream(grades).filter(grade -> grade > 0).sorted().toArray();
        int[] descending = new int[ascending.length];
        Arrays.setAll(descending, i -> ascending[ascending.length - 1 - i]);
        return descending;
    }

    private static double norm(Measure measure, int[] descending) {
        return switch (measure.kind()) {
            case NDCG -> {
                double ideal = 0;
                for (int i = 0; i < measure.depth(descending.length); i++) {
                    ideal += descending[i] * Discount.at(i + 1);
                }
                yield ideal;
            }
            case RECALL, MAP -> descending.length;
            case PRECISION -> measure.cutoff();
            case RP -> Math.min(measure.cutoff(), descending.length);
            case MRR, SUCCESS, ILD -> 1;
        };
    }

    int size() {
        return queries.length;
    }

    int[] queries() {
        return queries;
    }

    /** Returns the row of a query ordinal, or -1 where it has no positive. */
    int row(int query) {
        return rows[query];
    }

    /** Returns the ordinal of the document whose id equals the query's, or -1. */
    int self(int row) {
        return selves[row];
    }

    /** Returns the judged documents of a row, ascending. */
    int[] documents(int row) {
        return documents[row];
    }

    int grade(int row, int document) {
        int at = Arrays.binarySearch(documents[row], document);
        return at < 0 ? 0 : grades[row][at];
    }

    /** Returns what a measure's raw value is divided by, above 0. */
    double norm(int measure, int row) {
        return norms[measure][row];
    }
}
