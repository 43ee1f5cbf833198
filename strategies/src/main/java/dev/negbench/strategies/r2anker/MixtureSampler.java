package dev.negbench.strategies.r2anker;

import dev.negbench.strategies.sampling.OverlappingLists;
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
        int[] lists = OverlappingLists.fill(pool.column(MergedSource.FOUND_BY), 0, size, generators, draw);
        int filled = OverlappingLists.packed(lists, size, generators);
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
        return mixture(pool, generators);
    }

    /** Returns the probability of each candidate when a generator and then one of its candidates is drawn uniformly. */
    static double[] mixture(CandidatePool pool, int generators) {
        int size = pool.size();
        int[] lists = OverlappingLists.fill(pool.column(MergedSource.FOUND_BY), 0, size, generators, new Draw());
        int filled = OverlappingLists.packed(lists, size, generators);
        double[] probabilities = new double[size];
        for (int l = 0; l < filled; l++) {
            int length = lists[generators * size + l];
            for (int m = 0; m < length; m++) {
                probabilities[lists[l * size + m]] += 1.0 / filled / length;
            }
        }
        return probabilities;
    }

    @Override
    public String toString() {
        return "mixture(generators=" + generators + ")";
    }
}
