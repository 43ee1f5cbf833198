package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kernel of successive sampling against the enumerated law of ordered draws. */
class SuccessiveSamplingTest {
    private static final int DRAWS = 200_000;

    private static final Map<String, double[]> EXPONENTS = Map.of(
            "card", new double[] {-2, -0.125, 0, -0.125, -2, -12.5},
            "flat", new double[] {-0.01, -0.02, 0, -0.005, -0.03, -0.001},
            "equal", new double[] {-3, -3, -3, -3, -3, -3},
            "peaky", new double[] {-20, -4, 0, -1, -9, -30},
            "underflow", new double[] {-5000, -5001, -5000.5, -9000, -9001, -9002},
            "two-far-groups", new double[] {0, -3e7, -3e7, -3e7, -5e14, -5e14},
            "infinite", new double[] {Double.NEGATIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, -1,
                    Double.NEGATIVE_INFINITY, -2},
            "all-infinite", new double[] {
                Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY,
                Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
            },
            "positive", new double[] {800, 801, 799.5, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 3});

    private interface Kernel {
        void draw(double[] x, int size, int n, RandomStream random, Draw draw);
    }

    private static Kernel kernel(String name) {
        return switch (name) {
            case "table" -> (x, size, n, random, draw) -> TableInversion.draw(
                    x, size, CumulativeTable.largest(x, size), n, 0, draw.marks(size), random, draw);
            case "race" -> (x, size, n, random, draw) ->
                    ExponentialRace.draw(x, size, n, 0, draw.marks(size), random, draw);
            case "chosen" -> (x, size, n, random, draw) -> WeightedSubset.draw(size, n, random, draw);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "table, card, 2", "race, card, 2", "chosen, card, 2",
        "table, card, 3", "race, card, 3", "chosen, card, 5",
        "table, flat, 3", "race, flat, 3",
        "table, equal, 2", "race, equal, 2",
        "table, peaky, 3", "race, peaky, 3",
        "table, underflow, 3", "race, underflow, 3", "chosen, underflow, 4",
        "table, two-far-groups, 2", "race, two-far-groups, 2", "table, two-far-groups, 5", "race, two-far-groups, 5",
        "table, infinite, 4", "race, infinite, 4", "chosen, infinite, 5",
        "table, all-infinite, 2", "race, all-infinite, 2",
        "table, positive, 3", "race, positive, 3", "chosen, positive, 1"
    })
    void orderedDrawsFollowTheEnumeratedLaw(String kernel, String regime, int n) {
        double[] exponents = EXPONENTS.get(regime);
        int size = exponents.length;
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        GoodnessOfFit fit = new GoodnessOfFit();
        long seed = 20_240_601;
        for (int i = 0; i < DRAWS; i++) {
            random.reset(seed, i, 7);
            draw.clear(n);
            double[] x = WeightedSubset.exponents(size, n, draw);
            System.arraycopy(exponents, 0, x, 0, size);
            kernel(kernel).draw(x, size, n, random, draw);
            fit.add(OrderedDraws.key(draw.positions(), draw.count()));
        }
        fit.assertFits(law(exponents, n), kernel + " on " + regime + ", " + n + " of " + size + ", seed " + seed);
    }

    /**
     * The law in the limit where differences beyond e^-1000 are certain: groups of comparable weights, one after
     * another.
     */
    private static Map<Long, Double> law(double[] exponents, int n) {
        return LogWeightLaw.ordered(exponents, n);
    }
}
