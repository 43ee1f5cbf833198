package dev.negbench.strategies.bcwi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.ModelWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The closed forms and exact checks of the bcwi card. */
class WeightInterpolationTest {
    private static final double[] GRID = {0, 0.1, 0.25, 0.5, 0.8, 0.98, 1};

    private static ModelWeights weights(float... values) {
        return new ModelWeights(Map.of("rows", values));
    }

    private static ModelWeights normal(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return weights(values);
    }

    private static float[] values(ModelWeights weights) {
        return weights.tensors().get("rows");
    }

    private static float[] plain(ModelWeights old, ModelWeights updated, double oldWeight) {
        ModelWeights out = weights(new float[values(old).length]);
        WeightInterpolation.plain(old, updated, oldWeight, out);
        return values(out);
    }

    private static float[] weighted(ModelWeights old, ModelWeights updated, ModelWeights f, double oldWeight) {
        ModelWeights out = weights(new float[values(old).length]);
        WeightInterpolation.weighted(old, updated, f, oldWeight, out);
        return values(out);
    }

    @Test
    void theWeightIsThatOfTheOldModel() {
        assertArrayEquals(new float[] {1.25f, 30f, -1f}, plain(weights(2, 0, -1), weights(1, 40, -1), 0.25), 1e-6f);
    }

    @Test
    void theEndsAreTheModelsBitForBit() {
        Random random = new Random(1);
        ModelWeights old = normal(random, 999);
        ModelWeights updated = normal(random, 999);
        values(updated)[7] = -0f;
        ModelWeights importance = weights(new float[999]);
        values(importance)[3] = 1e30f;
        assertArrayEquals(bits(values(updated)), bits(plain(old, updated, 0)));
        assertArrayEquals(bits(values(old)), bits(plain(old, updated, 1)));
        assertArrayEquals(bits(values(updated)), bits(weighted(old, updated, importance, 0)));
        assertArrayEquals(
                bits(values(old)), bits(weighted(old, updated, importance, 1)), "0/0 falls back to the old weight");
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    @Test
    void whatIsEqualInBothStaysSo() {
        ModelWeights both = normal(new Random(2), 500);
        ModelWeights importance = weights(new float[500]);
        Arrays.fill(values(importance), 0.3f);
        for (double oldWeight : GRID) {
            assertArrayEquals(bits(values(both)), bits(plain(both, both, oldWeight)));
            assertArrayEquals(bits(values(both)), bits(weighted(both, both, importance, oldWeight)));
        }
    }

    @Test
    void weightsWithoutImportanceComeFromTheNewModel() {
        ModelWeights importance = weights(0, 5, 0);
        float[] made = weighted(weights(1, 1, 1), weights(2, 2, 2), importance, 0.9);
        assertEquals(2f, made[0]);
        assertEquals(2f, made[2]);
        assertEquals(2 - 4.5 / 4.6, made[1], 1e-6);
    }

    /** A golden-section search of the card's objective, ignorant of the closed form, finds the same weight. */
    @Test
    void importanceInterpolationMinimisesItsObjective() {
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            double old = random.nextGaussian();
            double updated = random.nextGaussian();
            double f = Math.exp(2 * random.nextGaussian());
            double alpha = 0.02 + 0.96 * random.nextDouble();
            double lower = Math.min(old, updated) - 1;
            double upper = Math.max(old, updated) + 1;
            double ratio = (Math.sqrt(5) - 1) / 2;
            while (upper - lower > 1e-7) {
                double a = upper - ratio * (upper - lower);
                double b = lower + ratio * (upper - lower);
                if (objective(a, old, updated, f, alpha) < objective(b, old, updated, f, alpha)) {
                    upper = b;
                } else {
                    lower = a;
                }
            }
            float made = weighted(weights((float) old), weights((float) updated), weights((float) f), alpha)[0];
            assertEquals((lower + upper) / 2, made, 1e-5, "trial " + trial);
        }
    }

    private static double objective(double theta, double old, double updated, double f, double alpha) {
        return alpha * f * (theta - old) * (theta - old) + (1 - alpha) * (theta - updated) * (theta - updated);
    }

