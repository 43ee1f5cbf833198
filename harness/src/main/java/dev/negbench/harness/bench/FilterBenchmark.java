package dev.negbench.harness.bench;

import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What does a filter cost a pool, once a refresh? Pools of 200 candidates whose scores look like cosines, normal around
 * 0.6; the filter marks what must go, and what stays is copied to a new pool.
 *
 * <p>How many candidates go differs from pool to pool with the positive's score, and so does where the filter may stop;
 * a pool filtered again and again would teach that to the processor, so there are thousands. {@link #baseline} keeps
 * everything.
 *
 * <p>{@link #main} measures every strategy that only filters, those of other jars too.
 */
@Question("What does a filter cost a pool?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FilterBenchmark {
    private static final double MEAN = 0.6;
    private static final double SPREAD = 0.1;

    /** Candidates in a pool. */
    @Param("200")
    public int candidates;

    private NormalPools pools;

    /** The filter that is measured. */
    @State(Scope.Thread)
    public static class Chosen {
        /** Id of a strategy that only filters; its parameters are at their defaults. */
        @Param("percpos")
        public String strategy;

        private CandidateFilter filter;

        /** Builds the filter. */
        @Setup
        public void prepare() {
            Strategy chosen = Strategies.load().get(strategy);
            filter = chosen.recipe(DrawBenchmark.placeholder(0), chosen.card().defaults())
                    .candidateFilters()
                    .get(0);
        }
    }

    /** Measures every strategy that {@link #strategies} finds; takes JMH's own options. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include("\\b" + FilterBenchmark.class.getSimpleName() + "\\.")
                        .param("strategy", strategies())
                        .build())
                .run();
    }

    /**
     * Returns the ids of the strategies that filter and do nothing else. One that brings a source of its own may need
     * columns that made-up pools do not have.
     */
    public static String[] strategies() {
        return Strategies.load().all().stream()
                .map(Strategy::card)
                .filter(card -> card.essential().equals(Set.of(Stage.CANDIDATE_FILTER))
                        && card.accompanying().isEmpty())
                .map(StrategyCard::id)
                .toArray(String[]::new);
    }

    /** Makes the pools. */
    @Setup
    public void prepare() {
        pools = NormalPools.of(candidates, MEAN, SPREAD);
    }

    /** No filter. */
    @Benchmark
    public CandidatePool baseline() {
        CandidatePool pool = pools.next();
        return pool.retain(everyone(pool));
    }

    /** One filter. */
    @Benchmark
    @Work(cacheBytes = "candidates * 4")
    public CandidatePool filter(Chosen chosen) {
        CandidatePool pool = pools.next();
        boolean[] keep = everyone(pool);
        chosen.filter.filter(pool, keep);
        return pool.retain(keep);
    }

    private static boolean[] everyone(CandidatePool pool) {
        boolean[] keep = new boolean[pool.size()];
        Arrays.fill(keep, true);
        return keep;
    }
}
