package dev.negbench.strategies.nsr;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.Shortfall;

/** Takes every candidate, best first: the list that the policy chooses from. No chance involved. */
final class WholePool implements NegativeSampler {
    static final WholePool INSTANCE = new WholePool();

    private WholePool() {}

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = Math.min(n, pool.size());
        draw.clear(size);
        for (int i = 0; i < size; i++) {
            draw.add(i);
        }
        if (size == 0 && n > 0) {
            draw.fallShort(Shortfall.EMPTY_POOL);
        }
    }

    @Override
    public String toString() {
        return "whole pool";
    }
}
