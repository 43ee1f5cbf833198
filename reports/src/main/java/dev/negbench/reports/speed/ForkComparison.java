package dev.negbench.reports.speed;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.statistics.Interval;
import dev.negbench.reports.statistics.MeanEstimate;
import dev.negbench.reports.statistics.MultipleTesting;
import dev.negbench.reports.statistics.PairedT;
import dev.negbench.reports.statistics.WelchT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One benchmark in two builds, timed on one machine.
 *
 * <p>The fork is the unit: what differs between virtual machines, such as inlining and memory layout, does not average
 * out over iterations. Where forks took turns, those of one number ran one after the other and are a pair; the
 * logarithm of their ratio is tested by Student's t over pairs, so that whatever drifts more slowly than a pair
 * cancels. Forks of two sittings are no pairs: the logarithms of their times are tested by Welch's t, which knows
 * nothing of drift. p-values are corrected by Holm over all benchmarks of the table.
 *
 * @param benchmark class and method
 * @param params parameters, by name
 * @param forks pairs in which both forks measured; of two sittings, the smaller number of forks
 * @param disturbed forks that were left out because others had their core
 * @param oldNanos geometric mean over those forks of the other build, nanoseconds an operation
 * @param newNanos the same of this build
 * @param ratio new / old; below 1 is faster
 * @param interval of the ratio at {@link #LEVEL}; undefined with fewer than two forks
 * @param p raw p-value of "the ratio is 1", NaN where undefined
 * @param adjustedP the same after correction
 * @param change the word, by the corrected p-value
 */
public record ForkComparison(
        String benchmark,
        Map<String, String> params,
        int forks,
        int disturbed,
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

    /** Logarithms of what the forks of each build took, and how the builds were compared. */
    private record Test(double[] logOld, double[] logNew, MeanEstimate estimate) {
        int forks() {
            return Math.min(logOld.length, logNew.length);
        }
    }

    /**
     * Compares the builds {@link BenchmarkRun#OTHER} (old) and {@link BenchmarkRun#THIS} (new), whose forks took turns,
     * benchmark by benchmark, in the order in which each appears first. A fork took what its iterations took on
     * average.
     *
     * @param runs forks of both builds; a later fork of the same build and number takes the place of an earlier one
     */
    public static List<ForkComparison> of(List<BenchmarkRun> runs) {
        return of(groups(runs), Map.of(), group -> ofPairs(group, BenchmarkFigure::meanOfFork));
    }

    /**
     * The same by the fastest iteration of each fork. Other processes can only slow an iteration down, by shares that
     * scatter widely; the fastest one tells the code's own cost even on a machine that is used. It is blind to what
     * slows down some iterations only. Forks whose share of their core was less than {@link
     * BenchmarkFigure#DISTURBED_BELOW} of the best share of their build are left out: there not even the fastest
     * iteration was alone.
     */
    public static List<ForkComparison> ofFastest(List<BenchmarkRun> runs) {
        return ofCalm(
                runs,
                group -> Stream.of(BenchmarkRun.OTHER, BenchmarkRun.THIS)
                        .flatMap(build -> disturbed(of(group, build)).stream())
                        .toList(),
                group -> ofPairs(group, BenchmarkFigure::fastestOfFork));
    }

    /**
     * The same, by the fastest iteration, for builds that were timed one after the other, in two sittings. The best
     * share is that of both: whether the code waits longer than it did or the machine was busy cannot be told here, so
     * that neither counts.
     */
    public static List<ForkComparison> ofSittings(List<BenchmarkRun> runs) {
        return ofCalm(
                runs, ForkComparison::disturbed, group -> ofSamples(group, BenchmarkFigure::fastestOfFork));
    }

    private static List<ForkComparison> ofCalm(
            List<BenchmarkRun> runs,
            UnaryOperator<List<BenchmarkRun>> disturbedOf,
            Function<List<BenchmarkRun>, Test> test) {
        Map<Key, List<BenchmarkRun>> groups = groups(runs);
        Map<Key, List<BenchmarkRun>> disturbed = new HashMap<>();
        groups.forEach((key, group) -> disturbed.put(key, disturbedOf.apply(group)));
        return of(groups, disturbed, test);
    }

    private static List<BenchmarkRun> of(List<BenchmarkRun> group, String build) {
        return group.stream().filter(run -> run.build().equals(build)).toList();
    }

    private static List<ForkComparison> of(
            Map<Key, List<BenchmarkRun>> groups,
            Map<Key, List<BenchmarkRun>> disturbed,
            Function<List<BenchmarkRun>, Test> test) {
        List<Key> keys = List.copyOf(groups.keySet());
        List<Test> tests = keys.stream()
                .map(key -> test.apply(groups.get(key).stream()
                        .filter(run -> !disturbed.getOrDefault(key, List.of()).contains(run))
                        .toList()))
                .toList();
        double[] adjusted = MultipleTesting.HOLM.adjust(
                tests.stream().mapToDouble(each -> each.estimate.p()).toArray());
        List<ForkComparison> table = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            int leftOut = disturbed.getOrDefault(key, List.of()).size();
            table.add(of(key, tests.get(i), leftOut, adjusted[i], groups.get(key)));
        }
        return List.copyOf(table);
    }

    private static Map<Key, List<BenchmarkRun>> groups(List<BenchmarkRun> runs) {
        Map<Key, List<BenchmarkRun>> groups = new LinkedHashMap<>();
        for (BenchmarkRun run : runs) {
            groups.computeIfAbsent(new Key(run.benchmark(), run.params()), key -> new ArrayList<>()).add(run);
        }
        return groups;
    }

    /** A benchmark may wait for others by its nature, so that a share is held against the best one, not against 1. */
    private static List<BenchmarkRun> disturbed(List<BenchmarkRun> group) {
        double best = group.stream()
                .filter(BenchmarkRun::hasScores)
                .mapToDouble(BenchmarkRun::cpuShare)
                .filter(share -> !Double.isNaN(share))
                .max()
                .orElse(Double.NaN);
        return group.stream()
                .filter(BenchmarkRun::hasScores)
                .filter(run -> run.cpuShare() < BenchmarkFigure.DISTURBED_BELOW * best)
                .toList();
    }

    private static ForkComparison of(
            Key key, Test test, int disturbed, double adjustedP, List<BenchmarkRun> group) {
        double ratio = Math.exp(test.estimate.mean());
        Interval logs = test.estimate.interval(LEVEL);
        return new ForkComparison(
                key.benchmark,
                key.params,
                test.forks(),
                disturbed,
                geometricMean(test.logOld),
                geometricMean(test.logNew),
                ratio,
                new Interval(Math.exp(logs.lower()), Math.exp(logs.upper()), LEVEL),
                test.estimate.p(),
                adjustedP,
                change(test, adjustedP, ratio, group));
    }

    private static double geometricMean(double[] logs) {
        return Math.exp(Arrays.stream(logs).average().orElse(Double.NaN));
    }

    private static SpeedChange change(Test test, double adjustedP, double ratio, List<BenchmarkRun> group) {
        if (!measured(group, BenchmarkRun.OTHER)) {
            return SpeedChange.MISSING_IN_OLD;
        }
        if (!measured(group, BenchmarkRun.THIS)) {
            return SpeedChange.MISSING_IN_NEW;
        }
        if (Double.isNaN(test.estimate.p())) {
            return SpeedChange.NOISE_UNKNOWN;
        }
        if (adjustedP >= 1 - LEVEL) {
            return SpeedChange.NO_CHANGE;
        }
        return ratio < 1 ? SpeedChange.FASTER : SpeedChange.SLOWER;
    }

    private static boolean measured(List<BenchmarkRun> group, String build) {
        return of(group, build).stream().anyMatch(BenchmarkRun::hasScores);
    }

    private static Test ofPairs(List<BenchmarkRun> group, ToDoubleFunction<BenchmarkRun> scoreOfFork) {
        Map<Integer, Double> olds = logs(group, BenchmarkRun.OTHER, scoreOfFork);
        Map<Integer, Double> news = logs(group, BenchmarkRun.THIS, scoreOfFork);
        int[] both = olds.keySet().stream()
                .filter(news::containsKey)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] logOld = Arrays.stream(both).mapToDouble(olds::get).toArray();
        double[] logNew = Arrays.stream(both).mapToDouble(news::get).toArray();
        double[] logRatios = new double[both.length];
        for (int i = 0; i < both.length; i++) {
            logRatios[i] = logNew[i] - logOld[i];
        }
        return new Test(logOld, logNew, PairedT.of(logRatios).estimate());
    }

    private static Test ofSamples(List<BenchmarkRun> group, ToDoubleFunction<BenchmarkRun> scoreOfFork) {
        double[] logOld = values(logs(group, BenchmarkRun.OTHER, scoreOfFork));
        double[] logNew = values(logs(group, BenchmarkRun.THIS, scoreOfFork));
        return new Test(logOld, logNew, WelchT.of(logOld, logNew).estimate());
    }

    private static double[] values(Map<Integer, Double> logs) {
        return logs.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Map<Integer, Double> logs(
            List<BenchmarkRun> runs, String build, ToDoubleFunction<BenchmarkRun> scoreOfFork) {
        Map<Integer, Double> logs = new TreeMap<>();
        for (BenchmarkRun run : runs) {
            if (run.build().equals(build) && run.hasScores()) {
                logs.put(run.fork(), Math.log(BenchmarkFigure.nanos(run.unit(), scoreOfFork.applyAsDouble(run))));
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
