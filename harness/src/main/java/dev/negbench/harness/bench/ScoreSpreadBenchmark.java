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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How does the spread of the scores change what a draw costs? Thousands of made-up pools: 200 scores and the positive's
 * from a normal distribution of the given standard deviation, 15 drawn from raw scores at a = 0.5, b = 0.
 *
 * <p>Small spread: nearly every proposal is accepted. Large spread: a few candidates have all the weight, and drawing
 * without replacement has to go on below them. {@link #baseline} does everything but the draw.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ScoreSpreadBenchmark {
    private static final int CANDIDATES = 200;
    private static final int DRAWS = 15;

    /** What draws. */
    @Param({"simans(scale=raw)", "simans(scale=raw,draw=rounds)", "ance"})
    public String strategy;

    /** Standard deviation of the scores. */
    @Param({"0.3", "1", "4"})
    public double spread;

    private final RandomStream random = new RandomStream(1);
    private final Draw draw = new Draw();
    private NormalPools pools;
    private NegativeSampler sampler;

    /** Makes the pools. */
    @Setup
    public void prepare() {
        sampler = DrawBenchmark.sampler(strategy, DRAWS);
        pools = NormalPools.of(CANDIDATES, 0, spread);
    }

    /** Everything but the draw. */
    @Benchmark
    public int baseline() {
        CandidatePool pool = pools.next();
        random.reset(1, pools.epoch(), pool.queryKey());
        return draw.clear(DRAWS).count() + pool.size();
    }

    /** One draw. */
    @Benchmark
    public int draw() {
        CandidatePool pool = pools.next();
        random.reset(1, pools.epoch(), pool.queryKey());
        sampler.draw(pool, 0, DRAWS, random, draw);
        return draw.positions()[0];
    }
}
