package dev.negbench.strategies.ar2;

import dev.negbench.strategies.stage.Refresh;

/**
 * Whose turn it is. First the retriever learns alone from in-batch negatives, then the ranker alone from what the warm
 * retriever finds, both for whole epochs; after that they alternate in cycles. A cycle begins with a refresh of the
 * pools, then comes the ranker's phase, then the retriever's: the round of the paper and of its code, which differ in
 * where they enter it.
 *
 * @param warmUpEpochs epochs of the retriever's warm-up, at least 0
 * @param rankerWarmUpEpochs epochs of the ranker's, at least 1
 * @param refresh a cycle's length, counted from the end of the retriever's warm-up
 * @param rankerShare share of a cycle's steps that are the ranker's, in (0, 1)
 */
record Alternation(int warmUpEpochs, int rankerWarmUpEpochs, Refresh refresh, double rankerShare) {
    /** What a step is for. */
    enum Phase {
        RETRIEVER_WARM_UP,
        RANKER_WARM_UP,
        RANKER,
        RETRIEVER;

        boolean isRankers() {
            return this == RANKER_WARM_UP || this == RANKER;
        }
    }

    /** Returns the epoch after which both are warm. */
    int warmEpoch() {
        return warmUpEpochs + rankerWarmUpEpochs;
    }

    /** Returns when pools are built. */
    Refresh pools() {
        return refresh.afterEpochs(warmUpEpochs);
    }

    /**
     * Returns what a step is for.
     *
     * @param step the step, from 0
     * @param pooled whether there are pools to draw from
     * @param epochsDone epochs that have ended
     * @param stepsAnEpoch steps in an epoch; not read while {@code epochsDone} is below {@link #warmEpoch}
     */
    Phase phase(long step, boolean pooled, int epochsDone, int stepsAnEpoch) {
        if (!pooled) {
            return Phase.RETRIEVER_WARM_UP;
        }
        if (epochsDone < warmEpoch()) {
            return Phase.RANKER_WARM_UP;
        }
        long cycle =
                refresh.unit() == Refresh.Unit.EPOCHS ? (long) refresh.interval() * stepsAnEpoch : refresh.interval();
        long place = (step - (long) warmUpEpochs * stepsAnEpoch) % cycle;
        return place < rankerSteps(cycle) ? Phase.RANKER : Phase.RETRIEVER;
    }

    /** Returns the ranker's steps in a cycle: its share, but at least one step each. */
    private long rankerSteps(long cycle) {
        return Math.max(1, Math.min(cycle - 1, Math.round(rankerShare * cycle)));
    }
}
