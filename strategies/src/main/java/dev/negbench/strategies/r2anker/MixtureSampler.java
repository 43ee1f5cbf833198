package dev.negbench.strategies.r2anker;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.ProbabilisticSampler;

/**
 * V2: draws a generator uniformly among those with candidates, then one of its candidates uniformly, and again where
 * that one has been drawn before. So a single draw has {@code P(d) = 1/K * sum over k of 1[d in list k] / |list k|},
 * and all together are successive sampling with these weights: what several generators found is likelier.
 *
 * <p>Two random numbers a trial. O(size * K) and n trials or a few more; where nearly the whole pool is wanted, in
 * expectation at most K times the longest list times {@code log(size) + 1}. Allocates nothing.
 *
 * @param generators number of generators of the source
 */
record MixtureSampler(int generators) implements ProbabilisticSampler {
    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = pool.size();
        if (draw.settle(size, n)) {
            return;
        }
        int filled = GeneratorLists.fill(pool.column(MergedSource.FOUND_BY), size, generators, draw);
        int[] lists = draw.ints(0);
        int lengths = generators * size;
        int[] marks = draw.marks(size);
        int mark = draw.mark();
        while (draw.count() < n) {
            int list = random.nextInt(filled);
            int position = lists[list * size + random.nextInt(lists[lengths + list])];
            if (marks[position] != mark) {
                marks[position] = mark;
                draw.add(position);
            }
        }
    }

    @Override
    public double[] probabilities(CandidatePool pool, int positive) {
        return GeneratorLists.mixture(pool.column(MergedSource.FOUND_BY), pool.size(), generators);
    }

    @Override
    public String toString() {
        return "mixture(generators=" + generators + ")";
    }
}
