package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;

/** Takes the best-scored candidates of the pool, hardest first; no chance involved. */
public final class HardestSampler implements NegativeSampler {
    /** The one instance. */
    public static final HardestSampler INSTANCE = new HardestSampler();

    private HardestSampler() {}

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        if (!draw.settle(pool.size(), n)) {
            for (int i = 0; i < n; i++) {
                draw.add(i);
            }
        }
    }

    @Override
    public String toString() {
        return "first";
    }
}
