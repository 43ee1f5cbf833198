package dev.negbench.strategies.calibrationsets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Shortfall;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SetSamplerTest {
    private static final Draw DRAW = new Draw();

    private static int[] draw(SetRule rule, CandidatePool pool, int n, long seed) {
        new SetSampler(rule).draw(pool, 0, n, new RandomStream(seed), DRAW);
        return Arrays.copyOf(DRAW.positions(), DRAW.count());
    }

    /** Positions by metric, best first. */
    private static int[] byMetric(CandidatePool pool, int... positions) {
        float[] metric = pool.column(JudgedColumns.METRIC);
        return Arrays.stream(positions)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -metric[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] order(CandidatePool pool) {
        return byMetric(pool, IntStream.range(0, pool.size()).toArray());
    }

    private static List<int[]> subsets(int size, int k) {
        List<int[]> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << size; bits++) {
            if (Integer.bitCount(bits) == k) {
                int chosen = bits;
                all.add(IntStream.range(0, size).filter(i -> (chosen >> i & 1) == 1).toArray());
            }
        }
        return all;
    }

    private static double[] gaps(CandidatePool pool, int[] positions) {
        float[] metric = pool.column(JudgedColumns.METRIC);
        int[] sorted = byMetric(pool, positions);
        return IntStream.range(1, sorted.length)
                .mapToDouble(i -> Math.abs((double) metric[sorted[i - 1]] - metric[sorted[i]]))
                .toArray();
    }

    private static double meanGap(CandidatePool pool, int[] positions) {
        return Arrays.stream(gaps(pool, positions)).average().orElseThrow();
    }

    private static double leastGap(CandidatePool pool, int[] positions) {
        return Arrays.stream(gaps(pool, positions)).min().orElseThrow();
    }

    private static double best(CandidatePool pool, int k, ToDoubleFunction<int[]> value) {
        return subsets(pool.size(), k).stream().mapToDouble(value).max().orElseThrow();
    }

    /** The card's closed form (a), against all subsets: one in three pools has equal metrics. */
    @Property(tries = 300)
    void marginsAreExact(@ForAll long seed) {
        Random random = new Random(seed);
        int size = 3 + random.nextInt(8);
        int k = 2 + random.nextInt(size - 2);
        boolean ties = random.nextInt(3) == 0;
        CandidatePool pool = ties
                ? JudgedPools.of(random.ints(size, 0, 4).asDoubleStream().toArray())
                : JudgedPools.random(random, size);
        String what = "seed " + seed;
        int[] widest = draw(SetRule.MAX_MARGIN, pool, k, seed);
        int[] narrowest = draw(SetRule.MIN_MARGIN, pool, k, seed);
        int[] even = draw(SetRule.EVEN_SPACING, pool, k, seed);
        assertEquals(best(pool, k, set -> meanGap(pool, set)), meanGap(pool, widest), 1e-12, what);
        assertEquals(-best(pool, k, set -> -meanGap(pool, set)), meanGap(pool, narrowest), 1e-12, what);
        assertEquals(best(pool, k, set -> leastGap(pool, set)), leastGap(pool, even), what);
        for (int[] set : List.of(widest, narrowest, even)) {
            assertEquals(k, Arrays.stream(set).distinct().count(), what);
        }
        if (k % 2 == 0) {
            assertEquals(meanGap(pool, widest), meanGap(pool, draw(SetRule.EXTREME, pool, k, seed)), 1e-12, what);
        }
    }

    /** Twenty candidates, sets of four: the card's table. */
    @Test
    void setsOfFourAreThoseOfTheCard() {
        CandidatePool pool = JudgedPools.random(new Random(1), 20);
        int[] order = order(pool);
        assertArrayEquals(at(order, 0, 1, 18, 19), draw(SetRule.EXTREME, pool, 4, 1));
        assertArrayEquals(at(order, 8, 9, 10, 11), draw(SetRule.AVERAGE, pool, 4, 1));
        assertArrayEquals(at(order, 0, 1, 2, 3), draw(SetRule.MAX, pool, 4, 1));
        assertArrayEquals(at(order, 16, 17, 18, 19), draw(SetRule.MIN, pool, 4, 1));
        assertArrayEquals(byMetric(pool, 0, 1, 2, 3), draw(SetRule.TOP_BEAMS, pool, 4, 1));
        assertArrayEquals(byMetric(pool, 16, 17, 18, 19), draw(SetRule.BOTTOM_BEAMS, pool, 4, 1));
        assertArrayEquals(byMetric(pool, 0, 1, 18, 19), draw(SetRule.EXTREME_BEAMS, pool, 4, 1));
        assertArrayEquals(largest(pool, JudgedColumns.LENGTH, 1), draw(SetRule.LONG, pool, 4, 1));
        assertArrayEquals(largest(pool, JudgedColumns.LENGTH, -1), draw(SetRule.SHORT, pool, 4, 1));
        assertArrayEquals(largest(pool, JudgedColumns.DENSITY, 1), draw(SetRule.EXTRACTIVE, pool, 4, 1));
        assertArrayEquals(largest(pool, JudgedColumns.DENSITY, -1), draw(SetRule.ABSTRACTIVE, pool, 4, 1));
    }

    private static int[] at(int[] order, int... places) {
        return Arrays.stream(places).map(place -> order[place]).toArray();
    }

    private static int[] largest(CandidatePool pool, String column, int sign) {
        float[] values = pool.column(column);
        return byMetric(
                pool,
                IntStream.range(0, pool.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -sign * values[i]))
                        .limit(4)
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    /** Inner members of max-margin are any two of eighteen: each of the 153 pairs, false alarm below 1e-6. */
    @Test
    void theInnerMembersAreAnyOfTheTies() {
        CandidatePool pool = JudgedPools.random(new Random(2), 20);
        int[] order = order(pool);
        Map<String, Integer> counts = new HashMap<>();
        int draws = 153 * 400;
        for (int seed = 0; seed < draws; seed++) {
            int[] set = draw(SetRule.MAX_MARGIN, pool, 4, seed);
            assertEquals(order[0], set[0]);
            assertEquals(order[19], set[3]);
            counts.merge(set[1] + " " + set[2], 1, Integer::sum);
        }
        assertEquals(153, counts.size());
        double chiSquare = counts.values().stream().mapToDouble(c -> (c - 400.0) * (c - 400.0) / 400).sum();
        // 152 degrees of freedom: mean 152, deviation 17.4; the tail beyond 250 is below 1e-6.
        assertTrue(chiSquare < 250, "chi-square " + chiSquare);
    }

    /** The card's closed form (b): 12.6 places for four of twenty; within 5 standard deviations, false alarm 6e-7. */
    @Test
    void randomSetsSpanWhatTheCardSays() {
        CandidatePool pool = JudgedPools.random(new Random(3), 20);
        int[] order = order(pool);
        int[] places = new int[20];
        for (int place = 0; place < 20; place++) {
            places[order[place]] = place;
        }
        int draws = 40_000;
        double sum = 0;
        for (int seed = 0; seed < draws; seed++) {
            int[] set = draw(SetRule.RANDOM, pool, 4, seed);
            sum += places[set[3]] - places[set[0]];
        }
        // Spans are at most 19 and have a deviation below 4.
        assertEquals(12.6, sum / draws, 5 * 4 / Math.sqrt(draws));
    }

    /** Ten subsets and 200 tries: a subset is never tried with chance 0.9^200 = 7e-10. */
    @Property(tries = 50)
    void triedSetsReachTheOptimumWhereThereAreFew(@ForAll long seed) {
        CandidatePool pool = JudgedPools.random(new Random(seed), 5);
        SetView view = new SetView();
        view.point(pool, 3, new RandomStream(0));
        ToDoubleFunction<int[]> diversity = set -> TriedSets.diversity(view, placesOf(view, set), 3);
        assertEquals(
                best(pool, 3, diversity),
                diversity.applyAsDouble(draw(SetRule.MAX_DIVERSITY, pool, 3, seed)), 1e-12, "seed " + seed);
        assertEquals(
                -best(pool, 3, set -> -diversity.applyAsDouble(set)),
                diversity.applyAsDouble(draw(SetRule.MIN_DIVERSITY, pool, 3, seed)), 1e-12, "seed " + seed);
        ToDoubleFunction<int[]> agreement = set -> TriedSets.agreement(view, placesOf(view, set), 3);
        // Ten subsets and 100 tries: 0.9^100 = 3e-5, but several subsets share each of the few values.
        assertTrue(
                agreement.applyAsDouble(draw(SetRule.MIN_SURPRISE, pool, 3, seed))
                        >= agreement.applyAsDouble(draw(SetRule.MAX_SURPRISE, pool, 3, seed)),
                "seed " + seed);
    }

    private static int[] placesOf(SetView view, int[] positions) {
        return Arrays.stream(positions).map(view::place).toArray();
    }

    @Test
    void diversityIsOneMinusTheMeanCosine() {
        CandidatePool pool = JudgedPools.random(new Random(4), 6);
        float[] cosines = pool.column(JudgedColumns.COSINE);
        SetView view = new SetView();
        view.point(pool, 3, new RandomStream(0));
        double expected = 1 - ((double) cosines[1] + cosines[2 * 6] + cosines[2 * 6 + 1]) / 3;
        assertEquals(expected, TriedSets.diversity(view, placesOf(view, new int[] {0, 1, 2}), 3), 1e-7);
        boolean[] keep = {false, true, true, false, true, true};
        CandidatePool filtered = pool.retain(keep);
        view.point(filtered, 2, new RandomStream(0));
        assertEquals(
                1 - cosines[1 * 6 + 4], TriedSets.diversity(view, placesOf(view, new int[] {0, 2}), 2), 1e-7);
    }

    /** Where judge and retriever agree by chance, one of a hundred sets of four nearly always has one order. */
    @Test
    void surpriseIsLeastWhereOrdersAgree() {
        CandidatePool pool = JudgedPools.random(new Random(5), 20);
        SetView view = new SetView();
        int agreeing = 0;
        for (int seed = 0; seed < 200; seed++) {
            int[] least = draw(SetRule.MIN_SURPRISE, pool, 4, seed);
            int[] most = draw(SetRule.MAX_SURPRISE, pool, 4, seed);
            view.point(pool, 4, new RandomStream(0));
            agreeing += TriedSets.agreement(view, placesOf(view, least), 4) == 1 ? 1 : 0;
            assertTrue(TriedSets.agreement(view, placesOf(view, most), 4) < -0.5);
        }
        assertTrue(agreeing > 150, agreeing + " of 200");
        CandidatePool agreed = JudgedPools.of(8, 7, 6, 5, 4, 3, 2, 1);
        view.point(agreed, 4, new RandomStream(0));
        assertEquals(1, TriedSets.agreement(view, new int[] {1, 4, 5, 7}, 4));
    }

    @Test
    void faithfulSetsFollowDensity() {
        CandidatePool pool = JudgedPools.random(new Random(6), 12);
        float[] density = pool.column(JudgedColumns.DENSITY);
        int inOrder = 0;
        for (int seed = 0; seed < 50; seed++) {
            int[] set = draw(SetRule.MAX_FAITHFUL, pool, 3, seed);
            inOrder += density[set[0]] > density[set[1]] && density[set[1]] > density[set[2]] ? 1 : 0;
        }
        assertEquals(50, inOrder);
    }

    @Test
    void smallPoolsAndOddNumbersSayWhy() {
        CandidatePool pool = JudgedPools.of(1, 3, 2);
        assertArrayEquals(new int[] {1, 2, 0}, draw(SetRule.EXTREME, pool, 5, 1));
        assertEquals(Shortfall.SMALL_POOL, DRAW.shortfall());
        assertArrayEquals(new int[] {1, 2, 0}, draw(SetRule.MIN, pool, 3, 1));
        assertEquals(Shortfall.NONE, DRAW.shortfall());
        CandidatePool larger = JudgedPools.of(1, 3, 2, 5, 4);
        assertArrayEquals(new int[] {3, 0}, draw(SetRule.EXTREME, larger, 3, 1));
        assertEquals(Shortfall.NO_CANDIDATE_QUALIFIES, DRAW.shortfall());
        assertArrayEquals(new int[0], draw(SetRule.EXTREME, larger, 0, 1));
    }

    /** As in the code: a single member is drawn at random by every rule but a few. */
    @Test
    void oneMemberIsRandomForMostRules() {
        CandidatePool pool = JudgedPools.random(new Random(7), 10);
        for (SetRule rule : SetRule.values()) {
            Set<Integer> met = new HashSet<>();
            for (int seed = 0; seed < 60; seed++) {
                met.add(draw(rule, pool, 1, seed)[0]);
            }
            boolean single = Set.of(
                            SetRule.MAX, SetRule.MIN, SetRule.TOP_BEAMS, SetRule.BOTTOM_BEAMS, SetRule.LONG,
                            SetRule.SHORT)
                    .contains(rule);
            assertEquals(single, met.size() == 1, rule + " met " + met);
        }
        assertArrayEquals(new int[] {order(pool)[0]}, draw(SetRule.MAX, pool, 1, 1));
    }

    /** A filter leaves gaps in the places; sets are those of a pool judged anew. */
    @Property(tries = 50)
    void filteredPoolsAreChosenFromAlike(@ForAll long seed) {
        Random random = new Random(seed);
        double[] metrics = random.doubles(12, -1, 1).toArray();
        boolean[] keep = new boolean[12];
        for (int i = 0; i < 12; i++) {
            keep[i] = i < 5 || random.nextBoolean();
        }
        CandidatePool filtered = JudgedPools.of(metrics).retain(keep);
        CandidatePool anew = JudgedPools.of(
                IntStream.range(0, 12).filter(i -> keep[i]).mapToDouble(i -> metrics[i]).toArray());
        for (SetRule rule : List.of(
                SetRule.RANDOM, SetRule.EXTREME, SetRule.AVERAGE, SetRule.MAX_MARGIN, SetRule.MIN_MARGIN,
                SetRule.EVEN_SPACING, SetRule.MAX_SURPRISE, SetRule.TOP_BEAMS)) {
            assertArrayEquals(draw(rule, anew, 4, seed), draw(rule, filtered, 4, seed), rule + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(SetRule.class)
    void drawsAllocateNothing(SetRule rule) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this virtual machine does not count allocated bytes");
        CandidatePool pool = JudgedPools.random(new Random(8), 50);
        SetSampler sampler = new SetSampler(rule);
        RandomStream random = new RandomStream(1);
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 50 && least > 0; attempt++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 20; i++) {
                sampler.draw(pool, 0, 4, random, DRAW);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, least, "bytes allocated by 20 draws");
    }
}
