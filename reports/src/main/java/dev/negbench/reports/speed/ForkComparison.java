package dev.negbench.reports.speed;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.statistics.Interval;
import dev.negbench.reports.statistics.MeanEstimate;
import dev.negbench.reports.statistics.MultipleTesting;
import dev.negbench.reports.statistics.PairedT;
import dev.negbench.reports.statistics.WelchT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * One benchmark in two builds, timed on one machine.
 *
 * <p>The fork is the unit: what differs between virtual machines, such as inlining and memory layout, does not average
 * out over iterations. Where forks took turns, those of one number ran one after the other and are a pair; the
 * logarithm of their ratio is tested by Student's t over pairs, so that whatever drifts more slowly than a pair cancels.
 * Forks of two sittings are no pairs: the logarithms of their times are tested by Welch's t, which knows nothing of
 * drift. p-values are corrected by Holm over all benchmarks of the table.
 *
 * @param benchmark class and method
 * @param params parameters, by name
 * @param forks pairs in which both forks measured; of two sittings, the smaller number of forks
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
    private record Test(double[] logOld, double[] logNew, MeanEstimate estimate, boolean anyOld, boolean anyNew) {
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
        return of(runs, BenchmarkFigure::meanOfFork, true);
    }

    /**
     * The same by the fastest iteration of each fork. Other processes can only slow an iteration down, by shares that
     * scatter widely; the fastest one tells the code's own cost even on a machine that is used. It is blind to what
     * slows down some iterations only.
     */
    public static List<ForkComparison> ofFastest(List<BenchmarkRun> runs) {
        return of(runs, BenchmarkFigure::fastestOfFork, true);
    }

    /** The same, by the fastest iteration, for builds that were timed one after the other, in two sittings. */
    public static List<ForkComparison> ofSittings(List<BenchmarkRun> runs) {
        return of(runs, BenchmarkFigure::fastestOfFork, false);
    }

    private static List<ForkComparison> of(
            List<BenchmarkRun> runs, ToDoubleFunction<BenchmarkRun> scoreOfFork, boolean inTurns) {
        Map<Key, List<BenchmarkRun>> groups = new LinkedHashMap<>();
        for (BenchmarkRun run : runs) {
            groups.computeIfAbsent(new Key(run.benchmark(), run.params()), key -> new ArrayList<>()).add(run);
        }
        List<Key> keys = List.copyOf(groups.keySet());
        List<Test> tests = groups.values().stream()
                .map(group -> {
                    Map<Integer, Double> olds = logs(group, BenchmarkRun.OTHER, scoreOfFork);
                    Map<Integer, Double> news = logs(group, BenchmarkRun.THIS, scoreOfFork);
                    return inTurns ? ofPairs(olds, news) : ofSamples(olds, news);
                })
                .toList();
        double[] adjusted = MultipleTesting.HOLM.adjust(
                tests.stream().mapToDouble(test -> test.estimate.p()).toArray());
        List<ForkComparison> table = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            table.add(of(keys.get(i), tests.get(i), adjusted[i]));
        }
        return List.copyOf(table);
    }

    private static ForkComparison of(Key key, Test test, double adjustedP) {
        double ratio = Math.exp(test.estimate.mean());
        Interval logs = test.estimate.interval(LEVEL);
        return new ForkComparison(
                key.benchmark,
                key.params,
                test.forks(),
                geometricMean(test.logOld),
                geometricMean(test.logNew),
                ratio,
                new Interval(Math.exp(logs.lower()), Math.exp(logs.upper()), LEVEL),
                test.estimate.p(),
                adjustedP,
                change(test, adjustedP, ratio));
    }

    private static double geometricMean(double[] logs) {
        return Math.exp(Arrays.stream(logs).average().orElse(Double.NaN));
    }

    private static SpeedChange change(Test test, double adjustedP, double ratio) {
        if (!test.anyOld) {
            return SpeedChange.MISSING_IN_OLD;
        }
        if (!test.anyNew) {
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

    private static Test ofPairs(Map<Integer, Double> olds, Map<Integer, Double> news) {
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
        return new Test(logOld, logNew, PairedT.of(logRatios).estimate(), !olds.isEmpty(), !news.isEmpty());
    }

    private static Test ofSamples(Map<Integer, Double> olds, Map<Integer, Double> news) {
        double[] logOld = values(olds);
        double[] logNew = values(news);
        return new Test(logOld, logNew, WelchT.of(logOld, logNew).estimate(), !olds.isEmpty(), !news.isEmpty());
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
