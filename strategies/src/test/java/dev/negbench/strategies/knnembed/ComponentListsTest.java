package dev.negbench.strategies.knnembed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.sources.FakeQueries;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.PoolColumns;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.sampling.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What mixtures retrieve, in the search and in the pool. Cluster 0 has documents 0 to 5 from 0 degrees on, cluster 1
 * documents 6 to 8 from 90 degrees on, one degree apart; query 0 has seen 0, 1, 2 and 6, its vector is at 3 degrees.
 */
class ComponentListsTest {
    private static final PlaneRetrieval PLANE = new PlaneRetrieval(
            new double[] {0, 1, 2, 3, 4, 5, 90, 91, 92}, new double[] {3, 91}, new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1});
    private static final int[] SEEN = {0, 1, 2, 6};
    private static final FakeQueries TRAINING = FakeQueries.of(SEEN);

    private static MixtureSettings settings(int cold) {
        return new MixtureSettings(2, 2, 0, 1, cold, 0);
    }

    private static ComponentLists retrieve(int budget) {
        MixtureIndex index = MixtureIndex.of(settings(0), new ObservedItems(TRAINING), PLANE, Retrieval.MODEL);
        return ComponentLists.retrieve(index, index.mixtures(new int[] {0}).get(0), budget, SEEN);
    }

    @Test
    void eachClusterGivesItsBestInProportionAndWhatIsLeftGoesToTheHeaviest() {
        assertArrayEquals(new int[] {3, 4, 5, 7}, retrieve(4).documents());
        assertArrayEquals(new int[] {0, 0, 0, 1}, retrieve(4).components());
        // The component's vectors are at 1 and 90 degrees; documents 0, 1 and 2, and 6, are counted.
        assertArrayEquals(new int[] {3, 4, 5, 1}, retrieve(4).places());
        assertEquals(Math.cos(Math.toRadians(2)), retrieve(4).similarities()[0], 1e-6);
        // Quotas 4 and 1: the heavier cluster has 3 left, so the other gives 2.
        assertArrayEquals(new int[] {3, 4, 5, 7, 8}, retrieve(5).documents());
        assertEquals(5, retrieve(100).size());
    }

    @Test
    void turnsAndScoresOrderTheSameDocuments() {
        ComponentLists lists = retrieve(5);
        assertArrayEquals(new int[] {3, 7, 4, 8, 5}, lists.inTurns());
        // By weight alone where the temperature is high, by similarity where it is low: 3 and 8 are equally near.
        assertArrayEquals(new int[] {3, 4, 5, 7, 8}, lists.byScore(new double[] {.75, .25}, 1e6));
        assertArrayEquals(new int[] {7, 3, 8, 4, 5}, lists.byScore(new double[] {.75, .25}, 1e-6));
    }

    private static RankedLists search(String retrieve, int budget, int depth, int query, int cold) {
        MixtureSearch search =
                new MixtureSearch(settings(cold), budget, MixtureSearch.Order.TURNS, retrieve.equals("single"));
        search.prepare(TRAINING, PLANE);
        return search.search(PLANE, new int[] {query}, depth);
    }

    @Test
    void theSearchLeavesOutWhatWasSeenAndEndsWithPlainSearch() {
        assertArrayEquals(new int[] {3, 7, 4, 5, 8}, search("mixture", 4, 5, 0, 0).ids());
        assertArrayEquals(new int[] {3, 4, 5, 7, 8}, search("single", 2, 5, 0, 0).ids());
        assertArrayEquals(new float[] {5, 4, 3, 2, 1}, search("single", 2, 5, 0, 0).scores());
        RankedLists all = search("mixture", 100, 9, 0, 0);
        assertEquals(5, all.counts()[0]);
        assertEquals(9, all.width());
    }

    /** Query 1 was not trained on: nothing of what it is taken to have observed is left out. */
    @Test
    void aColdQueryIsAnsweredFromItsFirstPlaces() {
        assertArrayEquals(new int[] {7, 6, 8}, search("mixture", 3, 3, 1, 1).ids());
        assertArrayEquals(search("single", 3, 9, 1, 0).ids(), search("mixture", 3, 9, 1, 0).ids());
    }

    @Test
    void theSearchReportsItsDiversityBesideTheSingleVectors() {
        MixtureSearch search = new MixtureSearch(settings(0), 3, MixtureSearch.Order.SCORE, false);
        assertEquals(Map.of(), search.diagnostics());
        assertThrows(IllegalStateException.class, () -> search.search(PLANE, new int[] {0}, 9));
        search.prepare(TRAINING, PLANE);
        search.search(PLANE, new int[] {0}, 9);
        Map<String, Double> figures = search.diagnostics();
        assertEquals(2.0, figures.get("distinct clusters@3"));
        assertEquals(1.0, figures.get("distinct clusters@3 of the single vector"));
        assertEquals(2 / 3.0, figures.get("share@3 that the single vector finds too"), 1e-15);
        assertEquals(0.0, figures.get("share@3 left to plain search"));
        assertEquals(2.0, figures.get("components a query"));
    }

    private static CandidatePool pool(int k) {
        MixtureSource source = new MixtureSource(settings(0), k, Refresh.NEVER);
        List<CandidatePool> pools = new ArrayList<>();
        source.prepare(TRAINING, PLANE, 1);
        source.build(TRAINING, PLANE, 1, pools::add);
        return pools.get(0);
    }

    @Test
    void thePoolKnowsComponentsAndTheirWeights() {
        CandidatePool pool = pool(5);
        assertArrayEquals(new int[] {3, 4, 5, 7, 8}, pool.ids());
        assertArrayEquals(new byte[] {0, 0, 0, 1, 1}, pool.generators());
        assertArrayEquals(new float[] {.75f, .75f, .75f, .25f, .25f}, pool.column(PoolColumns.COMPONENT_WEIGHT));
        assertArrayEquals(new int[] {3, 4, 5, 1, 2}, pool.ranks());
        assertEquals(1, pool.scores()[0], 1e-6);
        assertEquals(Math.cos(Math.toRadians(3)), pool.positiveScores()[0], 1e-6);
    }

    /** With one component only, the rest comes from plain search and says so. */
    @Test
    void plainSearchFillsThePool() {
        MixtureSource source = new MixtureSource(new MixtureSettings(2, 1, 0, 1, 0, 0), 4, Refresh.NEVER);
        List<CandidatePool> pools = new ArrayList<>();
        source.prepare(TRAINING, PLANE, 1);
        source.build(TRAINING, PLANE, 1, pools::add);
        CandidatePool pool = pools.get(0);
        assertArrayEquals(new int[] {3, 4, 5, 7}, pool.ids());
        assertArrayEquals(new byte[] {0, 0, 0, 1}, pool.generators());
        assertEquals("plain-search", source.generators()[1]);
        assertEquals(0, pool.column(PoolColumns.COMPONENT_WEIGHT)[3]);
        assertEquals(7, pool.ranks()[3]);
        assertEquals(1, source.counts().get("candidates left to plain search"));
    }

    /** Of 4 wanted of 3 and 2 candidates with weights 3/4 and 1/4, 3 and 1 are drawn: which of the 2 is by chance. */
    @Test
    void drawsAreStratifiedByComponent() {
        CandidatePool pool = pool(5);
        ComponentSampler sampler = ComponentSampler.INSTANCE;
        Draw draw = new Draw();
        RandomStream random = new RandomStream(5);
        int first = 0;
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            sampler.draw(pool, 0, 4, random, draw);
            int[] drawn = Arrays.copyOf(draw.positions(), draw.count());
            Arrays.sort(drawn);
            assertArrayEquals(new int[] {0, 1, 2}, Arrays.copyOf(drawn, 3));
            assertEquals(4, drawn.length);
            first += drawn[3] == 3 ? 1 : 0;
        }
        // 5 standard errors: a false alarm in 6e-7 of fresh seeds.
        assertEquals(0.5, (double) first / draws, 5 * Math.sqrt(0.25 / draws), "seed 5");
    }

    @Test
    void aClusterIsTheOneMostOfItsDocumentsComeFrom() {
        int[] before = {0, 0, 0, 1, 1, 1};
        for (Map.Entry<int[], Integer> now : Map.of(
                        new int[] {1, 1, 1, 0, 0, 0}, 0,
                        new int[] {0, 0, 1, 1, 1, 1}, 1,
                        new int[] {0, 1, 0, 1, 0, 1}, 2)
                .entrySet()) {
            PlaneRetrieval first = new PlaneRetrieval(new double[6], new double[0], before);
            PlaneRetrieval second = new PlaneRetrieval(new double[6], new double[0], now.getKey());
            assertEquals(
                    now.getValue(),
                    ClusterDrift.moved(
                            first.clusters(Retrieval.MODEL, 2, 0), second.clusters(Retrieval.MODEL, 2, 0)));
        }
    }
}
