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
 * How does the number of negatives change what a draw costs? From made-up pools of 200 normal scores, as many as one
 * and as many as 63: batches are often made of powers of two with the positive.
 *
 * <p>What is paid once a query, such as weighing the candidates, is shared by more draws; what is paid for each, such
 * as skipping those already drawn, grows with them. There are thousands of pools, visited in turn with new random
 * numbers in every round: one pool drawn from again and again would teach the processor its branches. {@link #baseline}
 * does everything but the draw.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DrawCountBenchmark {
    private static final int CANDIDATES = 200;
    private static final double SPREAD = 1;

    /** What draws. */
    @Param({"simans(scale=raw)", "simans(scale=raw,draw=rounds)", "ance", "topk"})
    public String strategy;

    /** Negatives drawn a query. */
    @Param({"1", "7", "15", "63"})
    public int draws;

    private final RandomStream random = new RandomStream(1);
    private final Draw draw = new Draw();
    private NormalPools pools;
    private NegativeSampler sampler;

    /** Makes the pools. */
    @Setup
    public void prepare() {
        sampler = DrawBenchmark.sampler(strategy, draws);
        pools = NormalPools.of(CANDIDATES, 0, SPREAD);
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
    public int draw() {
        CandidatePool pool = pools.next();
        random.reset(1, pools.epoch(), pool.queryKey());
        sampler.draw(pool, 0, draws, random, draw);
        return draw.positions()[0];
    }
}
