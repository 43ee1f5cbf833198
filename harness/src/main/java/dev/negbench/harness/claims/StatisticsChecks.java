package dev.negbench.harness.claims;

import dev.negbench.reports.statistics.Flips;
import dev.negbench.reports.statistics.MultipleTesting;
import dev.negbench.reports.statistics.PairedT;
import dev.negbench.reports.statistics.TwoWayTest;
import java.util.Map;
import java.util.function.Supplier;

/** The tests by which comparisons are judged, and the measures of an update. */
final class StatisticsChecks {
    private StatisticsChecks() {}

    static Map<String, Supplier<double[]>> all() {
        return Map.of(
                "hark-corrections", StatisticsChecks::corrections,
                "hark-paired-t", StatisticsChecks::pairedT,
                "hark-two-way", StatisticsChecks::twoWay,
                "bcwi-flips", StatisticsChecks::flips);
    }

    private static double[] corrections() {
        double[] p = {.001, .008, .012, .041, .20};
        return ExactChecks.joined(
                MultipleTesting.HOLM.adjust(p),
                MultipleTesting.BENJAMINI_HOCHBERG.adjust(p),
                MultipleTesting.BONFERRONI.adjust(p));
    }

    private static double[] pairedT() {
        PairedT test = PairedT.of(new double[] {.05, .02, -.02, .05, .10, .03, -.01, .06});
        return new double[] {
            test.estimate().mean(),
            test.estimate().t(),
            test.p(),
            test.interval(0.95).lower(),
            test.interval(0.95).upper(),
            test.effect().dz()
        };
    }

    /** Mean squares of queries, seeds and rest, mean, t, degrees of freedom and p of two matrices. */
    private static double[] twoWay() {
        return ExactChecks.joined(
                twoWay(new double[][] {{.05, .02, -.02, .05}, {.10, .03, -.01, .06}, {.00, .04, .01, .02}}),
                twoWay(new double[][] {{.05, .02, -.02, .05}, {.15, .10, .07, .16}, {.00, -.04, -.07, .02}}));
    }

    private static double[] twoWay(double[][] values) {
        TwoWayTest test = TwoWayTest.of(values);
        return new double[] {
            test.msQueries(),
            test.msSeeds(),
            test.msResidual(),
            test.estimate().mean(),
            test.estimate().t(),
            test.estimate().df(),
            test.p()
        };
    }

    /** Of ten queries the old model answers 1 to 6, the new one 1 to 4 and 7 to 9. */
    private static double[] flips() {
        boolean[] before = new boolean[10];
        boolean[] after = new boolean[10];
        for (int q = 0; q < 10; q++) {
            before[q] = q < 6;
            after[q] = q < 4 || q >= 6 && q < 9;
        }
        Flips flips = Flips.of(before, after);
        return new double[] {
            flips.nfr(), flips.nfi(), flips.pfr(), flips.accuracyNew() - flips.accuracyOld(), flips.relativeNfr()
        };
    }
}
