package dev.negbench.harness.evaluation;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import java.util.LinkedHashSet;
import java.util.List;

/** Judges runs by one split's judgements. Immutable and safe to share between threads. */
public final class Evaluator {
    private final Queries queries;
    private final Corpus corpus;
    private final List<Measure> measures;
    private final EvaluationPolicy policy;
    private final JudgedQueries judged;
    private final RankOrder order;
    private final DocumentVectors vectors;

    private Evaluator(
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
    }

    /**
     * Builds an evaluator.
     *
     * @param queries the table that query ordinals refer to
     * @param corpus the documents that document ordinals refer to
     * @param judgements the split to judge by
     * @param measures what to compute, at least one; repeated ones count once
     * @param policy the choices that change values
     * @return the evaluator
     * @throws DatasetException if no query has a positive or a judged document is not in the corpus
     */
    public static Evaluator of(
            Queries queries, Corpus corpus, Judgements judgements, List<Measure> measures, EvaluationPolicy policy) {
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("no measure was given: name one, for example nDCG@10");
        }
        List<Measure> distinct = List.copyOf(new LinkedHashSet<>(measures));
        JudgedQueries judged = JudgedQueries.of(queries, corpus, judgements, distinct);
        return new Evaluator(queries, corpus, distinct, policy, judged, RankOrder.of(policy.tieRule(), corpus), null);
    }

    /** Returns the same evaluator with the vectors by which documents are compared. */
    public Evaluator comparing(DocumentVectors documents) {
        return new Evaluator(queries, corpus, measures, policy, judged, order, documents);
    }

    /** Tells whether a measure compares documents by vectors. */
    public boolean needsVectors() {
        return measures.stream().anyMatch(Measure::needsVectors);
    }

    /**
     * Returns a new scorer, for lists that arrive one by one.
     *
     * @throws IllegalArgumentException if a measure compares documents and there are no vectors to do it by
     */
    public RunScorer scorer() {
        if (vectors == null && needsVectors()) {
            throw new IllegalArgumentException("the measures " + measures
                    + " compare documents by vectors and there are none here; leave ILD out");
        }
        return new RunScorer(queries, corpus, measures, policy, judged, order, vectors);
    }

    /**
     * Evaluates a run.
     *
     * @param run the lists; sorted ones are fastest
     * @return the values
     * @throws DatasetException if a query has two lists, a document occurs twice in one or is not in the corpus, or a
     *     score is NaN
     */
    public Evaluation evaluate(RunLists run) {
        RunScorer scorer = scorer();
        for (int list = 0; list < run.size(); list++) {
            scorer.add(run.query(list), run.documents(), run.scores(), run.start(list), run.length(list));
        }
        return scorer.finish();
    }
}
