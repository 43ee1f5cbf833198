package dev.negbench.reports.results;

import java.util.List;

/**
 * Timings as stored.
 *
 * @param sittings the circumstances, one a start of the command, in order
 * @param runs one a fork, in the order of measurement
 */
public record SpeedResults(List<Sitting> sittings, List<BenchmarkRun> runs) {
    /** No timings. */
    public static final SpeedResults NONE = new SpeedResults(List.of(), List.of());
}
