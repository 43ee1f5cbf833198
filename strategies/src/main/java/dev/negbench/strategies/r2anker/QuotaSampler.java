package dev.negbench.strategies.r2anker;

import dev.negbench.strategies.sampling.OverlappingLists;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.ProbabilisticSampler;

/**
 * V1: of n negatives each of K generators with candidates gives {@code floor(n / K)}, the first {@code n mod K} one
 * more, in the order of the generators rotated by chance. A generator draws uniformly among its candidates that nobody
 * has drawn yet; what it cannot give the others give in turn. Lists overlap, so this is not a draw from disjoint
 * strata.
 *
 * <p>One random number for the rotation and one for each candidate looked at, at most one a member of a list. O(size *
 * K + n), allocates nothing.
 *
 * @param generators number of generators of the source
 */
record QuotaSampler(int generators) implements ProbabilisticSampler {
    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = pool.size();
        if (draw.settle(size, n)) {
            return;
        }
        int[] lists = OverlappingLists.fill(pool.column(MergedSource.FOUND_BY), 0, size, generators, draw);
        int filled = OverlappingLists.packed(lists, size, generators);
        int[] marks = draw.marks(size);
        int first = random.nextInt(filled);
        for (int turn = 0; turn < filled; turn++) {
            int list = (first + turn) % filled;
            int quota = n / filled + (turn < n % filled ? 1 : 0);
            while (quota > 0 && OverlappingLists.drawOne(lists, size, generators, list, marks, random, draw)) {
                quota--;
            }
        }
        for (int turn = 0; draw.count() < n; turn++) {
            int list = (first + turn) % filled;
            OverlappingLists.drawOne(lists, size, generators, list, marks, random, draw);
        }
    }

    /** The first draw is from a generator that the rotation chose uniformly: the law of V2. */
    @Override
    public double[] probabilities(CandidatePool pool, int positive) {
        return MixtureSampler.mixture(pool, generators);
    }

    @Override
    public String toString() {
        return "quota(generators=" + generators + ")";
    }
}
