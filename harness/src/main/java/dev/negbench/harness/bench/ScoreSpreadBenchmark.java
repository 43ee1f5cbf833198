package dev.negbench.harness.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How does the spread of the scores change what a draw costs? Thousands of made-up pools: 200 scores and the positive's
 * from a normal distribution of the given standard deviation, 15 drawn from raw scores at a = 0.5, b = 0.
 *
 * <p>Small spread: nearly every proposal is accepted. Large spread: a few candidates have all the weight, and drawing
 * without replacement has to go on below them. {@link #baseline} does everything but the draw.
 */
@Question(value = "How does the spread of the scores change what a draw costs?", given = {"draws=15"})
@State(Scope.Thread)
public class ScoreSpreadBenchmark extends NormalPoolDraws {
    private static final int CANDIDATES = 200;
    private static final int DRAWS = 15;

    /** What draws. */
    @Param({"simans(scale=raw)", "simans(scale=raw,draw=rounds)", "ance"})
    public String strategy;

    /** Standard deviation of the scores. */
    @Param({"0.3", "1", "4"})
    public double spread;

    /** Makes the pools. */
    @Setup
    public void prepare() {
        use(strategy, DRAWS, NormalPools.of(CANDIDATES, 0, spread));
    }
}
