package dev.negbench.reports.gate;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.speed.ForkComparison;
import dev.negbench.reports.speed.SpeedChange;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether one benchmark kept its speed: flagged where it changed significantly over the whole table and the whole
 * interval of the ratio lies beyond the threshold. A benchmark that no longer runs is a regression.
 *
 * <p>Measured, by simulation of forks that scatter by 3 % on a machine that drifts by 30 %, eight pairs, four
 * benchmarks, threshold 5 %: of 1,000 checks of unchanged code at most 1 % flag anything; of 1,000 in which one
 * benchmark takes 15 % longer at least 95 % flag it. Against stored forks, threshold 10 % and 2 % of drift between the
 * sittings, at least 95 % of slowdowns by 25 % are flagged and about half of those by 15 %: for small changes let
 * builds take turns. The test SpeedCheckTest holds these rates.
 *
 * @param comparison the figures
 * @param verdict the word
 */
public record SpeedCheck(ForkComparison comparison, GateVerdict verdict) {

    /**
     * Judges a table.
     *
     * @param runs forks of {@link BenchmarkRun#OTHER}, the baseline's, and of {@link BenchmarkRun#THIS}
     * @param share by which share a benchmark may take longer, above 0
     */
    public static List<SpeedCheck> of(List<BenchmarkRun> runs, double share) {
        List<SpeedCheck> checks = new ArrayList<>();
        for (ForkComparison comparison : ForkComparison.of(runs)) {
            checks.add(new SpeedCheck(comparison, verdict(comparison, share)));
        }
        return List.copyOf(checks);
    }

    /** Returns stored forks as those of the other build, for {@link #of}. */
    public static List<BenchmarkRun> asOther(List<BenchmarkRun> stored) {
        return stored.stream()
                .map(run -> new BenchmarkRun(
                        run.benchmark(), run.params(), BenchmarkRun.OTHER, run.fork(), run.unit(), run.scores(),
                        run.bytes(), run.cpuShare(), run.counters(), run.work(), run.failure()))
                .toList();
    }

    private static GateVerdict verdict(ForkComparison comparison, double share) {
        if (comparison.change() == SpeedChange.MISSING_IN_NEW || comparison.isSlowerBy(100 * share)) {
            return GateVerdict.REGRESSION;
        }
        if (comparison.isFasterBy(100 * share)) {
            return GateVerdict.IMPROVEMENT;
        }
        return comparison.interval().upper() <= 1 + share ? GateVerdict.HOLDS : GateVerdict.UNDECIDED;
    }
}
