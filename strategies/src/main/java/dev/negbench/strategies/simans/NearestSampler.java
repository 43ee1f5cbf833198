package dev.negbench.strategies.simans;

import dev.negbench.strategies.sampling.NearestCandidates;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;

/** Takes the candidates whose score is nearest to the positive's; no chance involved. */
enum NearestSampler implements NegativeSampler {
    /** The one instance. */
    INSTANCE;

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        NearestCandidates.draw(pool.scores(), pool.size(), pool.positiveScores()[positive], n, draw);
    }

    @Override
    public String toString() {
        return "nearest";
    }
}
