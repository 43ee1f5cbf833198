package dev.negbench.reports.speed;

import dev.negbench.reports.results.BenchmarkRun;
import java.util.List;
import java.util.Map;

/** Forks with given scores, for tests. */
public final class Forks {
    private Forks() {}

    public static BenchmarkRun of(String benchmark, String build, int fork, String unit, Double... scores) {
        return new BenchmarkRun(
                benchmark, Map.of(), build, fork, unit, List.of(scores), 0, 1, Map.of(), Map.of(), "");
    }

    /** Returns the same fork with another share of its core. */
    public static BenchmarkRun sharing(BenchmarkRun run, double cpuShare) {
        return new BenchmarkRun(
                run.benchmark(), run.params(), run.build(), run.fork(), run.unit(), run.scores(), run.bytes(),
                cpuShare, run.counters(), run.work(), run.failure());
    }

    public static BenchmarkRun failed(String benchmark, String build, int fork) {
        return new BenchmarkRun(
                benchmark, Map.of(), build, fork, "ns/op", List.of(), Double.NaN, Double.NaN, Map.of(), Map.of(),
                "exit code 134");
    }
}
