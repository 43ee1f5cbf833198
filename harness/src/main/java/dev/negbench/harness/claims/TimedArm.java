package dev.negbench.harness.claims;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.DrawBenchmarks;
import dev.negbench.strategies.ConfiguredStrategy;
import java.util.Set;

/** What a claim about speed times. */
public sealed interface TimedArm {
    /** The word for {@link Draw} in files of claims. */
    String DRAW_MICROS = "draw-micros";

    /** The word for {@link Suite} in files of claims. */
    String BENCHMARK_MICROS = "benchmark-micros";

    /** All such words. */
    Set<String> TIMINGS = Set.of(DRAW_MICROS, BENCHMARK_MICROS);

    /** Returns what a fork measures. */
    BenchmarkCase benchmark();

    /**
     * The draw of a strategy, from its own pools on real queries.
     *
     * @param strategy a strategy that draws
     * @param dataset name of the collection
     * @param candidates candidates of a pool
     * @param draws negatives drawn a query
     */
    record Draw(ConfiguredStrategy strategy, String dataset, int candidates, int draws) implements TimedArm {
        @Override
        public BenchmarkCase benchmark() {
            return DrawBenchmarks.draw(strategy, dataset, candidates, draws);
        }

        @Override
        public String toString() {
            return strategy.print() + " drawing " + draws + " of " + candidates;
        }
    }

    /**
     * A benchmark of the suite, which makes its own data.
     *
     * @param benchmark the benchmark with its parameters
     */
    record Suite(BenchmarkCase benchmark) implements TimedArm {
        @Override
        public String toString() {
            return benchmark.name();
        }
    }
}
