package dev.negbench.reports.results;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Timings as stored.
 *
 * @param sittings the circumstances, one a start of the command, in order
 * @param runs one a fork, in the order of measurement
 */
public record SpeedResults(List<Sitting> sittings, List<BenchmarkRun> runs) {
    /** No timings. */
    public static final SpeedResults NONE = new SpeedResults(List.of(), List.of());

    /**
     * Returns these timings with those of a later measurement: where both measured a benchmark with the same parameters
     * on the same build, only the later forks stay.
     */
    public SpeedResults updatedWith(SpeedResults later) {
        Set<List<Object>> replaced = later.runs.stream().map(SpeedResults::what).collect(Collectors.toSet());
        return new SpeedResults(
                Stream.concat(sittings.stream(), later.sittings.stream()).toList(),
                Stream.concat(runs.stream().filter(run -> !replaced.contains(what(run))), later.runs.stream())
                        .toList());
    }

    private static List<Object> what(BenchmarkRun run) {
        return List.of(run.benchmark(), run.params(), run.build());
    }
}
