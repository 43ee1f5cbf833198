package dev.negbench.harness.bench;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import java.util.Arrays;

/**
 * Made-up candidate pools, visited in a circle: the scores of the candidates and of the one positive are independent
 * and normal. Every pool has scores of its own, and there are so many that the processor can neither keep them in its
 * nearest caches nor learn their branches. Owned by one thread.
 */
final class NormalPools {
    /** Candidates over all pools, so that pools of any size take the same memory: about 10 MB. */
    private static final int CANDIDATES_IN_ALL = 4096 * 200;

    private final CandidatePool[] pools;
    private int next;
    private long epoch;

    private NormalPools(CandidatePool[] pools) {
        this.pools = pools;
    }

    /**
     * Makes pools, the same ones at every call.
     *
     * @param candidates in each pool, at least 1
     * @param mean of the scores
     * @param spread standard deviation of the scores
     */
    static NormalPools of(int candidates, double mean, double spread) {
        CandidatePool[] pools = new CandidatePool[Math.max(1, CANDIDATES_IN_ALL / candidates)];
        RandomStream random = new RandomStream(1);
        float[] scores = new float[candidates];
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        for (int p = 0; p < pools.length; p++) {
            random.reset(3, 0, p);
            builder.start(p, p, new int[] {candidates}, new float[] {normal(random, mean, spread)});
            for (int i = 0; i < candidates; i++) {
                scores[i] = normal(random, mean, spread);
            }
            // In order, so that ranks are those of a search that found no positive.
            Arrays.sort(scores);
            for (int i = 0; i < candidates; i++) {
                builder.add(i, scores[candidates - 1 - i], i, 0);
            }
            pools[p] = builder.build();
        }
        return new NormalPools(pools);
    }

    private static float normal(RandomStream random, double mean, double spread) {
        double radius = spread * Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return (float) (mean + radius * Math.cos(2 * Math.PI * random.nextDouble()));
    }

    /** Returns the next pool. */
    CandidatePool next() {
        if (next == pools.length) {
            next = 0;
            epoch++;
        }
        return pools[next++];
    }

    /** Returns how often all pools have been visited, which tells repeated draws from one pool apart. */
    long epoch() {
        return epoch;
    }
}
