package dev.negbench.reports.speed;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.statistics.Interval;
import dev.negbench.reports.statistics.MultipleTesting;
import dev.negbench.reports.statistics.PairedT;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One benchmark in two builds whose forks took turns on one machine.
 *
 * <p>The fork is the unit: what differs between virtual machines, such as inlining and memory layout, does not average
 * out over iterations. Forks of one number ran one after the other and are a pair; the logarithm of their ratio is
 * tested by Student's t over pairs, so that whatever drifts more slowly than a pair cancels. p-values are corrected by
 * Holm over all benchmarks of the table.
 *
 * @param benchmark class and method
 * @param params parameters, by name
 * @param pairs pairs in which both forks measured
 * @param oldNanos geometric mean over those pairs of the other build, nanoseconds an operation
 * @param newNanos the same of this build
 * @param ratio new / old, geometric mean over pairs; below 1 is faster
 * @param interval of the ratio at {@link #LEVEL}; undefined with fewer than two pairs
 * @param p raw p-value of "the ratio is 1", NaN where undefined
 * @param adjustedP the same after correction
 * @param change the word, by the corrected p-value
 */
public record ForkComparison(
        String benchmark,
        Map<String, String> params,
        int pairs,
        double oldNanos,
        double newNanos,
        double ratio,
        Interval interval,
        double p,
        double adjustedP,
        SpeedChange change) {
    /** Level of the intervals; what is said in words errs in at most 1 − LEVEL of all tables without a change. */
    public static final double LEVEL = 0.95;

    private record Key(String benchmark, Map<String, String> params) {}

    private record Pairs(double[] logRatios, double logOld, double logNew, boolean anyOld, boolean anyNew) {}

    /**
     * Compares the builds {@link BenchmarkRun#OTHER} (old) and {@link BenchmarkRun#THIS} (new), benchmark by benchmark,
     * in the order in which each appears first.
     *
     * @param runs forks of both builds; a later fork of the same build and number takes the place of an earlier one
     */
    public static List<ForkComparison> of(List<BenchmarkRun> runs) {
        Map<Key, List<BenchmarkRun>> groups = new LinkedHashMap<>();
        for (BenchmarkRun run : runs) {
            groups.computeIfAbsent(new Key(run.benchmark(), run.params()), key -> new ArrayList<>()).add(run);
        }
        List<Key> keys = List.copyOf(groups.keySet());
        List<Pairs> pairs = groups.values().stream().map(ForkComparison::pairs).toList();
        List<PairedT> tests = pairs.stream().map(p -> PairedT.of(p.logRatios)).toList();
        double[] adjusted = MultipleTesting.HOLM.adjust(tests.stream().mapToDouble(PairedT::p).toArray());
        List<ForkComparison> table = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            table.add(of(keys.get(i), pairs.get(i), tests.get(i), adjusted[i]));
        }
        return List.copyOf(table);
    }

    private static ForkComparison of(Key key, Pairs pairs, PairedT test, double adjustedP) {
        int n = pairs.logRatios.length;
        double ratio = n == 0 ? Double.NaN : Math.exp(test.estimate().mean());
        Interval logs = test.interval(LEVEL);
        return new ForkComparison(
                key.benchmark,
                key.params,
                n,
                n == 0 ? Double.NaN : Math.exp(pairs.logOld / n),
                n == 0 ? Double.NaN : Math.exp(pairs.logNew / n),
                ratio,
                new Interval(Math.exp(logs.lower()), Math.exp(logs.upper()), LEVEL),
                test.p(),
                adjustedP,
                change(pairs, test, adjustedP, ratio));
    }

    private static SpeedChange change(Pairs pairs, PairedT test, double adjustedP, double ratio) {
        if (!pairs.anyOld) {
            return SpeedChange.MISSING_IN_OLD;
        }
        if (!pairs.anyNew) {
            return SpeedChange.MISSING_IN_NEW;
        }
        if (Double.isNaN(test.p())) {
            return SpeedChange.NOISE_UNKNOWN;
        }
        if (adjustedP >= 1 - LEVEL) {
            return SpeedChange.NO_CHANGE;
        }
        return ratio < 1 ? SpeedChange.FASTER : SpeedChange.SLOWER;
    }

    private static Pairs pairs(List<BenchmarkRun> runs) {
        Map<Integer, Double> olds = logs(runs, BenchmarkRun.OTHER);
        Map<Integer, Double> news = logs(runs, BenchmarkRun.THIS);
        double logOld = 0;
        double logNew = 0;
        List<Double> ratios = new ArrayList<>();
        for (Map.Entry<Integer, Double> old : olds.entrySet()) {
            Double now = news.get(old.getKey());
            if (now != null) {
                ratios.add(now - old.getValue());
                logOld += old.getValue();
                logNew += now;
            }
        }
        return new Pairs(
                ratios.stream().mapToDouble(Double::doubleValue).toArray(),
                logOld,
                logNew,
                !olds.isEmpty(),
                !news.isEmpty());
    }

    private static Map<Integer, Double> logs(List<BenchmarkRun> runs, String build) {
        Map<Integer, Double> logs = new TreeMap<>();
        for (BenchmarkRun run : runs) {
            if (run.build().equals(build) && run.hasScores()) {
                logs.put(run.fork(), Math.log(BenchmarkFigure.nanos(run)));
            }
        }
        return logs;
    }

    /** Returns whether even the lower end of the interval is more than {@code percent} above the old cost. */
    public boolean isSlowerBy(double percent) {
        return change == SpeedChange.SLOWER && interval.lower() > 1 + percent / 100;
    }

    /** Returns whether the old cost is more than {@code percent} above even the upper end of the interval. */
    public boolean isFasterBy(double percent) {
        return change == SpeedChange.FASTER && interval.upper() < 1 / (1 + percent / 100);
    }
}
