package dev.negbench.reports.speed;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.statistics.Interval;
import dev.negbench.reports.statistics.PairedT;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the forks of one benchmark say together.
 *
 * <p>The interval is JMH's: Student's t over all iterations of all forks. It takes iterations for independent, which
 * those of one fork are not quite; {@link #forkSpread} tells how far the forks lie apart.
 *
 * @param benchmark class and method
 * @param params parameters, by name
 * @param unit unit of mean and interval: {@code ns/op}, {@code us/op}, {@code ms/op} or {@code ops/s}
 * @param mean mean over all iterations; NaN if no fork measured
 * @param interval of the mean at {@link SpeedRatio#LEVEL}; undefined with fewer than two iterations
 * @param forks forks that measured
 * @param forkSpread (largest − smallest) / mean of the forks' means; NaN with fewer than two forks
 * @param bytes bytes allocated an operation, mean over forks; below half a byte, which is JMH's own, 0
 * @param cpuShare CPU time over wall time, of the fork where it is least; NaN if unknown
 * @param counters what the benchmark counts beside time, mean over forks
 * @param work what an operation cannot do without, resource → amount
 * @param failures why forks failed, each reason once
 */
public record BenchmarkFigure(
        String benchmark,
        Map<String, String> params,
        String unit,
        double mean,
        Interval interval,
        int forks,
        double forkSpread,
        double bytes,
        double cpuShare,
        Map<String, Double> counters,
        Map<String, Double> work,
        List<String> failures) {
    /** A thread that computes alone gets its whole core; a tenth less and the wall time tells of others. */
    public static final double DISTURBED_BELOW = 0.9;

    private record Key(String benchmark, Map<String, String> params) {}

    /**
     * Summarises forks, in the order in which each benchmark appears first. O(forks × iterations).
     *
     * @param runs forks of any benchmarks; a later fork of the same number takes the place of an earlier one
     * @param build the build whose forks count
     */
    public static List<BenchmarkFigure> of(List<BenchmarkRun> runs, String build) {
        Map<Key, Map<Integer, BenchmarkRun>> groups = new LinkedHashMap<>();
        for (BenchmarkRun run : runs) {
            if (run.build().equals(build)) {
                groups.computeIfAbsent(new Key(run.benchmark(), run.params()), key -> new TreeMap<>())
                        .put(run.fork(), run);
            }
        }
        return groups.values().stream()
                .map(forks -> of(List.copyOf(forks.values())))
                .toList();
    }

    private static BenchmarkFigure of(List<BenchmarkRun> forks) {
        BenchmarkRun first = forks.get(0);
        List<BenchmarkRun> measured =
                forks.stream().filter(BenchmarkRun::hasScores).toList();
        double[] scores = measured.stream()
                .flatMap(run -> run.scores().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        // One-sample t: the differences are those from 0.
        PairedT t = PairedT.of(scores);
        List<Double> means =
                measured.stream().map(BenchmarkFigure::meanOfFork).sorted().toList();
        double mean = scores.length == 0 ? Double.NaN : t.estimate().mean();
        double bytes = measured.stream().mapToDouble(BenchmarkRun::bytes).average().orElse(Double.NaN);
        return new BenchmarkFigure(
                first.benchmark(),
                first.params(),
                measured.isEmpty() ? first.unit() : measured.get(0).unit(),
                mean,
                t.interval(SpeedRatio.LEVEL),
                measured.size(),
                means.size() < 2 ? Double.NaN : (means.get(means.size() - 1) - means.get(0)) / mean,
                bytes < 0.5 ? 0 : bytes,
                measured.stream().mapToDouble(BenchmarkRun::cpuShare).filter(share -> !Double.isNaN(share)).min()
                        .orElse(Double.NaN),
                counters(measured),
                first.work(),
                forks.stream().map(BenchmarkRun::failure).filter(f -> !f.isEmpty()).distinct().toList());
    }

    private static Map<String, Double> counters(List<BenchmarkRun> measured) {
        return measured.stream()
                .flatMap(run -> run.counters().entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.averagingDouble(Map.Entry::getValue)));
    }

    /** Returns nanoseconds an operation of a fork that measured. */
    public static double nanos(BenchmarkRun run) {
        return nanos(run.unit(), meanOfFork(run));
    }

    static double meanOfFork(BenchmarkRun run) {
        return run.scores().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Returns the score of the fastest iteration of a fork that measured. */
    static double fastestOfFork(BenchmarkRun run) {
        return run.scores().stream()
                .min(Comparator.comparingDouble(score -> nanos(run.unit(), score)))
                .orElseThrow();
    }

    /** Returns whether any fork measured. */
    public boolean isMeasured() {
        return forks > 0;
    }

    /** Returns whether wall time tells of more than the benchmark; false where CPU time is unknown. */
    public boolean isDisturbed() {
        return cpuShare < DISTURBED_BELOW;
    }

    /** Returns the half width of the interval in the figure's unit; NaN where it is undefined. */
    public double error() {
        return interval.width() / 2;
    }

    /** Returns nanoseconds an operation; NaN if no fork measured. */
    public double nanos() {
        return nanos(unit, mean);
    }

    /** Returns the half width of the interval in nanoseconds an operation, to first order for throughputs. */
    public double errorNanos() {
        return nanos() * error() / mean;
    }

    /** Returns class, method and parameters in one line. */
    public String name() {
        return name(benchmark, params);
    }

    /** Returns class, method and parameters in one line, parameters by name. */
    public static String name(String benchmark, Map<String, String> params) {
        StringBuilder name = new StringBuilder(benchmark);
        new TreeMap<>(params).forEach((key, value) -> name.append(' ').append(key).append('=').append(value));
        return name.toString();
    }

    /**
     * Converts a score to nanoseconds an operation.
     *
     * @throws IllegalArgumentException if the unit is none that this project's benchmarks use
     */
    static double nanos(String unit, double score) {
        return switch (unit) {
            case "ns/op" -> score;
            case "us/op" -> score * 1e3;
            case "ms/op" -> score * 1e6;
            case "s/op" -> score * 1e9;
            case "ops/s" -> 1e9 / score;
            default -> throw new IllegalArgumentException(
                    "unit \"" + unit + "\" is none of ns/op, us/op, ms/op, s/op, ops/s");
        };
    }
}
