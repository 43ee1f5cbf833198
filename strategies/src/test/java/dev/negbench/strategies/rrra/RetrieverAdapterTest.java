package dev.negbench.strategies.rrra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetrieverAdapterTest {
    private final PlantedWorld world = new PlantedWorld(17);

    private static AdapterSettings settings(int folds, double joint) {
        return new AdapterSettings(8, true, folds, 0.01, 1, joint, 5, 1000, 16, 8, 0.5, Likelihood.SEGMENT);
    }

    private static AdaptedSource source(RetrieverAdapter adapter, double gamma) {
        return new AdaptedSource(
                RankedSource.of(Retrieval.MODEL, 20, Refresh.NEVER),
                adapter,
                new Resampling(gamma),
                Hardness.SOFTMAX,
                0.1);
    }

    private List<CandidatePool> pools(AdaptedSource source, boolean taught) {
        if (taught) {
            source.prepare(PlantedWorld.training(), world, 5);
        }
        List<CandidatePool> pools = new ArrayList<>();
        source.build(PlantedWorld.training(), world, 5, pools::add);
        return pools;
    }

    /** Returns the chance that a relevant candidate has a higher value than another of the same query. */
    private static double auc(List<CandidatePool> pools, String column) {
        double right = 0;
        int pairs = 0;
        for (CandidatePool pool : pools) {
            float[] values = column == null ? pool.scores() : pool.column(column);
            for (int i = 0; i < pool.size(); i++) {
                for (int j = 0; j < pool.size(); j++) {
                    if (PlantedWorld.isRelevant(pool.ids()[i]) && !PlantedWorld.isRelevant(pool.ids()[j])) {
                        right += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;
                        pairs++;
                    }
                }
            }
        }
        assertEquals(PlantedWorld.QUERIES * 3 * 17, pairs);
        return right / pairs;
    }

    /** Taught by one label a query, unlabelled positives among its negatives, on queries that it does not judge. */
    @Test
    void findsPlantedFalseNegativesThatScoresDoNotShow() {
        RetrieverAdapter adapter = new RetrieverAdapter(settings(2, 0.1), 1, 10);
        List<CandidatePool> pools = pools(source(adapter, 4), true);
        double byScore = auc(pools, null);
        assertTrue(byScore > 0.4 && byScore < 0.6, "scores tell nothing: " + byScore);
        double byAdapter = auc(pools, ResamplingSampler.LIKELIHOOD);
        assertTrue(byAdapter >= 0.99, "AUC " + byAdapter);
        double before = 0;
        double after = 0;
        for (CandidatePool pool : pools) {
            double[] drawn = ResamplingSampler.INSTANCE.probabilities(pool, 0);
            for (int i = 0; i < pool.size(); i++) {
                before += PlantedWorld.isRelevant(pool.ids()[i]) ? 1.0 / pool.size() / pools.size() : 0;
                after += PlantedWorld.isRelevant(pool.ids()[i]) ? drawn[i] / pools.size() : 0;
            }
        }
        assertEquals(0.15, before, 1e-9);
        assertTrue(after < 0.1, "share of false negatives drawn " + after);
        Map<String, Double> figures = adapter.diagnostics();
        assertTrue(figures.get("adapter's F1 on queries not learnt from") > 0, figures::toString);
    }

    @Test
    void untaughtOrWithoutGammaItDrawsByHardnessAlone() {
        RetrieverAdapter untaught = new RetrieverAdapter(settings(2, 0.1), 0, 10);
        untaught.open(world, 1);
        List<CandidatePool> bare = pools(source(untaught, 2), false);
        RetrieverAdapter taught = new RetrieverAdapter(settings(2, 0.1), 0, 10);
        List<CandidatePool> withoutGamma = pools(source(taught, 0), true);
        List<CandidatePool> withGamma = pools(source(taught, 2), false);
        for (int row = 0; row < bare.size(); row++) {
            float[] hard = new float[20];
            for (int i = 0; i < hard.length; i++) {
                double behind =
                        (double) bare.get(row).scores()[i] - bare.get(row).scores()[0];
                hard[i] = (float) (behind / 0.1);
                assertEquals(0, bare.get(row).column(ResamplingSampler.LIKELIHOOD)[i]);
            }
            assertArrayEquals(hard, bare.get(row).column(ResamplingSampler.LOG_WEIGHT));
            assertArrayEquals(hard, withoutGamma.get(row).column(ResamplingSampler.LOG_WEIGHT));
            assertFalse(Arrays.equals(hard, withGamma.get(row).column(ResamplingSampler.LOG_WEIGHT)));
        }
    }

    @Test
    void whereEverythingSeemsRelevantDrawsAreUniformAndCounted() {
        RetrieverAdapter sure = new RetrieverAdapter(settings(1, 0), 0, 10) {
            @Override
            float[] likelihoods(CandidatePool pool, Retrieval retrieval) {
                float[] all = new float[pool.size()];
                Arrays.fill(all, 1);
                return all;
            }
        };
        AdaptedSource source = source(sure, 1);
        CandidatePool pool = pools(source, false).get(0);
        assertArrayEquals(new float[20], pool.column(ResamplingSampler.LOG_WEIGHT));
        assertEquals(
                Map.of("queries whose candidates all seem relevant, drawn uniformly", (long) PlantedWorld.QUERIES),
                source.counts());
        Draw draw = new Draw();
        ResamplingSampler.INSTANCE.draw(pool, 0, 30, new RandomStream(1), draw);
        assertEquals(20, draw.count(), "the whole pool where it is too small");
    }

    @Test
    void rerankingIsItsFormulaAndKeepsWhoIsAmongTheFirst() {
        int[] queries = {3, 40};
        RankedLists plain = world.search(Retrieval.MODEL, queries, 20);
        RetrieverAdapter none = new RetrieverAdapter(settings(2, 0), 0, 10);
        pools(source(none, 1), true);
        assertEquals(
                List.of(plain.ids()[0], plain.ids()[5]),
                List.of(
                        none.search(world, queries, 20).ids()[0],
                        none.search(world, queries, 20).ids()[5]));
        assertArrayEquals(plain.scores(), none.search(world, queries, 20).scores(), "lambda 0");

        RetrieverAdapter adapter = new RetrieverAdapter(settings(2, 0), 2, 10);
        pools(source(adapter, 1), true);
        RankedLists reordered = adapter.search(world, queries, 20);
        for (int row = 0; row < 2; row++) {
            int at = row * 20;
            int[] before = Arrays.copyOfRange(plain.ids(), at, at + 10);
            int[] after = Arrays.copyOfRange(reordered.ids(), at, at + 10);
            assertFalse(Arrays.equals(before, after), "taught adapters order anew");
            Arrays.sort(before);
            Arrays.sort(after);
            assertArrayEquals(before, after, "recall at the depth is unchanged");
            assertArrayEquals(
                    Arrays.copyOfRange(plain.ids(), at + 10, at + 20),
                    Arrays.copyOfRange(reordered.ids(), at + 10, at + 20));
        }
        assertTrue(adapter.diagnostics().get("share of queries with another first place") >= 0);
        assertFalse(none.diagnostics().containsKey("share of queries with another first place"));
    }

    /** One query's row as a batch: its positive and two of its pool. */
    private record OneRow(CandidatePool pool, ScoreRows scores, Retrieval retrieval) implements TrainingBatch {
        static OneRow of(CandidatePool pool, Retrieval retrieval) {
            ScoreRows rows = new ScoreRows();
            rows.clear();
            rows.openRow();
            for (int item = 0; item < 4; item++) {
                rows.append(item, item == 0 ? ScoreRows.POSITIVE : item == 3 ? ScoreRows.IN_BATCH : ScoreRows.DRAWN);
            }
            return new OneRow(pool, rows, retrieval);
        }

        @Override
        public long step() {
            return 0;
        }

        @Override
        public int[] queries() {
            return new int[] {pool.query()};
        }

        @Override
        public int itemId(int item) {
            return item == 0 ? pool.positives()[0] : item == 3 ? 7 : pool.ids()[4 + item];
        }

        @Override
        public CandidatePool pool(int row) {
            return pool;
        }

        @Override
        public int drawnPosition(int row, int k) {
            return 5 + k;
        }
    }

    @Test
    void goesOnLearningWithTheRetrieverAndFromItsState() {
        RetrieverAdapter adapter = new RetrieverAdapter(settings(3, 0.5), 1, 10);
        List<CandidatePool> pools = pools(source(adapter, 1), true);
        byte[] before = adapter.state();
        RetrieverAdapter other = new RetrieverAdapter(settings(3, 0.5), 1, 10);
        other.open(world, 99);
        other.restore(before);
        assertEquals(adapter.diagnostics(), other.diagnostics());
        for (CandidatePool pool : pools.subList(0, 8)) {
            adapter.learn(OneRow.of(pool, world));
            other.learn(OneRow.of(pool, world));
        }
        assertFalse(Arrays.equals(before, adapter.state()), "it learns");
        assertArrayEquals(adapter.state(), other.state());
        RetrieverAdapter still = new RetrieverAdapter(settings(3, 0), 1, 10);
        still.open(world, 99);
        still.restore(before);
        still.learn(OneRow.of(pools.get(0), world));
        assertArrayEquals(before, still.state(), "joint = 0");
        assertThrows(IllegalArgumentException.class, () -> other.restore(new byte[5]));
        RetrieverAdapter two = new RetrieverAdapter(settings(2, 0), 1, 10);
        two.open(world, 1);
        assertThrows(IllegalArgumentException.class, () -> two.restore(before), "other sizes");
    }

    /** What a fold's queries teach never reaches the adapter that judges them. */
    @Test
    void noAdapterLearnsFromQueriesItJudges() {
        CrossFit adapters = settings(2, 0).open(world, 4);
        Examples examples = new Examples();
        long key = 31L * 5;
        examples.add(5, key, 5 * PlantedWorld.EACH, Outcome.FOUND_POSITIVE, true);
        double[] judge = adapters.judgeOf(key).weights().clone();
        double[] others = adapters.all()[1 - adapters.fold(key)].weights().clone();
        AdapterLoss loss = new AdapterLoss(new Segment(PlantedWorld.D), AdapterLoss.KAPPA, 1);
        adapters.learn(examples, new int[] {0}, world, loss, 1);
        assertArrayEquals(judge, adapters.judgeOf(key).weights());
        assertFalse(Arrays.equals(others, adapters.all()[1 - adapters.fold(key)].weights()));
        int[] sizes = new int[2];
        for (int q = 0; q < 1000; q++) {
            sizes[adapters.fold(q * 31L)]++;
        }
        assertTrue(sizes[0] > 400 && sizes[1] > 400, Arrays.toString(sizes));
    }
}
