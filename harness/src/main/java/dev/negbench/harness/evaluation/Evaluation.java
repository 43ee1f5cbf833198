package dev.negbench.harness.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * The values of one run. Queries with a positive count, in ascending ordinal, those without a list as 0; queries whose
 * judgements are all 0 are left out, since no ranking could score on them. Immutable.
 */
public final class Evaluation {
    /**
     * What happened besides the values.
     *
     * @param missing judged queries without a list, counted as 0
     * @param ignored lists of queries without a positive
     * @param selfMatched queries whose list has the document of their own id; 0 means {@link SelfMatch} has no effect
     * @param positivesDropped queries that {@link SelfMatch#DROP} cost a positive: above 0 it is the wrong policy
     */
    public record Counts(int missing, int ignored, int selfMatched, int positivesDropped) {}

    private final List<Measure> measures;
    private final EvaluationPolicy policy;
    private final int[] queries;
    private final double[][] values;
    private final double[][] tieAware;
    private final int[] tied;
    private final Counts counts;

    Evaluation(
            List<Measure> measures,
            EvaluationPolicy policy,
            int[] queries,
            double[][] values,
            double[][] tieAware,
            int[] tied,
            Counts counts) {
        this.measures = measures;
        this.policy = policy;
        this.queries = queries;
        this.values = values;
        this.tieAware = tieAware;
        this.tied = tied;
        this.counts = counts;
    }

    /** Returns the measures, in the order they were asked for. */
    public List<Measure> measures() {
        return measures;
    }

    /** Returns the policy that the values hold under. */
    public EvaluationPolicy policy() {
        return policy;
    }

    /** Returns the ordinals of the queries that count, ascending. The array is a copy. */
    public int[] queries() {
        return queries.clone();
    }

    /** Returns a measure's value of each query, parallel to {@link #queries}. The array is a copy. */
    public double[] values(Measure measure) {
        return values[index(measure)].clone();
    }

    /** Returns the arithmetic mean of a measure over the queries. */
    public double mean(Measure measure) {
        return mean(values[index(measure)]);
    }

    /**
     * Returns each query's expectation of a measure if equal scores were in random order, parallel to {@link #queries}.
     * The array is a copy.
     */
    public double[] tieAwareValues(Measure measure) {
        return tieAware[index(measure)].clone();
    }

    /** Returns the mean of {@link #tieAwareValues}. */
    public double tieAwareMean(Measure measure) {
        return mean(tieAware[index(measure)]);
    }

    /**
     * Returns the number of queries whose list has equal scores on both sides of the measure's cut-off, or anywhere if
     * it has none.
     */
    public int tiedQueries(Measure measure) {
        return tied[index(measure)];
    }

    /** Returns what happened besides the values. */
    public Counts counts() {
        return counts;
    }

    private int index(Measure measure) {
        int index = measures.indexOf(measure);
        if (index < 0) {
            throw new IllegalArgumentException(measure + " was not evaluated, only " + measures);
        }
        return index;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
