package dev.negbench.harness.bench;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the questions about draws from made-up pools have in common: how long is measured, one draw, and everything but
 * the draw. A benchmark extends it with its parameters and calls {@link #use} when they are set.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public abstract class NormalPoolDraws {
    private final RandomStream random = new RandomStream(1);
    private final Draw draw = new Draw();
    private NormalPools pools;
    private NegativeSampler sampler;
    private int draws;

    /**
     * Sets what is measured.
     *
     * @param strategy what draws
     * @param wanted negatives drawn a query
     * @param drawnFrom the pools
     */
    void use(String strategy, int wanted, NormalPools drawnFrom) {
        sampler = DrawBenchmark.sampler(strategy, wanted);
        draws = wanted;
        pools = drawnFrom;
    }

    /** Everything but the draw. */
    @Benchmark
    public int baseline() {
        CandidatePool pool = pools.next();
        random.reset(1, pools.epoch(), pool.queryKey());
        return draw.clear(draws).count() + pool.size();
    }

    /** One draw. */
    @Benchmark
    @Work(randomNumbers = "draws * 0.5")
    public int draw() {
        CandidatePool pool = pools.next();
        random.reset(1, pools.epoch(), pool.queryKey());
        sampler.draw(pool, 0, draws, random, draw);
        return draw.positions()[0];
    }
}
