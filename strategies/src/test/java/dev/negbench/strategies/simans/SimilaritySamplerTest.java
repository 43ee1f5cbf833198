package dev.negbench.strategies.simans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.sampling.GoodnessOfFit;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.PoolColumns;
import dev.negbench.strategies.testing.Fixtures;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimilaritySamplerTest {
    private static final long SEED = 20_240_607;

    private static CandidatePool pool() {
        return new CandidatePoolBuilder()
                .start(0, 1, new int[] {8, 9}, new float[] {2f, 6f})
                .add(0, 6f, 0, 0)
                .add(1, 2f, 1, 0)
                .add(2, 1f, 2, 0)
                .build(Map.of(PoolColumns.POSITIVE_SIMILARITY, new float[] {1f, 2f, 0f, 0f, 0f, 4f}));
    }

    @Test
    void probabilitiesAreTheSoftmaxOfTheSimilarityToTheChosenPositive() {
        SimilaritySampler sampler = SimilaritySampler.of(1, ScoreScale.RAW);
        double z = Math.E + Math.exp(2) + 1;
        assertArrayEquals(new double[] {Math.E / z, Math.exp(2) / z, 1 / z}, sampler.probabilities(pool(), 0), 1e-15);
        double y = 2 + Math.exp(4);
        assertArrayEquals(new double[] {1 / y, 1 / y, Math.exp(4) / y}, sampler.probabilities(pool(), 1), 1e-15);
        double sd = Math.sqrt(2.0 / 3);
        double x = Math.exp(1 / sd) + Math.exp(2 / sd) + 1;
        assertArrayEquals(
                new double[] {Math.exp(1 / sd) / x, Math.exp(2 / sd) / x, 1 / x},
                SimilaritySampler.of(1, ScoreScale.POOL_SD).probabilities(pool(), 0),
                1e-12);
    }

    @Test
    void drawsFollowTheProbabilities() {
        SimilaritySampler sampler = SimilaritySampler.of(1, ScoreScale.RAW);
        double[] p = sampler.probabilities(pool(), 0);
        GoodnessOfFit fit = new GoodnessOfFit();
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        for (int i = 0; i < 100_000; i++) {
            random.reset(SEED, i, 0);
            sampler.draw(pool(), 0, 2, random, draw);
            fit.add(draw.positions()[0]);
        }
        fit.assertFits(Map.of(0L, p[0], 1L, p[1], 2L, p[2]), "doc-sim, seed " + SEED);
    }

    @Test
    void aPoolWithoutTheColumnIsRefused() {
        SimilaritySampler sampler = SimilaritySampler.of(1, ScoreScale.RAW);
        assertThrows(
                IllegalArgumentException.class,
                () -> sampler.draw(Fixtures.pool(1f, 3f, 2f), 0, 1, new RandomStream(1), new Draw()));
    }
}
