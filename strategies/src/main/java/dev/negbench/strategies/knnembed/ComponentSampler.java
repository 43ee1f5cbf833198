package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.StratifiedSubset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.PoolColumns;

/**
 * Draws from each component of a pool in proportion to its weight, by largest remainders, and within a component
 * uniformly: a candidate of component c is drawn with {@code quota_c / size_c}. What filters took from a component the
 * others give; candidates of weight 0 come when nothing else is left. Ties of remainders go to the earlier generator.
 *
 * <p>As many random numbers as {@code UniformSubset} takes for each component in turn. O(size), allocates nothing.
 */
final class ComponentSampler implements NegativeSampler {
    static final ComponentSampler INSTANCE = new ComponentSampler();

    private ComponentSampler() {}

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = pool.size();
        if (draw.settle(size, n)) {
            return;
        }
        StratifiedSubset.drawInShares(
                pool.generators(),
                pool.column(PoolColumns.COMPONENT_WEIGHT),
                size,
                n,
                StratifiedSubset.UNIFORM,
                random,
                draw);
    }

    @Override
    public String toString() {
        return "by-component";
    }
}
