package dev.negbench.harness.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How does the number of negatives change what a draw costs? From made-up pools of 200 normal scores, as many as one
 * and as many as 63: batches are often made of powers of two with the positive.
 *
 * <p>What is paid once a query, such as weighing the candidates, is shared by more draws; what is paid for each, such
 * as skipping those already drawn, grows with them. There are thousands of pools, visited in turn with new random
 * numbers in every round: one pool drawn from again and again would teach the processor its branches. {@link #baseline}
 * does everything but the draw.
 */
@Question("How does the number of negatives change what a draw costs?")
@State(Scope.Thread)
public class DrawCountBenchmark extends NormalPoolDraws {
    private static final int CANDIDATES = 200;
    private static final double SPREAD = 1;

    /** What draws. */
    @Param({"simans(scale=raw)", "simans(scale=raw,draw=rounds)", "ance", "topk"})
    public String strategy;

    /** Negatives drawn a query. */
    @Param({"1", "7", "15", "63"})
    public int draws;

    /** Makes the pools. */
    @Setup
    public void prepare() {
        use(strategy, draws, NormalPools.of(CANDIDATES, 0, SPREAD));
    }
}
