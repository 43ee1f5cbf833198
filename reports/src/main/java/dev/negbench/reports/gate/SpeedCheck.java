package dev.negbench.reports.gate;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.speed.ForkComparison;
import dev.negbench.reports.speed.SpeedChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether one benchmark kept its speed: flagged where it changed significantly over the whole table and the whole
 * interval of the ratio lies beyond the threshold. A benchmark that no longer runs is a regression. Forks are compared
 * by their fastest iterations, see {@link ForkComparison#ofFastest}: a mean tells of the neighbours as well. Where
 * other processes left fewer than {@value #LEAST_FORKS} forks alone, nothing is said.
 *
 * <p>Measured by simulation with the default rules, ten forks a build, four benchmarks; forks scatter by an sd of 4 %,
 * as those of docs/performance-draws.json do, in three of ten something else slows most iterations down, by a quarter
 * on average. Of 1,000 checks of unchanged code at most 1 % flag anything, of 1,000 in which one benchmark takes 15 %
 * longer at least 90 % flag it: where forks take turns while the machine drifts by 30 %, and against stored forks with
 * an sd of 2 % between sittings. By means, less than half of these slowdowns were found. The same rates hold where in
 * one of ten forks others had the core for a third of the time. The test SpeedCheckTest holds these rates.
 *
 * @param comparison the figures
 * @param verdict the word
 */
public record SpeedCheck(ForkComparison comparison, GateVerdict verdict) {
    /** Forks, or pairs of them, that must be left where disturbed ones are not counted. */
    public static final int LEAST_FORKS = 5;

    /**
     * Judges a table of forks that took turns.
     *
     * @param runs forks of {@link BenchmarkRun#OTHER}, the older build, and of {@link BenchmarkRun#THIS}
     * @param share by which share a benchmark may take longer, above 0
     */
    public static List<SpeedCheck> inTurns(List<BenchmarkRun> runs, double share) {
        return judged(ForkComparison.ofFastest(runs), share);
    }

    /**
     * Judges a table of forks against others that were stored in an earlier sitting.
     *
     * @param stored forks of {@link BenchmarkRun#THIS}, when it was the build to be held
     * @param now forks of {@link BenchmarkRun#THIS}
     * @param share by which share a benchmark may take longer, above 0
     */
    public static List<SpeedCheck> againstStored(List<BenchmarkRun> stored, List<BenchmarkRun> now, double share) {
        List<BenchmarkRun> both = Stream.concat(stored.stream().map(SpeedCheck::asOther), now.stream())
                .toList();
        return judged(ForkComparison.ofSittings(both), share);
    }

    private static List<SpeedCheck> judged(List<ForkComparison> comparisons, double share) {
        return comparisons.stream()
                .map(comparison -> new SpeedCheck(comparison, verdict(comparison, share)))
                .toList();
    }

    /** Returns whether too few forks had their core for themselves: the machine was unfit to judge by. */
    public boolean isDisturbed() {
        return isDisturbed(comparison);
    }

    private static boolean isDisturbed(ForkComparison comparison) {
        return comparison.disturbed() > 0 && comparison.forks() < LEAST_FORKS;
    }

    private static BenchmarkRun asOther(BenchmarkRun run) {
        return new BenchmarkRun(
                run.benchmark(), run.params(), BenchmarkRun.OTHER, run.fork(), run.unit(), run.scores(), run.bytes(),
                run.cpuShare(), run.counters(), run.work(), run.failure());
    }

    private static GateVerdict verdict(ForkComparison comparison, double share) {
        if (comparison.change() == SpeedChange.MISSING_IN_NEW) {
            return GateVerdict.REGRESSION;
        }
        if (isDisturbed(comparison)) {
            return GateVerdict.UNDECIDED;
        }
        if (comparison.isSlowerBy(100 * share)) {
            return GateVerdict.REGRESSION;
        }
        if (comparison.isFasterBy(100 * share)) {
            return GateVerdict.IMPROVEMENT;
        }
        return comparison.interval().upper() <= 1 + share ? GateVerdict.HOLDS : GateVerdict.UNDECIDED;
    }
}
