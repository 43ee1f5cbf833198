package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.UniformSubset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.Shortfall;

/**
 * Takes the first of the walk over the candidates that survive for the chosen positive; no chance involved. Where none
 * does, it draws from the whole pool uniformly, or nothing, as the margin says. A draw holds each candidate once;
 * repeats are weights, see {@link SoftLabels}. O(pool).
 *
 * @param margin says who survives
 * @param stride distance of neighbours in the walk, at least 1
 */
record StrideSampler(JudgeMargin margin, int stride) implements NegativeSampler {
    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = pool.size();
        if (size == 0 || n == 0) {
            draw.settle(size, n);
            return;
        }
        float highest = margin.highest(pool, positive);
        float[] scores = pool.column(JudgeColumns.CANDIDATE);
        int[] survivors = draw.ints(size);
        int count = 0;
        for (int i = 0; i < size; i++) {
            survivors[count] = i;
            count += scores[i] <= highest ? 1 : 0;
        }
        if (count == 0) {
            if (margin.fallsBack()) {
                UniformSubset.draw(size, n, random, draw);
            } else {
                draw.clear(0).fallShort(Shortfall.NO_CANDIDATE_QUALIFIES);
            }
            return;
        }
        int wanted = Math.min(n, count);
        int[] places = draw.clear(wanted).positions();
        StrideWalk.walk(count, stride, wanted, places);
        for (int i = 0; i < wanted; i++) {
            places[i] = survivors[places[i]];
        }
        draw.fill(wanted);
        if (wanted < n) {
            draw.fallShort(Shortfall.SMALL_POOL);
        }
    }
}
