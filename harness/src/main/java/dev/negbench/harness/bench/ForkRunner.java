package dev.negbench.harness.bench;

import dev.negbench.reports.results.BenchmarkRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one fork of one benchmark in one build: JMH alone would run all forks of all benchmarks before anything can be
 * stored, and could not let builds take turns.
 */
public final class ForkRunner {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final String CLASS_PATH = "java.class.path";
    private static final int REASON_CHARACTERS = 300;

    /** Scores are kept to six digits, which is more than any of them repeats to. */
    private static final MathContext DIGITS = new MathContext(6);

    /** Settings of this process that forks need to find the same files. */
    private static final String FORWARDED = "negbench.";

    private ForkRunner() {}

    /**
     * Measures.
     *
     * @param benchmark what is measured
     * @param build whose classes
     * @param fork number of the fork, for the record
     * @param effort how long; its number of forks is not looked at
     * @param jvmArgs what the fork's virtual machine needs beside the usual
     * @return the measurement, or the reason of its failure, a crash of the virtual machine included
     * @throws IOException if another JMH benchmark is running on this machine
     */
    public static BenchmarkRun run(
            BenchmarkCase benchmark, Build build, int fork, Effort effort, List<String> jvmArgs) throws IOException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark.type().getName() + "." + benchmark.method()) + "$")
                .forks(1)
                .warmupIterations(effort.warmups())
                .warmupTime(TimeValue.milliseconds(effort.iterationMillis()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.iterationMillis()))
                .jvmArgs(arguments(jvmArgs))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuShareProfiler.class)
                .shouldFailOnError(true);
        benchmark.params().forEach((name, value) -> options.param(name, value));
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        String ownClasspath = System.getProperty(CLASS_PATH);
        // JMH gives its forks the classpath of this property and has no option for another one.
        System.setProperty(CLASS_PATH, build.classpath());
        try {
            List<RunResult> results = List.copyOf(new Runner(
                            options.build(), OutputFormatFactory.createFormatInstance(silent, VerboseMode.NORMAL))
                    .run());
            return results.isEmpty()
                    ? failed(benchmark, build, fork, "JMH found no such benchmark")
                    : measured(benchmark, build, fork, results.get(0));
        } catch (RunnerException | RuntimeException e) {
            String reason = reason(e);
            if (reason.contains("JMH lock")) {
                throw new IOException("another JMH benchmark is running on this machine, and two would disturb each "
                        + "other; wait for it and run the same command again to go on (" + reason + ")", e);
            }
            return failed(benchmark, build, fork, reason);
        } finally {
            System.setProperty(CLASS_PATH, ownClasspath);
        }
    }

    private static String[] arguments(List<String> own) {
        List<String> all = new ArrayList<>(List.of(
                "-Xmx1g", "-XX:+UseParallelGC", "-XX:-UsePerfData", "--add-modules", "jdk.incubator.vector"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(FORWARDED))
                .sorted()
                .forEach(name -> all.add("-D" + name + "=" + System.getProperty(name)));
        all.addAll(own);
        return all.toArray(String[]::new);
    }

    private static BenchmarkRun measured(BenchmarkCase benchmark, Build build, int fork, RunResult result) {
        List<Double> scores = new ArrayList<>();
        for (BenchmarkResult forked : result.getBenchmarkResults()) {
            for (IterationResult iteration : forked.getIterationResults()) {
                scores.add(rounded(iteration.getPrimaryResult().getScore()));
            }
        }
        Map<String, Double> counters = new TreeMap<>();
        double bytes = Double.NaN;
        double share = Double.NaN;
        for (Map.Entry<String, ? extends Result> entry :
                result.getSecondaryResults().entrySet()) {
            double score = rounded(entry.getValue().getScore());
            if (entry.getKey().equals(ALLOCATION)) {
                bytes = score;
            } else if (entry.getKey().equals(CpuShareProfiler.SHARE)) {
                share = score;
            } else if (!entry.getKey().contains("gc.")) {
                counters.put(entry.getKey(), score);
            }
        }
        return new BenchmarkRun(
                benchmark.benchmark(),
                benchmark.allParams(),
                build.name(),
                fork,
                result.getPrimaryResult().getScoreUnit(),
                List.copyOf(scores),
                bytes,
                share,
                counters,
                benchmark.work(),
                "");
    }

    private static BenchmarkRun failed(BenchmarkCase benchmark, Build build, int fork, String reason) {
        return new BenchmarkRun(
                benchmark.benchmark(),
                benchmark.allParams(),
                build.name(),
                fork,
                "ns/op",
                List.of(),
                Double.NaN,
                Double.NaN,
                Map.of(),
                benchmark.work(),
                reason);
    }

    /** Returns the innermost message that says anything: JMH wraps what happened several times over. */
    static String reason(Throwable thrown) {
        String reason = thrown.toString();
        for (Throwable at = thrown; at != null; at = inner(at)) {
            if (at.getMessage() != null && !at.getMessage().isBlank()) {
                boolean plain = at instanceof IllegalStateException || at instanceof RunnerException;
                reason = plain ? at.getMessage() : at.toString();
            }
        }
        String line = reason.strip().lines().findFirst().orElse("").strip();
        return line.length() > REASON_CHARACTERS ? line.substring(0, REASON_CHARACTERS) + "…" : line;
    }

    private static Throwable inner(Throwable thrown) {
        return thrown.getSuppressed().length > 0 ? thrown.getSuppressed()[0] : thrown.getCause();
    }

    private static double rounded(double score) {
        return Double.isFinite(score) ? new BigDecimal(score).round(DIGITS).doubleValue() : score;
    }
}
