package dev.negbench.harness.bench;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Made-up candidate pools, visited in a circle: the scores of the candidates and of the one positive are independent
 * and of the same distribution, normal unless said otherwise. Every pool has scores of its own, and there are so many
 * that the processor can neither keep them in its nearest caches nor learn their branches. Owned by one thread.
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
        return of(candidates, random -> normal(random, mean, spread));
    }

    /**
     * Makes pools of the best candidates of a large corpus, whose scores above the worst of them fall off
     * exponentially, the same ones at every call. The positive's score is one more of them.
     *
     * @param candidates in each pool, at least 1
     * @param worst the least score
     * @param mean of the differences from it
     */
    static NormalPools bestOfMany(int candidates, double worst, double mean) {
        return of(candidates, random -> (float) (worst - mean * Math.log(1 - random.nextDouble())));
    }

    private static NormalPools of(int candidates, ToDoubleFunction<RandomStream> score) {
        CandidatePool[] pools = new CandidatePool[Math.max(1, CANDIDATES_IN_ALL / candidates)];
        RandomStream random = new RandomStream(1);
        float[] scores = new float[candidates];
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        for (int p = 0; p < pools.length; p++) {
            random.reset(3, 0, p);
            builder.start(p, p, new int[] {candidates}, new float[] {(float) score.applyAsDouble(random)});
            for (int i = 0; i < candidates; i++) {
                scores[i] = (float) score.applyAsDouble(random);
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
