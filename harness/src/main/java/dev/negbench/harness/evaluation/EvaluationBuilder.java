package dev.negbench.harness.evaluation;

import java.util.List;

/** Collects the values of one run; used up by {@link #build}. */
final class EvaluationBuilder {
    private final double[][] values;
    private final double[][] tieAware;
    private final int[] tied;
    private final boolean[] scored;
    private int scoredCount;
    private int ignored;
    private int selfMatched;
    private int positivesDropped;

    EvaluationBuilder(int measures, int rows) {
        this.values = new double[measures][rows];
        this.tieAware = new double[measures][rows];
        this.tied = new int[measures];
        this.scored = new boolean[rows];
    }

    boolean scored(int row) {
        return scored[row];
    }

    void ignore() {
        ignored++;
    }

    void count(int row, boolean self, boolean positiveDropped) {
        scored[row] = true;
        scoredCount++;
        selfMatched += self ? 1 : 0;
        positivesDropped += positiveDropped ? 1 : 0;
    }

    void put(int measure, int row, double value, double expected, boolean tieAtCutoff) {
        values[measure][row] = value;
        tieAware[measure][row] = expected;
        tied[measure] += tieAtCutoff ? 1 : 0;
    }

    Evaluation build(List<Measure> measures, EvaluationPolicy policy, int[] queries) {
        Evaluation.Counts counts =
                new Evaluation.Counts(queries.length - scoredCount, ignored, selfMatched, positivesDropped);
        return new Evaluation(measures, policy, queries, values, tieAware, tied, counts);
    }
}
