package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Shortfall;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official code's rounds, told apart from successive sampling. */
class RoundsSubsetTest {
    private static final long SEED = 20_240_605;
    private static final double[] CARD = {-2, -0.125, 0, -0.125, -2, -12.5};

    @Test
    void enumerationGivesTheInclusionProbabilitiesOfTheCard() {
        double[] rounds = OrderedDraws.inclusion(OrderedDraws.rounds(weights(CARD), 2), 6);
        assertArrayEquals(new double[] {0.110240, 0.578635, 0.622246, 0.578635, 0.110240, 0.000003}, rounds, 5e-7);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void drawsFollowTheEnumeratedLaw(int n) {
        GoodnessOfFit fit = draws(CARD, n, 200_000, true);
        fit.assertFits(OrderedDraws.rounds(weights(CARD), n), "rounds, " + n + " of 6, seed " + SEED);
    }

    /**
     * With 1,000,000 draws the test of one law on draws of the other expects a statistic more than 12 standard
     * deviations above its limit, so it misses the difference next to never.
     */
    @Test
    void theTwoLawsAreToldApart() {
        int draws = 1_000_000;
        Map<Long, Double> rounds = OrderedDraws.rounds(weights(CARD), 2);
        Map<Long, Double> successive = OrderedDraws.unordered(LogWeightLaw.ordered(CARD, 2), 2);
        assertPower(rounds, successive, draws);
        assertPower(successive, rounds, draws);
        double wrongRounds = draws(CARD, 2, draws, true).pValue(successive);
        double wrongSuccessive = draws(CARD, 2, draws, false).pValue(rounds);
        assertTrue(wrongRounds < GoodnessOfFit.FALSE_ALARM, () -> "rounds pass as Plackett-Luce, p = " + wrongRounds);
        assertTrue(wrongSuccessive < GoodnessOfFit.FALSE_ALARM, () -> "Plackett-Luce passes as rounds, p = "
                + wrongSuccessive);
        draws(CARD, 2, draws, false).assertFits(successive, "Plackett-Luce, seed " + SEED);
    }

    private static void assertPower(Map<Long, Double> truth, Map<Long, Double> tested, int draws) {
        double noncentrality = 0;
        int cells = 0;
        for (Map.Entry<Long, Double> cell : tested.entrySet()) {
            if (cell.getValue() * draws >= 10) {
                double difference = truth.get(cell.getKey()) - cell.getValue();
                noncentrality += draws * difference * difference / cell.getValue();
                cells++;
            }
        }
        double limit = new ChiSquaredDistribution(cells - 1)
                .inverseCumulativeProbability(1 - GoodnessOfFit.FALSE_ALARM);
        double expected = cells - 1 + noncentrality;
        double sd = Math.sqrt(2 * (cells - 1 + 2 * noncentrality));
        assertTrue(expected - 12 * sd > limit, "expected " + expected + ", sd " + sd + ", limit " + limit);
    }

    @Test
    void weightsThatUnderflowAreDrawnAllTheSame() {
        double[] far = Arrays.stream(CARD).map(x -> x - 2000).toArray();
        far[5] = -9000;
        GoodnessOfFit fit = draws(far, 2, 100_000, true);
        double[] law = weights(CARD);
        law[5] = 0;
        fit.assertFits(OrderedDraws.rounds(law, 2), "rounds at e^-2000, seed " + SEED);
    }

    @Test
    void smallPoolsAreReturnedWhole() {
        Draw draw = new Draw();
        RandomStream random = new RandomStream(SEED);
        Arrays.fill(RoundsSubset.exponents(3, draw), 0, 3, -1);
        RoundsSubset.draw(3, 5, random, draw);
        assertEquals(3, draw.count());
        assertEquals(Shortfall.SMALL_POOL, draw.shortfall());
        RoundsSubset.draw(0, 5, random, draw);
        assertEquals(0, draw.count());
        assertEquals(Shortfall.EMPTY_POOL, draw.shortfall());
        RoundsSubset.draw(3, 0, random, draw);
        assertEquals(0, draw.count());
        assertEquals(Shortfall.NONE, draw.shortfall());
    }

    @Test
    void positionsAreDifferent() {
        Draw draw = new Draw();
        RandomStream random = new RandomStream(SEED);
        for (int trial = 0; trial < 2000; trial++) {
            int size = 2 + trial % 60;
            int n = 1 + trial % (size - 1);
            double[] x = RoundsSubset.exponents(size, draw);
            for (int i = 0; i < size; i++) {
                x[i] = -i * (trial % 7) * 30.0;
            }
            RoundsSubset.draw(size, n, random, draw);
            Set<Integer> different = new HashSet<>();
            for (int i = 0; i < draw.count(); i++) {
                different.add(draw.positions()[i]);
            }
            assertEquals(n, different.size(), "trial " + trial);
        }
    }

    private static GoodnessOfFit draws(double[] exponents, int n, int draws, boolean rounds) {
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        GoodnessOfFit fit = new GoodnessOfFit();
        int size = exponents.length;
        for (int i = 0; i < draws; i++) {
            random.reset(SEED, i, 1);
            double[] x = rounds ? RoundsSubset.exponents(size, draw) : WeightedSubset.exponents(size, n, draw);
            System.arraycopy(exponents, 0, x, 0, size);
            if (rounds) {
                RoundsSubset.draw(size, n, random, draw);
            } else {
                WeightedSubset.draw(size, n, random, draw);
            }
            fit.add(OrderedDraws.bits(draw.positions(), draw.count()));
        }
        return fit;
    }

    private static double[] weights(double[] exponents) {
        return Arrays.stream(exponents).map(Math::exp).toArray();
    }
}
