package dev.negbench.strategies.skillextraction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.sampling.GoodnessOfFit;
import dev.negbench.strategies.sampling.OrderedDraws;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sources.FakeQueries;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.Shortfall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pool of related labels and what is drawn from it. Chi-square tests: see {@link GoodnessOfFit}. */
class RelatedDrawsTest {
    private static final long SEED = 20_240_702;
    private static final int S = Relation.SIBLING.bit();
    private static final int L = Relation.EDIT.bit();
    private static final int E = Relation.ENCODER.bit();
    private static final int R = Relation.RANDOM.bit();

    /** One row of sets a positive; candidate i at position i. */
    private static CandidatePool pool(int[]... sets) {
        int size = sets[0].length;
        float[] column = new float[sets.length * size];
        for (int p = 0; p < sets.length; p++) {
            for (int i = 0; i < size; i++) {
                column[p * size + i] = sets[p][i];
            }
        }
        int[] positives =
                IntStream.range(0, sets.length).map(p -> 1_000_000 + p).toArray();
        CandidatePoolBuilder builder = new CandidatePoolBuilder().start(0, 1, positives, new float[sets.length]);
        for (int i = 0; i < size; i++) {
            builder.add(i, -i, -1, 0);
        }
        return builder.build(Map.of(RelatedSource.RELATED_BY, column));
    }

    private static RelatedSampler sampler(Arm arm) {
        return new RelatedSampler(arm.relations());
    }

    /** The card's vector: of three and two related sentences one is a positive, so 4 remain of 10 wanted. */
    @Test
    void whatRelationsCannotGiveIsDrawnAtRandomAndCounted() {
        int[] sets = new int[40];
        Arrays.fill(sets, R);
        Arrays.fill(sets, 0, 4, S);
        Draw draw = new Draw();
        sampler(Arm.SIBLINGS).draw(pool(sets), 0, 10, new RandomStream(SEED), draw);
        assertEquals(10, draw.count());
        assertEquals(
                4, IntStream.of(draw.positions()).limit(10).filter(i -> i < 4).count());
        assertEquals(Shortfall.FALLBACK, draw.shortfall());
        sampler(Arm.SIBLINGS).draw(pool(sets), 0, 4, new RandomStream(SEED), draw);
        assertEquals(Shortfall.NONE, draw.shortfall());
        sampler(Arm.SIBLINGS).draw(pool(sets), 0, 50, new RandomStream(SEED), draw);
        assertEquals(40, draw.count());
        assertEquals(Shortfall.SMALL_POOL, draw.shortfall());
        sampler(Arm.SIBLINGS).draw(pool(new int[0]), 0, 5, new RandomStream(SEED), draw);
        assertEquals(Shortfall.EMPTY_POOL, draw.shortfall());
    }

    @Test
    void relationsGiveEqualPartsAndTheFirstWhatIsLeftOver() {
        int[] sets = IntStream.range(0, 80).map(i -> 1 << i / 20).toArray();
        Draw draw = new Draw();
        int[][] expected = {{4, 3, 3, 0}, {3, 3, 2, 2}, {0, 10, 0, 0}, {0, 0, 0, 10}};
        Arm[] arms = {Arm.COMBINATION, Arm.COMBINATION_AND_RANDOM, Arm.LEVENSHTEIN, Arm.RANDOM};
        for (int a = 0; a < arms.length; a++) {
            sampler(arms[a]).draw(pool(sets), 0, 10, new RandomStream(SEED), draw);
            int[] given = new int[4];
            for (int k = 0; k < 10; k++) {
                given[draw.positions()[k] / 20]++;
            }
            assertArrayEquals(expected[a], given, arms[a].toString());
            assertEquals(Shortfall.NONE, draw.shortfall());
        }
    }

    @Test
    void drawsFollowTheEnumeratedLaw() {
        int[] sets = {S, S | L, L | E | R, E, S | L | E, R, R, 0};
        assertLaw(Arm.COMBINATION, 4, sets);
        assertLaw(Arm.COMBINATION, 6, sets);
        assertLaw(Arm.COMBINATION_AND_RANDOM, 5, sets);
        assertLaw(Arm.ENCODER, 5, sets);
    }

    private static void assertLaw(Arm arm, int n, int[] sets) {
        Map<Long, Double> law = new HashMap<>();
        int[] lists = arm.relations().stream().mapToInt(Relation::bit).toArray();
        int[] quotas = IntStream.range(0, lists.length)
                .map(r -> n / lists.length + (r < n % lists.length ? 1 : 0))
                .toArray();
        enumerate(sets, lists, quotas, 0, 0, new int[0], n, 1, law);
        GoodnessOfFit fit = new GoodnessOfFit();
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        CandidatePool pool = pool(sets);
        for (int i = 0; i < 200_000; i++) {
            random.reset(SEED, i, 1);
            sampler(arm).draw(pool, 0, n, random, draw);
            assertEquals(n, draw.count());
            fit.add(OrderedDraws.key(draw.positions(), n));
        }
        fit.assertFits(law, arm + ", n=" + n + ", seed " + SEED);
    }

    private static void enumerate(
            int[] sets,
            int[] lists,
            int[] quotas,
            int list,
            int given,
            int[] drawn,
            int n,
            double p,
            Map<Long, Double> law) {
        if (drawn.length == n) {
            law.merge(OrderedDraws.key(drawn, n), p, Double::sum);
            return;
        }
        int bit = list < lists.length ? lists[list] : R;
        int[] left = IntStream.range(0, sets.length)
                .filter(i -> (sets[i] & bit) != 0)
                .filter(i -> IntStream.of(drawn).noneMatch(d -> d == i))
                .toArray();
        if (list < lists.length && (given == quotas[list] || left.length == 0)) {
            enumerate(sets, lists, quotas, list + 1, 0, drawn, n, p, law);
            return;
        }
        for (int i : left) {
            int[] longer = Arrays.copyOf(drawn, drawn.length + 1);
            longer[drawn.length] = i;
            enumerate(sets, lists, quotas, list, given + 1, longer, n, p / left.length, law);
        }
    }