    @Test
    void oneImportanceForAllRescalesTheWeight() {
        Random random = new Random(4);
        ModelWeights old = normal(random, 300);
        ModelWeights updated = normal(random, 300);
        for (float c : new float[] {0.2f, 1, 7}) {
            ModelWeights importance = weights(new float[300]);
            Arrays.fill(values(importance), c);
            for (double oldWeight : GRID) {
                assertArrayEquals(
                        plain(old, updated, WeightInterpolation.rescaled(oldWeight, c)),
                        weighted(old, updated, importance, oldWeight),
                        2e-6f);
            }
        }
        assertEquals(0.5, WeightInterpolation.rescaled(0.5, 1), 1e-15);
    }

    @Test
    void aSoupOfInterpolationsIsTheInterpolationOfTheSoup() {
        Random random = new Random(5);
        ModelWeights old = normal(random, 400);
        List<ModelWeights> updated =
                Stream.generate(() -> normal(random, 400)).limit(8).toList();
        ModelWeights soup = weights(new float[400]);
        WeightInterpolation.mean(updated, soup);
        for (double oldWeight : GRID) {
            ModelWeights meanOfInterpolated = weights(new float[400]);
            WeightInterpolation.mean(
                    updated.stream()
                            .map(model -> weights(plain(old, model, oldWeight)))
                            .toList(),
                    meanOfInterpolated);
            assertArrayEquals(plain(old, soup, oldWeight), values(meanOfInterpolated), 2e-6f);
        }
        ModelWeights same = weights(new float[400]);
        WeightInterpolation.mean(List.of(old, old, old), same);
        assertArrayEquals(values(old), values(same));
        assertThrows(IllegalArgumentException.class, () -> WeightInterpolation.mean(List.of(), same));
    }

    /** A bilinear scorer is linear in its matrix: 0 violations in 100,000 triples, and scores that are ensembles. */
    @Test
    void pairsThatBothEndsOrderRightStayRightInALinearScorer() {
        int d = 8;
        Random random = new Random(6);
        int agreed = 0;
        for (int model = 0; model < 100; model++) {
            ModelWeights old = normal(random, d * d);
            ModelWeights updated = normal(random, d * d);
            double oldWeight = random.nextDouble();
            float[] between = plain(old, updated, oldWeight);
            for (int triple = 0; triple < 1000; triple++) {
                float[] query = values(normal(random, d));
                float[] positive = values(normal(random, d));
                float[] negative = values(normal(random, d));
                double before = score(values(old), query, positive) - score(values(old), query, negative);
                double after = score(values(updated), query, positive) - score(values(updated), query, negative);
                double made = score(between, query, positive) - score(between, query, negative);
                assertEquals(oldWeight * before + (1 - oldWeight) * after, made, 1e-4);
                double exact = score(between, query, positive);
                double ensemble = oldWeight * score(values(old), query, positive)
                        + (1 - oldWeight) * score(values(updated), query, positive);
                assertEquals(ensemble, exact, 1e-6 * d * d);
                if (before > 1e-4 && after > 1e-4) {
                    agreed++;
                    assertTrue(made > 0, "model " + model + " triple " + triple);
                }
            }
        }
        assertTrue(agreed > 20_000, "pairs that both order right: " + agreed);
    }

    private static double score(float[] matrix, float[] query, float[] document) {
        int d = query.length;
        double score = 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                score += (double) query[i] * matrix[i * d + j] * document[j];
            }
        }
        return score;
    }

    @Test
    void rowsThatTheOldTrainingNeverSawAreCopied() {
        ModelWeights initial = weights(1, 2, 3, 4, 5, 6);
        ModelWeights old = weights(1, 2, 3, 9, 5, 6);
        ModelWeights updated = weights(10, 20, 30, 40, 5, 6);
        ModelWeights out = weights(plain(old, updated, 0.5));
        assertEquals(2, WeightInterpolation.copyUnseenRows(initial, old, updated, 2, out));
        assertArrayEquals(
                new float[] {10, 20, 16.5f, 24.5f, 5, 6}, values(out), 1e-6f, "the middle row was trained before");
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        ModelWeights old = weights(1, 2);
        for (double outside : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> plain(old, old, outside));
            assertThrows(IllegalArgumentException.class, () -> weighted(old, old, old, outside));
        }
        IllegalArgumentException shape =
                assertThrows(IllegalArgumentException.class, () -> plain(old, weights(1, 2, 3), 0.5));
        assertTrue(shape.getMessage().contains("'rows' should have 2 values, there are 3"), shape::getMessage);
        ModelWeights other = new ModelWeights(Map.of("head", new float[2]));
        assertThrows(IllegalArgumentException.class, () -> plain(old, other, 0.5));
    }
}
