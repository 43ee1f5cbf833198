package dev.negbench.strategies.r2anker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sampling.GoodnessOfFit;
import dev.negbench.strategies.sampling.LogWeightLaw;
import dev.negbench.strategies.sampling.OrderedDraws;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.ProbabilisticSampler;
import dev.negbench.strategies.stage.Shortfall;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The laws of the four variants, exactly; the card's closed forms. Chi-square tests: see {@link GoodnessOfFit}. */
class JointDrawsTest {
    private static final long SEED = 20_240_701;
    private static final int DRAWS = 200_000;
    private static final int[][] OVERLAPPING = {{0, 1, 2}, {2, 3}, {}, {1, 2, 3, 4, 5}};

    private static void assertLaw(NegativeSampler sampler, CandidatePool pool, int n, Map<Long, Double> law) {
        GoodnessOfFit fit = new GoodnessOfFit();
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        for (int i = 0; i < DRAWS; i++) {
            random.reset(SEED, i, 1);
            sampler.draw(pool, 0, n, random, draw);
            assertEquals(n, draw.count());
            fit.add(OrderedDraws.key(draw.positions(), n));
        }
        fit.assertFits(law, sampler + ", n=" + n + ", seed " + SEED);
    }

    /** The card's V1 by enumeration: rotation, quotas, redraws from the same list, deficits round-robin. */
    private static Map<Long, Double> quotaLaw(int[][] lists, int n) {
        int[][] filled = Arrays.stream(lists).filter(list -> list.length > 0).toArray(int[][]::new);
        Map<Long, Double> law = new HashMap<>();
        for (int first = 0; first < filled.length; first++) {
            int[] quotas = new int[filled.length];
            for (int turn = 0; turn < filled.length; turn++) {
                quotas[turn] = n / filled.length + (turn < n % filled.length ? 1 : 0);
            }
            quota(filled, first, quotas, 0, 0, new int[0], n, 1.0 / filled.length, law);
        }
        return law;
    }

    private static void quota(
            int[][] lists,
            int first,
            int[] quotas,
            int turn,
            int given,
            int[] drawn,
            int n,
            double p,
            Map<Long, Double> law) {
        if (drawn.length == n) {
            law.merge(OrderedDraws.key(drawn, n), p, Double::sum);
            return;
        }
        int[] left = IntStream.of(lists[(first + turn) % lists.length])
                .filter(i -> IntStream.of(drawn).noneMatch(d -> d == i))
                .toArray();
        boolean filling = turn >= lists.length;
        int wanted = filling ? 1 : quotas[turn];
        if (given == wanted || left.length == 0) {
            quota(lists, first, quotas, turn + 1, 0, drawn, n, p, law);
            return;
        }
        for (int i : left) {
            int[] longer = Arrays.copyOf(drawn, drawn.length + 1);
            longer[drawn.length] = i;
            quota(lists, first, quotas, turn, given + 1, longer, n, p / left.length, law);
        }
    }

    @Test
    void quotaDrawsFollowTheEnumeratedLaw() {
        CandidatePool pool = MergedPools.of(6, OVERLAPPING);
        for (int n : new int[] {1, 2, 3, 5}) {
            assertLaw(new QuotaSampler(4), pool, n, quotaLaw(OVERLAPPING, n));
        }
    }

    @Test
    void quotaFromIdenticalGeneratorsIsSamplingFromOne() {
        int[] all = MergedPools.range(0, 5);
        Map<Long, Double> uniform = LogWeightLaw.ordered(new double[5], 3);
        assertLaw(new QuotaSampler(3), MergedPools.of(5, all, all, all), 3, uniform);
    }

    @Test
    void eachGeneratorGivesItsQuotaAndTheOthersFillUp() {
        CandidatePool disjoint = MergedPools.of(
                152, MergedPools.range(0, 50), MergedPools.range(50, 100), MergedPools.range(100, 150), new int[] {
                    150, 151
                });
        Draw draw = new Draw();
        RandomStream random = new RandomStream(SEED);
        for (int i = 0; i < 1000; i++) {
            random.reset(SEED, i, 1);
            new QuotaSampler(4).draw(disjoint, 0, 15, random, draw);
            int[] given = new int[4];
            for (int k = 0; k < 15; k++) {
                given[draw.positions()[k] / 50]++;
            }
            assertEquals(2, given[3], "it has no more");
            for (int k = 0; k < 3; k++) {
                // A quota of 3 or 4, and one more where the small list's deficit comes round.
                assertTrue(given[k] >= 3 && given[k] <= 5, Arrays.toString(given));
            }
        }
    }