    @Test
    void anExampleDrawsWhatIsRelatedToItsOwnPositive() {
        CandidatePool pool = pool(new int[] {S, S, 0, R}, new int[] {0, S, S, R});
        Draw draw = new Draw();
        for (int seed = 0; seed < 50; seed++) {
            sampler(Arm.SIBLINGS).draw(pool, 0, 2, new RandomStream(seed), draw);
            assertEquals(0b0011, OrderedDraws.bits(draw.positions(), 2));
            sampler(Arm.SIBLINGS).draw(pool, 1, 2, new RandomStream(seed), draw);
            assertEquals(0b0110, OrderedDraws.bits(draw.positions(), 2));
        }
    }

    private static List<CandidatePool> build(Arm arm, int most, FakeQueries queries, long seed) {
        Labels labels = Skills.labels(Skills.small());
        RelatedSource source = new RelatedSource(
                labels,
                arm.relations(),
                most,
                new EditNeighbours(labels, most, true),
                new EncoderNeighbours(labels, Retrieval.INITIAL, most),
                Refresh.parse("epoch"));
        List<CandidatePool> pools = new ArrayList<>();
        source.build(queries, new FakeRetrieval(5), seed, pools::add);
        return pools;
    }

    /** Siblings of 1 are 0, then 2 and 3; a query whose positive is no label has random candidates only. */
    @Test
    void poolsHoldWhoIsRelatedAndNeverAPositive() {
        FakeQueries queries = FakeQueries.of(new int[] {1}, new int[] {0, 1}, new int[] {4});
        List<CandidatePool> pools = build(Arm.SIBLINGS, 3, queries, 1);
        Map<Integer, Integer> first = sets(pools.get(0), 0);
        assertTrue((first.get(0) & first.get(2) & first.get(3) & S) != 0, first::toString);
        assertTrue(!first.containsKey(1));
        Map<Integer, Integer> second = sets(pools.get(1), 1);
        assertTrue(!second.containsKey(0) && !second.containsKey(1), "both are positives");
        assertTrue((second.get(2) & S) != 0);
        for (int set : sets(pools.get(2), 0).values()) {
            assertEquals(R, set);
        }
        assertEquals(new FakeRetrieval(5).score(0, 2), score(pools.get(0), 2));
        assertEquals(pools, build(Arm.SIBLINGS, 3, queries, 1));
        List<CandidatePool> alone = build(Arm.SIBLINGS, 3, queries.rows(2), 1);
        assertEquals(pools.get(2), alone.get(0), "whatever it is built with");
    }

    @Test
    void randomCandidatesChangeWithTheRefreshAndRelationsDoNot() {
        FakeQueries queries = FakeQueries.of(new int[] {1});
        Set<Map<Integer, Integer>> seen = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            CandidatePool pool = build(Arm.LEVENSHTEIN, 1, queries, seed).get(0);
            Map<Integer, Integer> sets = sets(pool, 0);
            assertEquals(L, sets.get(0) & L, "the nearest name to conduct music is play music");
            seen.add(sets);
        }
        assertTrue(seen.size() > 1, "20 refreshes drew the same of 5 documents");
    }

    private static Map<Integer, Integer> sets(CandidatePool pool, int positive) {
        Map<Integer, Integer> sets = new HashMap<>();
        for (int i = 0; i < pool.size(); i++) {
            sets.put(pool.ids()[i], (int) pool.column(RelatedSource.RELATED_BY)[positive * pool.size() + i]);
        }
        return sets;
    }

    private static float score(CandidatePool pool, int id) {
        return pool.scores()[
                IntStream.range(0, pool.size())
                        .filter(i -> pool.ids()[i] == id)
                        .findFirst()
                        .orElseThrow()];
    }

    @Test
    void needsATaxonomyAndItsEncoder() {
        Strategies strategies = Strategies.load();
        Dataset skills = Skills.small();
        Dataset bare = Dataset.of("bare", skills.corpus(), skills.queries(), skills.splits());
        Set<String> searchers = Set.of(Retrieval.MODEL, Retrieval.INITIAL);
        for (String arm : Arm.texts()) {
            String text = "skill-extraction(arm=" + arm + ")";
            strategies.parse(text).recipe(new Setting(skills, searchers, 7));
            NotApplicableException reason = assertThrows(
                    NotApplicableException.class, () -> strategies.parse(text).recipe(new Setting(bare, searchers, 7)));
            assertTrue(reason.getMessage().contains("'bare'"), reason.getMessage());
        }
        Setting without = new Setting(skills, searchers, 7);
        strategies.parse("skill-extraction(arm=siblings,encoder=minilm)").recipe(without);
        assertThrows(
                NotApplicableException.class,
                () -> strategies.parse("skill-extraction(encoder=minilm)").recipe(without));
    }

    @Test
    void badValuesAreRefused() {
        for (String bad :
                new String[] {"arm=cousins", "related=0", "normalised=yes", "encoder=bm25", "refresh=often"}) {
            assertThrows(
                    StrategySyntaxException.class, () -> Strategies.load().parse("skill-extraction(" + bad + ")"), bad);
        }
    }
}
