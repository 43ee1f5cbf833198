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
 * How does the size of the pool change what a draw costs? 15 drawn from made-up pools of normal scores, from far fewer
 * candidates than anyone mines to far more.
 *
 * <p>A draw that weighs every candidate grows with the pool; one that proposes and rejects, draws uniformly or takes
 * the best need not. The pools of every size hold as many candidates together, so that none is flattered by caches, and
 * each is drawn from afresh in every round: one pool drawn from again and again would teach the processor its branches.
 * {@link #baseline} does everything but the draw.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PoolSizeBenchmark {
    private static final int DRAWS = 15;
    private static final double SPREAD = 1;

    /** What draws. */
    @Param({"simans(scale=raw)", "ance", "topk"})
    public String strategy;

    /** Candidates in a pool. */
    @Param({"50", "200", "1000", "5000"})
    public int candidates;

    private final RandomStream random = new RandomStream(1);
    private final Draw draw = new Draw();
    private NormalPools pools;
    private NegativeSampler sampler;

    /** Makes the pools. */
    @Setup
    public void prepare() {
        sampler = DrawBenchmark.sampler(strategy, DRAWS);
        pools = NormalPools.of(candidates, 0, SPREAD);
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
