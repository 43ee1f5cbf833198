package dev.negbench.harness.evaluation;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Queries;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Scores ranked lists one query at a time, as a search delivers them. Made by {@link Evaluator#scorer}; one thread at a
 * time. Holds 4 bytes a document of the corpus; adding a list allocates nothing once the longest has been seen
 * (vectors apart, where a measure compares documents), and costs O(length) if the list is in order, O(length log
 * length) otherwise.
 */
public final class RunScorer {
    private final Queries queries;
    private final Corpus corpus;
    private final List<Measure> measures;
    private final EvaluationPolicy policy;
    private final JudgedQueries judged;
    private final RankOrder order;
    private final DocumentVectors vectors;
    private final boolean wholeLists;

    private final RankedPositives positives = new RankedPositives();
    private final TieGroups groups = new TieGroups();
    private final ListSpread spread = new ListSpread();
    private final int[] marks;
    private int stamp;
    private long[] keys = {};
    private int[] ordered = {};
    private float[] orderedScores = {};
    private float[] kept = {};
    private int[] keptDocuments = {};
    private EvaluationBuilder result;

    RunScorer(
            Queries queries,
            Corpus corpus,
            List<Measure> measures,
            EvaluationPolicy policy,
            JudgedQueries judged,
            RankOrder order,
            DocumentVectors vectors) {
        this.queries = queries;
        this.corpus = corpus;
        this.measures = measures;
        this.policy = policy;
        this.judged = judged;
        this.order = order;
        this.vectors = vectors;
        this.wholeLists = measures.stream().anyMatch(measure -> measure.cutoff() == Measure.WHOLE_LIST);
        this.marks = new int[corpus.size()];
        this.result = new EvaluationBuilder(measures.size(), judged.size());
    }

    /**
     * Scores a list. It need not be sorted: the policy's order is restored where it does not hold.
     *
     * @param query the query's ordinal
     * @param documents document ordinals, read from {@code offset}
     * @param scores scores, parallel to {@code documents}
     * @param offset index of the first
     * @param length number of documents, possibly 0
     * @return false if the query has no positive, so that the list does not count
     * @throws DatasetException if the query was scored before, a document occurs twice or is not in the corpus, or a
     *     score is NaN
     */
    public boolean add(int query, int[] documents, float[] scores, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, scores.length);
        int row = open(query, documents, offset, length);
        if (row < 0) {
            return false;
        }
        grow(length);
        checkDocuments(query, documents, offset, length);
        if (order.holds(documents, scores, offset, length)) {
            score(row, documents, scores, offset, length);
        } else {
            checkScores(query, documents, scores, offset, length);
            order.sort(documents, scores, offset, length, keys, ordered, orderedScores);
            score(row, ordered, orderedScores, 0, length);
        }
        return true;
    }

    /**
     * Scores a list that is a ranking already, without scores and so without ties.
     *
     * @param query the query's ordinal
     * @param documents document ordinals, best first, read from {@code offset}
     * @param offset index of the first
     * @param length number of documents, possibly 0
     * @return false if the query has no positive, so that the list does not count
     * @throws DatasetException if the query was scored before, or a document occurs twice or is not in the corpus
     */
    public boolean add(int query, int[] documents, int offset, int length) {
        int row = open(query, documents, offset, length);
        if (row < 0) {
            return false;
        }
        grow(length);
        checkDocuments(query, documents, offset, length);
        for (int i = 0; i < length; i++) {
            orderedScores[i] = -i;
        }
        score(row, documents, orderedScores, offset, 0, length);
        return true;
    }

    /** Returns the evaluation of the lists added; queries without one count as 0. The next list starts a new run. */
    public Evaluation finish() {
        Evaluation evaluation = result.build(measures, policy, judged.queries());
        result = new EvaluationBuilder(measures.size(), judged.size());
        return evaluation;
    }

    private int open(int query, int[] documents, int offset, int length) {
        Objects.checkIndex(query, queries.size());
        Objects.checkFromIndexSize(offset, length, documents.length);
        int row = judged.row(query);
        if (row < 0) {
            result.ignore();
        } else if (result.scored(row)) {
            throw new DatasetException("query '" + queries.id(query) + "' has two lists", "merge them into one");
        }
        return row;
    }

    private void grow(int length) {
        if (length > kept.length) {
            int size = Math.max(length, 2 * kept.length);
            keys = new long[size];
            ordered = new int[size];
            orderedScores = new float[size];
            kept = new float[size];
            keptDocuments = new int[size];
        }
    }

    private void checkDocuments(int query, int[] documents, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (documents[i] < 0 || documents[i] >= marks.length) {
                throw new DatasetException(
                        "query '" + queries.id(query) + "' ranks document ordinal " + documents[i]
                                + ", but the corpus has " + marks.length + " documents",
                        "leave out the padding of short lists and evaluate with the corpus that was searched");
            }
        }
    }

    private void checkScores(int query, int[] documents, float[] scores, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (Float.isNaN(scores[i])) {
                throw new DatasetException(
                        "query '" + queries.id(query) + "' scores document '" + corpus.id(documents[i]) + "' NaN",
                        "look for a vector of length 0 or a diverged training run");
            }
        }
    }

    private void score(int row, int[] documents, float[] scores, int offset, int length) {
        score(row, documents, scores, offset, offset, length);
    }

    private void score(int row, int[] documents, float[] scores, int offset, int scoreOffset, int length) {
        boolean dropSelf = policy.selfMatch() == SelfMatch.DROP;
        boolean skipUnjudged = policy.unjudged() == Unjudged.SKIP;
        int self = judged.self(row);
        boolean selfMatched = false;
        int judgedMark = nextStamp();
        int seenMark = judgedMark + 1;
        for (int document : judged.documents(row)) {
            marks[document] = judgedMark;
        }
        positives.clear();
        int ranks = 0;
        for (int i = 0; i < length; i++) {
            int document = documents[offset + i];
            int mark = marks[document];
            if (mark == seenMark) {
                throw new DatasetException(
                        "query '" + queries.id(judged.queries()[row]) + "' ranks document '" + corpus.id(document)
                                + "' twice",
                        "remove the repeated document from the list");
            }
            marks[document] = seenMark;
            if (document == self) {
                selfMatched = true;
                if (dropSelf) {
                    continue;
                }
            }
            if (mark != judgedMark && skipUnjudged) {
                continue;
            }
            keptDocuments[ranks] = document;
            kept[ranks++] = scores[scoreOffset + i];
            if (mark == judgedMark) {
                int grade = judged.grade(row, document);
                if (grade > 0) {
                    positives.add(ranks, grade);
                }
            }
        }
        result.count(row, selfMatched, selfMatched && dropSelf && judged.grade(row, self) > 0);
        measure(row, ranks);
    }

    private void measure(int row, int ranks) {
        boolean tiedPositive = groups.find(kept, ranks, positives);
        boolean anyTie = wholeLists && hasTie(ranks);
        for (int m = 0; m < measures.size(); m++) {
            Measure measure = measures.get(m);
            int depth = measure.depth(ranks);
            double norm = judged.norm(m, row);
            double value;
            double expected;
            if (measure.needsVectors()) {
                spread.find(vectors, keptDocuments, kept, ranks, depth);
                value = spread.value();
                expected = spread.expected();
            } else {
                value = positives.raw(measure.kind(), depth) / norm;
                expected = tiedPositive ? groups.raw(measure.kind(), depth) / norm : value;
            }
            boolean tied = measure.cutoff() == Measure.WHOLE_LIST
                    ? anyTie
                    : depth < ranks && kept[depth - 1] == kept[depth];
            result.put(m, row, value, expected, tied);
        }
    }

    private boolean hasTie(int ranks) {
        for (int i = 1; i < ranks; i++) {
            if (kept[i - 1] == kept[i]) {
                return true;
            }
        }
        return false;
    }

    /** Two marks a list, judged and seen; earlier lists' marks are simply other numbers. */
    private int nextStamp() {
        if (stamp > Integer.MAX_VALUE - 4) {
            Arrays.fill(marks, 0);
            stamp = 0;
        }
        stamp += 2;
        return stamp;
    }
}
