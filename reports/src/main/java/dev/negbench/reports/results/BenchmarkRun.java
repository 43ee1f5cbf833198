package dev.negbench.reports.results;

import java.util.List;
import java.util.Map;

/**
 * One fork of one JMH benchmark: what a fresh virtual machine measured, or why it did not.
 *
 * @param benchmark class and method, {@code DrawBenchmark.draw}
 * @param params parameters, name → value
 * @param build which build ran, {@link #THIS} or {@link #OTHER}
 * @param fork number of the fork, from 1; in an alternated comparison forks of one number are a pair
 * @param unit unit of the scores as JMH writes it: {@code ns/op}, {@code us/op}, {@code ms/op} or {@code ops/s}
 * @param scores one a measured iteration, to six digits; empty if the fork failed
 * @param bytes bytes allocated an operation, NaN if unknown
 * @param cpuShare CPU time of the benchmark's threads over wall time, in the measured iterations; NaN if unknown
 * @param counters what the benchmark counts beside time, such as recall
 * @param work what an operation cannot do without, resource → amount; empty if nobody worked it out
 * @param failure why there are no scores; empty if there are
 */
public record BenchmarkRun(
        String benchmark,
        Map<String, String> params,
        String build,
        int fork,
        String unit,
        List<Double> scores,
        double bytes,
        double cpuShare,
        Map<String, Double> counters,
        Map<String, Double> work,
        String failure) {
    /** The build that measures. */
    public static final String THIS = "this";

    /** The build it is measured against. */
    public static final String OTHER = "other";

    /** Returns whether the fork measured something. */
    public boolean hasScores() {
        return failure.isEmpty();
    }
}
