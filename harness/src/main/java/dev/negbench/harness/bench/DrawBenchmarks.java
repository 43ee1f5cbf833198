package dev.negbench.harness.bench;

import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.stage.CandidatePool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What {@link DrawBenchmark} needs to be run for a strategy, and the records its figures become. */
public final class DrawBenchmarks {
    /** Candidates of a pool unless something else is asked for. */
    public static final int CANDIDATES = 200;

    /** Negatives drawn a query unless something else is asked for. */
    public static final int DRAWS = 15;

    private DrawBenchmarks() {}

    /**
     * Returns the case of a strategy's draw.
     *
     * @param strategy a strategy with a sampler
     * @param dataset whose pools it draws from
     * @param candidates pool size asked for
     * @param draws negatives drawn a query
     */
    public static BenchmarkCase draw(ConfiguredStrategy strategy, String dataset, int candidates, int draws) {
        return new BenchmarkCase(
                DrawBenchmark.class,
                "draw",
                Map.of("strategy", strategy.print(), "draws", Integer.toString(draws)),
                Map.of("dataset", dataset, "candidates", Integer.toString(candidates)));
    }

    /**
     * Writes pools to a new temporary file, to be deleted by the caller.
     *
     * @param pools real candidate pools, best some thousands
     * @throws IOException if there is no room for them
     */
    public static Path write(List<CandidatePool> pools) throws IOException {
        Path file = Files.createTempFile("negbench-pools", ".bin");
        try {
            PoolFile.write(file, pools);
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Returns what a fork's virtual machine needs to be told to read a file of {@link #write}. */
    public static List<String> jvmArgs(Path pools) {
        return List.of("-D" + DrawBenchmark.POOLS + "=" + pools);
    }

    /** Returns the record of a measured draw. */
    public static DrawCost cost(
            BenchmarkFigure figure,
            ConfiguredStrategy strategy,
            String dataset,
            int candidates,
            int draws,
            List<CandidatePool> pools) {
        return new DrawCost(
                strategy.print(),
                dataset,
                candidates,
                draws,
                figure.nanos() / 1000,
                figure.errorNanos() / 1000,
                figure.bytes(),
                spread(pools));
    }

    /** Returns the mean over pools of the standard deviation of their scores. */
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