    /** pool_1 = {a, b}, pool_2 = {b, c, d}. */
    @Test
    void theMixturesMarginalIsTheCards() {
        CandidatePool pool = MergedPools.of(4, new int[] {0, 1}, new int[] {1, 2, 3});
        double[] law = {1 / 4.0, 5 / 12.0, 1 / 6.0, 1 / 6.0};
        for (ProbabilisticSampler sampler : new ProbabilisticSampler[] {new MixtureSampler(2), new QuotaSampler(2)}) {
            assertArrayEquals(law, sampler.probabilities(pool, 0), 1e-15);
            assertLaw(sampler, pool, 1, Map.of(0L, law[0], 1L, law[1], 2L, law[2], 3L, law[3]));
        }
    }

    @Test
    void mixtureDrawsAreSuccessiveSamplingWithItsMarginal() {
        CandidatePool pool = MergedPools.of(6, OVERLAPPING);
        MixtureSampler sampler = new MixtureSampler(4);
        double[] logs =
                Arrays.stream(sampler.probabilities(pool, 0)).map(Math::log).toArray();
        assertLaw(sampler, pool, 2, LogWeightLaw.ordered(logs, 2));
        assertLaw(sampler, pool, 5, LogWeightLaw.ordered(logs, 5));
    }

    @Test
    void softmaxDrawsAreSuccessiveSamplingWithTheMixtureOfSoftmaxes() {
        float[][] standard = {{1.5f, 0f, -1.5f}, {1f, -1f}, {}, {2f, 1f, 0f, -1f, -2f}};
        CandidatePool pool = MergedPools.of(6, OVERLAPPING, standard);
        for (double temperature : new double[] {0.5, 2}) {
            double[] law = new double[6];
            for (int k = 0; k < standard.length; k++) {
                double sum = 0;
                for (float z : standard[k]) {
                    sum += Math.exp(z / temperature);
                }
                for (int m = 0; m < standard[k].length; m++) {
                    law[OVERLAPPING[k][m]] += Math.exp(standard[k][m] / temperature) / sum / 3;
                }
            }
            SoftmaxMixtureSampler sampler = SoftmaxMixtureSampler.of(4, temperature);
            assertArrayEquals(law, sampler.probabilities(pool, 0), 1e-14);
            double[] logs = Arrays.stream(law).map(Math::log).toArray();
            assertLaw(sampler, pool, 3, LogWeightLaw.ordered(logs, 3));
        }
    }

    @Test
    void aHighTemperatureIsTheUniformMixture() {
        float[][] standard = {{1.5f, 0f, -1.5f}, {1f, -1f}, {}, {2f, 1f, 0f, -1f, -2f}};
        CandidatePool pool = MergedPools.of(6, OVERLAPPING, standard);
        assertArrayEquals(
                new MixtureSampler(4).probabilities(pool, 0),
                SoftmaxMixtureSampler.of(4, 1e6).probabilities(pool, 0),
                1e-5);
    }

    /** Weights that no double can hold still rank: the last draws of a pool at a temperature near 0. */
    @Test
    void aLowTemperatureDrawsTheBestOfAGenerator() {
        CandidatePool pool =
                MergedPools.of(5, new int[][] {{0, 1, 2}, {3, 4}}, new float[][] {{9f, 0f, -9f}, {1f, -1f}});
        Draw draw = new Draw();
        RandomStream random = new RandomStream(SEED);
        SoftmaxMixtureSampler sampler = SoftmaxMixtureSampler.of(2, 1e-3);
        for (int i = 0; i < 100; i++) {
            random.reset(SEED, i, 1);
            sampler.draw(pool, 0, 4, random, draw);
            assertEquals(4, draw.count());
            assertEquals(0b01001, OrderedDraws.bits(draw.positions(), 2));
            // 9 lies 9 below the best of its list, 4 only 2 below: thousands of temperatures apart.
            assertArrayEquals(new int[] {4, 1}, Arrays.copyOfRange(draw.positions(), 2, 4));
        }
    }

