package dev.negbench.strategies.staradore;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;

/**
 * Takes every candidate among the first places of the full ranking, positives counted, hardest first; no chance
 * involved. The draw is complete when the list is: the places that positives hold are not missing.
 *
 * @param depth places of the list
 */
record RankedListSampler(int depth) implements NegativeSampler {
    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        draw.clear(Math.min(n, pool.size()));
        int[] ranks = pool.ranks();
        for (int i = 0; i < ranks.length && draw.count() < n; i++) {
            if (ranks[i] < depth) {
                draw.add(i);
            }
        }
    }
}
