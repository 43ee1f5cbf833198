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

    public static BenchmarkRun failed(String benchmark, String build, int fork) {
        return new BenchmarkRun(
                benchmark, Map.of(), build, fork, "ns/op", List.of(), Double.NaN, Double.NaN, Map.of(), Map.of(),
                "exit code 134");
    }
}