    @Test
    void sharesOfFalseNegativesAreTheCards() {
        int[][] lists = new int[4][50];
        for (int k = 0; k < 4; k++) {
            for (int m = 0; m < 50; m++) {
                lists[k][m] = m < 5 ? m : 5 + k * 45 + m - 5;
            }
        }
        CandidatePool pool = MergedPools.of(185, lists);
        assertEquals(0.1, falseNegatives(new MixtureSampler(4), pool), 1e-14);
        assertEquals(5 / 185.0, falseNegatives(UniformSampler.INSTANCE, pool), 1e-14);
        assertEquals(0.0270, falseNegatives(UniformSampler.INSTANCE, pool), 5e-5);
    }

    private static double falseNegatives(ProbabilisticSampler sampler, CandidatePool pool) {
        return Arrays.stream(sampler.probabilities(pool, 0), 0, 5).sum();
    }

    @Property(tries = 300)
    void everyVariantDrawsDistinctCandidatesAndSaysWhereTheyAreTooFew(
            @ForAll @IntRange(min = 0, max = 40) int size,
            @ForAll @IntRange(min = 0, max = 45) int n,
            @ForAll @IntRange(min = 1, max = 5) int generators,
            @ForAll long seed) {
        RandomStream random = new RandomStream(seed);
        int[][] lists = new int[generators][];
        int[] sets = IntStream.range(0, size)
                .map(i -> 1 + random.nextInt((1 << generators) - 1))
                .toArray();
        for (int k = 0; k < generators; k++) {
            int bit = k;
            lists[k] = IntStream.range(0, size)
                    .filter(i -> (sets[i] >> bit & 1) == 1)
                    .toArray();
        }
        CandidatePool pool = MergedPools.of(size, lists);
        Draw draw = new Draw();
        for (NegativeSampler sampler : new NegativeSampler[] {
            new QuotaSampler(generators), new MixtureSampler(generators), SoftmaxMixtureSampler.of(generators, 1)
        }) {
            sampler.draw(pool, 0, n, random, draw);
            assertEquals(Math.min(n, size), draw.count());
            assertEquals(
                    draw.count(),
                    IntStream.of(draw.positions())
                            .limit(draw.count())
                            .distinct()
                            .count());
            assertEquals(
                    n <= size ? Shortfall.NONE : size == 0 ? Shortfall.EMPTY_POOL : Shortfall.SMALL_POOL,
                    draw.shortfall());
        }
    }

    @Property(tries = 500)
    void theMeanOfGeneratorsIsWithinLogKOfTheNearest(
            @ForAll @IntRange(min = 1, max = 6) int generators,
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll long seed) {
        RandomStream random = new RandomStream(seed);
        double[] ranker = distribution(size, random);
        double[][] all = IntStream.range(0, generators)
                .mapToObj(k -> distribution(size, random))
                .toArray(double[][]::new);
        double toMixture = GeneratorDivergence.nats(ranker, GeneratorDivergence.mixture(all));
        double[] each = Arrays.stream(all)
                .mapToDouble(one -> GeneratorDivergence.nats(ranker, one))
                .toArray();
        double mean = Arrays.stream(each).average().orElseThrow();
        double least = Arrays.stream(each).min().orElseThrow();
        assertTrue(toMixture <= mean + 1e-12, toMixture + " above the mean " + mean);
        assertTrue(toMixture <= least + Math.log(generators) + 1e-12, toMixture + " above " + least + " + log K");
    }

    private static double[] distribution(int size, RandomStream random) {
        double[] weights = new double[size];
        Arrays.setAll(weights, i -> Math.pow(random.nextDouble(), 4) + 1e-9);
        double total = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / total).toArray();
    }

    @Test
    void divergenceByHand() {
        double[] p = {0.5, 0.5, 0};
        assertEquals(
                0.5 * Math.log(2) + 0.5 * Math.log(1),
                GeneratorDivergence.nats(p, new double[] {0.25, 0.5, 0.25}),
                1e-15);
        assertEquals(Double.POSITIVE_INFINITY, GeneratorDivergence.nats(p, new double[] {1, 0, 0}));
        assertThrows(IllegalArgumentException.class, () -> GeneratorDivergence.nats(p, new double[2]));
    }
}
