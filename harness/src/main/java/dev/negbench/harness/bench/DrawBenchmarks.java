package dev.negbench.harness.bench;

import dev.negbench.reports.results.DrawCost;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.stage.CandidatePool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link DrawBenchmark} for one strategy after another and turns JMH's results into records. */
public final class DrawBenchmarks {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private DrawBenchmarks() {}

    /**
     * How long JMH measures.
     *
     * @param forks virtual machines started one after another, at least 1
     * @param warmups warm-up iterations in each
     * @param iterations measured iterations in each
     * @param iterationMillis length of an iteration
     */
    public record Effort(int forks, int warmups, int iterations, int iterationMillis) {
        /** For the report of a comparison: a few seconds a strategy. */
        public static final Effort QUICK = new Effort(1, 8, 5, 200);

        /** For figures to be quoted: between-fork variance is seen. */
        public static final Effort FULL = new Effort(3, 5, 10, 500);
    }

    /**
     * Measures what one draw of a strategy costs.
     *
     * @param strategy a strategy with a sampler
     * @param dataset whose pools these are, for the record
     * @param pools real candidate pools, best some thousands
     * @param candidates pool size asked for, for the record
     * @param draws negatives drawn a query
     * @param effort how long to measure
     * @param log receives JMH's own output
     * @return the cost
     * @throws IOException if the pools cannot be handed over
     * @throws RunnerException if JMH fails
     */
    public static DrawCost measure(
            ConfiguredStrategy strategy,
            String dataset,
            List<CandidatePool> pools,
            int candidates,
            int draws,
            Effort effort,
            PrintStream log)
            throws IOException, RunnerException {
        Path file = Files.createTempFile("negbench-pools", ".bin");
        try {
            PoolFile.write(file, pools);
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .include("\\b" + DrawBenchmark.class.getSimpleName() + "\\.draw$")
                    .param("strategy", strategy.print())
                    .param("draws", Integer.toString(draws))
                    .forks(effort.forks())
                    .warmupIterations(effort.warmups())
                    .warmupTime(TimeValue.milliseconds(effort.iterationMillis()))
                    .measurementIterations(effort.iterations())
                    .measurementTime(TimeValue.milliseconds(effort.iterationMillis()))
                    .jvmArgs("-Xmx1g", "--add-modules", "jdk.incubator.vector", "-D" + DrawBenchmark.POOLS + "=" + file)
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.NORMAL);
            Collection<RunResult> results = new Runner(
                            options.build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL))
                    .run();
            RunResult result = results.iterator().next();
            Result<?> time = result.getPrimaryResult();
            Result<?> bytes = result.getSecondaryResults().get(ALLOCATION);
            // JMH divides what its own bookkeeping allocated by the number of operations: less than a byte is none.
            double allocated = bytes == null ? Double.NaN : bytes.getScore() < 0.5 ? 0 : bytes.getScore();
            return new DrawCost(
                    strategy.print(),
                    dataset,
                    candidates,
                    draws,
                    time.getScore() / 1000,
                    time.getScoreError() / 1000,
                    allocated,
                    spread(pools));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static double spread(List<CandidatePool> pools) {
        List<Double> deviations = new ArrayList<>();
        for (CandidatePool pool : pools) {
            if (pool.size() > 1) {
                float[] scores = pool.scores();
                double mean = 0;
                for (float score : scores) {
                    mean += score / scores.length;
                }
                double squares = 0;
                for (float score : scores) {
                    squares += (score - mean) * (score - mean);
                }
                deviations.add(Math.sqrt(squares / (scores.length - 1)));
            }
        }
        return Arrays.stream(deviations.toArray(Double[]::new))
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
