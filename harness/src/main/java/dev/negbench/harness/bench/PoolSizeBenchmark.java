package dev.negbench.harness.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How does the size of the pool change what a draw costs? 15 drawn from made-up pools of normal scores, from far fewer
 * candidates than anyone mines to far more.
 *
 * <p>A draw that weighs every candidate grows with the pool; one that proposes and rejects, draws uniformly or takes
 * the best need not. The pools of every size hold as many candidates together, so that none is flattered by caches, and
 * each is drawn from afresh in every round: one pool drawn from again and again would teach the processor its branches.
 * {@link #baseline} does everything but the draw.
 */
@Question(value = "How does the size of the pool change what a draw costs?", given = {"draws=15"})
@State(Scope.Thread)
public class PoolSizeBenchmark extends NormalPoolDraws {
    private static final int DRAWS = 15;
    private static final double SPREAD = 1;

    /** What draws. */
    @Param({"simans(scale=raw)", "ance", "topk"})
    public String strategy;

    /** Candidates in a pool. */
    @Param({"50", "200", "1000", "5000"})
    public int candidates;

    /** Makes the pools. */
    @Setup
    public void prepare() {
        use(strategy, DRAWS, NormalPools.of(candidates, 0, SPREAD));
    }
}
