package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Shortfall;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws from ready tables against exact laws; false alarms as {@link GoodnessOfFit} says. */
class ReadyTableTest {
    private static final long SEED = 20_240_611;
    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @CsvSource({
        "0 0 0 0 0 0, 3", "-2 -0.125 0 -0.125 -2 -12.5, 2", "-2 -0.125 0 -0.125 -2 -12.5, 4",
        "1000 999 998 0 -5 -1000, 3", "0 -40 -41 -80 -81 -800, 3", "-Infinity 1 0 -Infinity 2 1, 5",
        "Infinity Infinity 3 2 1 0, 3", "-0.1 0 -0.2 -0.3, 1", "-Infinity -Infinity -Infinity, 2", "5 -900, 1"
    })
    void orderedDrawsFollowTheEnumeratedLaw(String logWeights, int n) {
        double[] exponents =
                Arrays.stream(logWeights.split(" ")).mapToDouble(Double::parseDouble).toArray();
        ReadyTable table = ReadyTable.of(exponents);
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        GoodnessOfFit fit = new GoodnessOfFit();
        for (int i = 0; i < DRAWS; i++) {
            random.reset(SEED, i, 1);
            table.draw(n, random, draw);
            fit.add(OrderedDraws.key(draw.positions(), draw.count()));
        }
        fit.assertFits(LogWeightLaw.ordered(exponents, n), n + " of " + logWeights + ", seed " + SEED);
    }

    @ParameterizedTest
    @CsvSource({"0.1", "1", "6", "40"})
    void inclusionOf15Of200FollowsTheIntegratedLaw(double spread) {
        int n = 15;
        double[] exponents = new double[200];
        for (int i = 0; i < exponents.length; i++) {
            exponents[i] = -spread * i * 7 % 200 / 200.0;
        }
        double[] weights = Arrays.stream(exponents).map(Math::exp).toArray();
        int[] counts = new int[exponents.length];
        ReadyTable table = ReadyTable.of(exponents);
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        for (int i = 0; i < DRAWS; i++) {
            random.reset(SEED, i, 2);
            table.draw(n, random, draw);
            for (int k = 0; k < n; k++) {
                counts[draw.positions()[k]]++;
            }
        }
        double[] law = InclusionLaw.single(weights, n);
        double limit = new NormalDistribution()
                .inverseCumulativeProbability(1 - GoodnessOfFit.FALSE_ALARM / 2 / exponents.length);
        for (int i = 0; i < exponents.length; i++) {
            double expected = DRAWS * law[i];
            if (expected > 30 && DRAWS - expected > 30) {
                double z = (counts[i] - expected) / Math.sqrt(expected * (1 - law[i]));
                String what = "spread " + spread + ", candidate " + i + ": z = " + z + ", seed " + SEED;
                assertTrue(Math.abs(z) < limit, what);
            } else {
                assertEquals(expected, counts[i], 90, "spread " + spread + ", candidate " + i + ", seed " + SEED);
            }
        }
    }

    @Test
    void smallPoolsGiveWhatTheyHaveAndSaySo() {
        Draw draw = new Draw();
        ReadyTable.of(new double[] {1, 2}).draw(3, new RandomStream(SEED), draw);
        assertEquals(2, draw.count());
        assertEquals(Shortfall.SMALL_POOL, draw.shortfall());
        ReadyTable.of(new double[0]).draw(3, new RandomStream(SEED), draw);
        assertEquals(0, draw.count());
        assertEquals(Shortfall.EMPTY_POOL, draw.shortfall());
    }

    @Test
    void refusesNaN() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ReadyTable.of(new double[] {0, Double.NaN}));
        assertTrue(refused.getMessage().contains("weight 1"), refused.getMessage());
    }
}
