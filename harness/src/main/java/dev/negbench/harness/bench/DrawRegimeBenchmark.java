package dev.negbench.harness.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * In which regime of scores is a draw slowest? 15 of 200 by exp(-0.5 * d^2) on raw scores, in every regime that a
 * chooser between kernels can get wrong:
 *
 * <ul>
 *   <li>{@code flat}, {@code sd1}, {@code sd4}, {@code sd8}: normal scores of standard deviation 0.3, 1, 4 and 8, the
 *       positive's among them: from nearly equal weights to a handful that has them all;
 *   <li>{@code peaky}: standard deviation 1000, so most weights underflow beside the largest, and often the first few
 *       candidates beside each other;
 *   <li>{@code all-equal}: no differences at all, the positive's score included;
 *   <li>{@code cosine}: what encoders with normalised vectors give: the best 200 of a large corpus, an exponential tail
 *       of mean 0.03 above 0.6, the positive among the best.
 * </ul>
 *
 * <p>4,096 different pools a regime are visited in turn, with new random numbers in every round: one pool drawn from
 * again and again would teach the processor its branches. {@link #baseline} does everything but the draw.
 */
@Question(value = "How does the shape of the scores change what a draw costs?", given = "draws=15")
@State(Scope.Thread)
public class DrawRegimeBenchmark extends NormalPoolDraws {
    private static final int CANDIDATES = 200;
    private static final int DRAWS = 15;

    /** What draws. */
    @Param({"simans(scale=raw)", "ance"})
    public String strategy;

    /** The scores. */
    @Param({"flat", "sd1", "sd4", "sd8", "peaky", "all-equal", "cosine"})
    public String regime;

    /** Makes the pools. */
    @Setup
    public void prepare() {
        use(strategy, DRAWS, pools(regime));
    }

    private static NormalPools pools(String regime) {
        return switch (regime) {
            case "flat" -> NormalPools.of(CANDIDATES, 0, 0.3);
            case "sd1" -> NormalPools.of(CANDIDATES, 0, 1);
            case "sd4" -> NormalPools.of(CANDIDATES, 0, 4);
            case "sd8" -> NormalPools.of(CANDIDATES, 0, 8);
            case "peaky" -> NormalPools.of(CANDIDATES, 0, 1000);
            case "all-equal" -> NormalPools.of(CANDIDATES, 0.5, 0);
            case "cosine" -> NormalPools.bestOfMany(CANDIDATES, 0.6, 0.03);
            default -> throw new IllegalArgumentException("there is no regime '" + regime + "'");
        };
    }
}
