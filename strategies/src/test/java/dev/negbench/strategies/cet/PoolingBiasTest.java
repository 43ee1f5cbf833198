package dev.negbench.strategies.cet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PoolingBiasTest {
    private static final PoolingBias CARD = new PoolingBias(new double[] {0.9, 0.1}, new double[] {0.3, 0.3});

    @Test
    void sharesOfTheCard() {
        assertEquals(0.17647, CARD.unweighted(), 5e-6);
        assertEquals(0.07162, CARD.weighted(1), 5e-6);
        assertEquals(0.11392, CARD.weighted(2), 5e-6);
        assertEquals(0.16355, CARD.weighted(10), 5e-6);
    }

    @Test
    void weightsOfTheCard() {
        double[][] scoresByT10 = {{-5, 1.607}, {-2, 1.819}, {0, 2}, {2, 2.221}, {5, 2.649}};
        double[][] scoresByT2 = {{-5, 1.082}, {-2, 1.368}, {0, 2}, {2, 3.718}, {5, 13.182}};
        for (int i = 0; i < 5; i++) {
            assertEquals(scoresByT10[i][1], InverseSelection.weight(scoresByT10[i][0], 10), 5e-4);
            assertEquals(scoresByT2[i][1], InverseSelection.weight(scoresByT2[i][0], 2), 6e-4);
        }
        assertEquals(1 + Math.exp(30), InverseSelection.weight(1e9, 1), 1e-3, "clamped");
        assertTrue(InverseSelection.weight(-1e9, 1) > 1, "clamped");
    }

    @Property(tries = 200)
    void theWeightIsTheInverseOfNotBeingSelected(
            @ForAll @DoubleRange(min = -20, max = 20) double score, @ForAll @DoubleRange(min = 1, max = 10) double t) {
        double notSelected = 1 - 1 / (1 + Math.exp(-score / t));
        assertEquals(1, InverseSelection.weight(score, t) * notSelected, 1e-6);
    }

    /** With a perfect model and T = 1 the mass of a relevant document is r, that of an irrelevant one (1-r)/(1-s). */
    @Property(tries = 200)
    void withoutTemperatureTheShareIsTheCardsFormula(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double s1,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double s2,
            @ForAll @DoubleRange(min = 0, max = 0.9) double r1,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double r2) {
        double expected = (r1 + r2) / ((1 - r1) / (1 - s1) + r1 + (1 - r2) / (1 - s2) + r2);
        PoolingBias world = new PoolingBias(new double[] {s1, s2}, new double[] {r1, r2});
        assertEquals(expected, world.weighted(1), 1e-9);
    }

    /** Without candidates of different selection there is nothing to move mass between. */
    @Property(tries = 200)
    void atOneSelectionProbabilityWeightsChangeNothing(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double s,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double r,
            @ForAll @DoubleRange(min = 0.5, max = 20) double t) {
        PoolingBias world = new PoolingBias(new double[] {s, s}, new double[] {r, r});
        assertEquals(r * (1 - s) / (1 - r * s), world.unweighted(), 1e-12);
        assertEquals(world.unweighted(), world.weighted(t), 1e-12);
    }

    /**
     * A simulated annotation finds the closed form. Shares of a million candidates, a standard error of about 0.0005;
     * the bound of five of them fails by chance once in a million runs.
     */
    @Test
    void simulationFindsTheClosedForm() {
        SplittableRandom random = new SplittableRandom(42);
        double[] temperatures = {1, 2, 10};
        double[] all = new double[4];
        double[] wrong = new double[4];
        for (int i = 0; i < 1_000_000; i++) {
            double selection = random.nextBoolean() ? 0.9 : 0.1;
            boolean selected = random.nextDouble() < selection;
            boolean relevant = random.nextDouble() < 0.3;
            if (selected && relevant) {
                continue;
            }
            for (int k = 0; k < 4; k++) {
                double weight =
                        k == 3 ? 1 : InverseSelection.weight(Math.log(selection / (1 - selection)), temperatures[k]);
                all[k] += weight;
                wrong[k] += relevant ? weight : 0;
            }
        }
        for (int k = 0; k < 4; k++) {
            double expected = k == 3 ? CARD.unweighted() : CARD.weighted(temperatures[k]);
            assertEquals(expected, wrong[k] / all[k], 0.0025, "k=" + k + ", seed 42");
            assertTrue(k == 0 || wrong[k - 1] / all[k - 1] < wrong[k] / all[k], "T = 1 < 2 < 10 < unweighted");
        }
    }
}
