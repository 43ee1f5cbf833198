package dev.negbench.harness.claims;

import dev.negbench.reports.results.BenchmarkRun;
import java.util.List;

/**
 * What became of the forks of a claim about speed.
 *
 * @param runs forks of all arms; those of one number ran one after the other. Empty if nothing was timed
 * @param unfit what speaks against timing on this machine now, a sentence each; empty if it will do
 * @param reason why there is nothing to time; empty if there is
 */
public record TimedForks(List<BenchmarkRun> runs, List<String> unfit, String reason) {
    public TimedForks {
        runs = List.copyOf(runs);
        unfit = List.copyOf(unfit);
    }

    /** Returns what stands for arms that cannot be timed. */
    public static TimedForks notRun(String reason) {
        return new TimedForks(List.of(), List.of(), reason);
    }

    /** Returns what stands for a machine that is not fit to time anything. */
    public static TimedForks unfit(List<String> reasons) {
        return new TimedForks(List.of(), reasons, "");
    }
}
