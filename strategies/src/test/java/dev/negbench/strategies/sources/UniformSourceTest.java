package dev.negbench.strategies.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.sampling.GoodnessOfFit;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UniformSourceTest {
    private static final long SEED = 20_240_608;

    private static List<CandidatePool> build(int k, FakeQueries queries, int documents, long seed) {
        List<CandidatePool> pools = new ArrayList<>();
        UniformSource.of(Retrieval.MODEL, k, Refresh.NEVER)
                .build(queries, new FakeRetrieval(documents), seed, pools::add);
        return pools;
    }

    /** Pairs drawn uniformly from pools of 4 must be uniform over the pairs of non-positives. */
    @Test
    void drawingFromThePoolIsDrawingFromTheCorpus() {
        int documents = 12;
        FakeQueries queries = FakeQueries.of(new int[] {0, 5, 11});
        Map<Long, Double> law = new LinkedHashMap<>();
        for (long a = 1; a < 11; a++) {
            for (long b = 1; b < 11; b++) {
                if (a != b && a != 5 && b != 5) {
                    law.put(a << 8 | b, 1.0 / 72);
                }
            }
        }
        GoodnessOfFit fit = new GoodnessOfFit();
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        for (int epoch = 0; epoch < 60_000; epoch++) {
            CandidatePool pool = build(4, queries, documents, SEED + epoch).get(0);
            random.reset(SEED, epoch, pool.queryKey());
            UniformSampler.INSTANCE.draw(pool, 0, 2, random, draw);
            fit.add((long) pool.ids()[draw.positions()[0]] << 8 | pool.ids()[draw.positions()[1]]);
        }
        fit.assertFits(law, "pairs of 9 documents, seed " + SEED);
    }

    @Test
    void aQuerysPoolDependsOnSeedAndQueryAlone() {
        FakeQueries queries = FakeQueries.of(new int[] {1}, new int[] {2}, new int[] {3});
        List<CandidatePool> pools = build(10, queries, 500, SEED);
        assertEquals(pools.get(2), build(10, queries.rows(2, 0), 500, SEED).get(0));
        assertNotEquals(pools.get(2), build(10, queries, 500, SEED + 1).get(2));
    }

    @Test
    void candidatesAreScoredAndUnranked() {
        CandidatePool pool = build(10, FakeQueries.of(new int[] {1}), 500, SEED).get(0);
        FakeRetrieval retrieval = new FakeRetrieval(500);
        assertEquals(10, pool.size());
        for (int i = 0; i < pool.size(); i++) {
            assertEquals(retrieval.score(0, pool.ids()[i]), pool.scores()[i]);
            assertEquals(-1, pool.ranks()[i]);
        }
    }

    @Test
    void aSmallCorpusIsTakenWhole() {
        assertEquals(3, build(10, FakeQueries.of(new int[] {1, 2}), 5, SEED).get(0).size());
        assertEquals(0, build(10, FakeQueries.of(new int[] {0, 1}), 2, SEED).get(0).size());
        assertThrows(IllegalArgumentException.class, () -> UniformSource.of(Retrieval.MODEL, 0, Refresh.NEVER));
    }
}
