package dev.negbench.harness.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradients of heads against central differences of a model written anew in double precision. */
class FrozenGradientTest {
    private static final int DIMENSION = 9;
    private static final double TEMPERATURE = 0.2;

    /** Collects the gradients of a head's rows instead of applying them. */
    private static final class Recorder implements RowOptimizer {
        final double[] gradients = new double[DIMENSION * DIMENSION];
        final boolean[] seen = new boolean[DIMENSION];

        @Override
        public void update(int row, float[] values, int at, float scale, float square) {
            assertFalse(seen[row], "row " + row + " was updated twice in one step");
            seen[row] = true;
            for (int i = 0; i < DIMENSION; i++) {
                gradients[row * DIMENSION + i] = scale * values[at + i];
            }
        }

        @Override
        public float[] state() {
            return new float[0];
        }
    }

    private static float[] unitVectors(long seed) {
        float[] vectors = RandomRows.normal(SmallTexts.TEXTS, DIMENSION, seed);
        for (int text = 0; text < SmallTexts.TEXTS; text++) {
            VectorMath.normalise(vectors, text * DIMENSION, DIMENSION);
        }
        return vectors;
    }

    private static double[] vector(double[] head, float[] table, int text) {
        double[] sum = new double[DIMENSION];
        double square = 0;
        for (int i = 0; i < DIMENSION; i++) {
            sum[i] = table[text * DIMENSION + i];
            for (int j = 0; head != null && j < DIMENSION; j++) {
                sum[i] += head[i * DIMENSION + j] * table[text * DIMENSION + j];
            }
            square += sum[i] * sum[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            sum[i] /= Math.sqrt(square);
        }
        return sum;
    }

    private record World(float[] queryVectors, float[] itemVectors, int[] queries, int[] items, ScoreRows rows) {
        double loss(double[] queryHead, double[] itemHead) {
            double loss = 0;
            for (int row = 0; row < rows.rows(); row++) {
                double[] query = vector(queryHead, queryVectors, queries[row]);
                double own = 0;
                double sum = 0;
                for (int e = rows.start(row); e < rows.start(row + 1); e++) {
                    double[] item = vector(itemHead, itemVectors, items[rows.items()[e]]);
                    double score = 0;
                    for (int i = 0; i < DIMENSION; i++) {
                        score += query[i] * item[i];
                    }
                    boolean positive = e == rows.start(row);
                    double term = (positive ? 1 : rows.weights()[e]) * Math.exp(score / TEMPERATURE);
                    own = positive ? term : own;
                    sum += term;
                }
                loss -= Math.log(own / sum) / rows.rows();
            }
            return loss;
        }
    }

    private static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        Arrays.setAll(copy, i -> values[i]);
        return copy;
    }

    private static void assertSlopes(
            World world, double[] queryHead, double[] itemHead, double[] varied, Recorder recorder, String side) {
        double largest = 0;
        double h = 1e-5;
        for (int at = 0; at < varied.length; at++) {
            double before = varied[at];
            varied[at] = before + h;
            double above = world.loss(queryHead, itemHead);
            varied[at] = before - h;
            double below = world.loss(queryHead, itemHead);
            varied[at] = before;
            double slope = (above - below) / (2 * h);
            assertEquals(slope, recorder.gradients[at], 2e-6, side + " head, element " + at);
            largest = Math.max(largest, Math.abs(slope));
        }
        assertTrue(largest > 0.02, "gradients must be far above the tolerance, the largest was " + largest);
    }

    @ParameterizedTest
    @CsvSource({"QUERY, 1, 1", "DOCUMENT, 2, 2", "BOTH, 3, 1", "BOTH, 4, 2", "BOTH, 5, 3", "QUERY, 6, 3"})
    void gradientsAreSlopes(HeadSide side, long seed, int threads) {
        Random random = new Random(seed);
        float[] queryVectors = unitVectors(seed);
        float[] itemVectors = unitVectors(seed + 100);
        FrozenEncoder encoder = FrozenEncoder.builder(DIMENSION)
                .queries(queryVectors)
                .documents(itemVectors)
                .head(side)
                .build();
        encoder.weights().tensors().values().forEach(head -> {
            for (int i = 0; i < head.length; i++) {
                head[i] = (float) (0.2 * random.nextGaussian());
            }
        });
        int[] queries = new int[12];
        int[] items = new int[48];
        ScoreRows rows = new ScoreRows();
        int itemCount = SmallTexts.fill(random, 12, 3, queries, items, rows);
        for (int e = 0; e < rows.entries(); e++) {
            rows.weights()[e] = random.nextInt(5) == 0 ? 0 : 2 * random.nextFloat();
        }

        Recorder ofQueries = new Recorder();
        Recorder ofItems = new Recorder();
        try (TrainingStep step = encoder.newStep(threads, ofQueries, ofItems)) {
            step.forward(queries, items, itemCount, rows);
            double loss = InfoNce.of(TEMPERATURE).evaluate(rows);
            double[] queryHead = side.queries() ? doubles(encoder.queryHead().rows()) : null;
            double[] itemHead = side.items() ? doubles(encoder.itemHead().rows()) : null;
            World world = new World(queryVectors, itemVectors, queries, items, rows);
            assertEquals(world.loss(queryHead, itemHead), loss, 2e-6);
            step.backward(rows);
            if (side.queries()) {
                assertSlopes(world, queryHead, itemHead, queryHead, ofQueries, "query");
            }
            if (side.items()) {
                assertSlopes(world, queryHead, itemHead, itemHead, ofItems, "item");
            }
        }
    }
}
