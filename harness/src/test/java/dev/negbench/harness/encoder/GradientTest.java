package dev.negbench.harness.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradients of a whole step against central differences of a model written anew in double precision. */
class GradientTest {
    private static final int DIMENSION = 11;
    private static final double TEMPERATURE = 0.2;

    /** Collects the gradients of rows instead of applying them. */
    private static final class Recorder implements RowOptimizer {
        final double[][] gradients = new double[SmallTexts.VOCABULARY][];

        @Override
        public void update(int row, float[] values, int at, float scale, float square) {
            assertNull(gradients[row], "row " + row + " was updated twice in one step");
            gradients[row] = new double[DIMENSION];
            double length = 0;
            for (int i = 0; i < DIMENSION; i++) {
                gradients[row][i] = scale * values[at + i];
                length += gradients[row][i] * gradients[row][i];
            }
            assertEquals(length, square, 1e-5 * length, "squared length of the gradient of row " + row);
        }

        @Override
        public float[] state() {
            return new float[0];
        }
    }

    private static double[] vector(double[] table, TokenBags bags, int text) {
        double[] sum = new double[DIMENSION];
        double square = 0;
        for (int i = 0; i < DIMENSION; i++) {
            for (int k = bags.offsets()[text]; k < bags.offsets()[text + 1]; k++) {
                sum[i] += bags.weights()[k] * table[bags.tokens()[k] * DIMENSION + i];
            }
            square += sum[i] * sum[i];
        }
        for (int i = 0; i < DIMENSION && square > 0; i++) {
            sum[i] /= Math.sqrt(square);
        }
        return sum;
    }

    private static double loss(
            double[] queryTable,
            double[] itemTable,
            StaticEncoder encoder,
            int[] queries,
            int[] items,
            ScoreRows rows) {
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double[] query = vector(queryTable, encoder.queryBags(), queries[row]);
            double own = 0;
            double sum = 0;
            for (int e = rows.start(row); e < rows.start(row + 1); e++) {
                double[] item = vector(itemTable, encoder.itemBags(), items[rows.items()[e]]);
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

    @ParameterizedTest
    @CsvSource({"false, 1, 1", "false, 2, 2", "true, 3, 1", "true, 4, 2", "false, 5, 3"})
    void gradientsAreSlopes(boolean documentsFrozen, long seed, int threads) {
        Random random = new Random(seed);
        float[] table = RandomRows.normal(SmallTexts.VOCABULARY, DIMENSION, seed);
        StaticEncoder encoder = StaticEncoder.builder(table, DIMENSION)
                .queries(SmallTexts.queries(random))
                .documents(SmallTexts.documents(random))
                .documentsFrozen(documentsFrozen)
                .build();
        int[] queries = new int[12];
        int[] items = new int[48];
        ScoreRows rows = new ScoreRows();
        int itemCount = SmallTexts.fill(random, 12, 3, queries, items, rows);
        for (int e = 0; e < rows.entries(); e++) {
            rows.weights()[e] = random.nextInt(5) == 0 ? 0 : 2 * random.nextFloat();
        }
        // The matrix need not be regular: a query that meets its positive only, and an item that nobody meets.
        rows.openRow();
        rows.append(0, ScoreRows.POSITIVE);
        queries = Arrays.copyOf(queries, 13);
        queries[12] = 3;

        Recorder recorder = new Recorder();
        try (TrainingStep step = new StaticTrainingStep(encoder, recorder, threads)) {
            step.forward(queries, items, itemCount, rows);
            double loss = InfoNce.of(TEMPERATURE).evaluate(rows);
            double[] doubles = new double[table.length];
            for (int i = 0; i < table.length; i++) {
                doubles[i] = table[i];
            }
            assertEquals(loss(doubles, doubles, encoder, queries, items, rows), loss, 1e-6);
            step.backward(rows);
            double largest = 0;
            for (int at = 0; at < table.length; at++) {
                double[] query = doubles.clone();
                double[] item = documentsFrozen ? doubles : query;
                double h = 1e-5;
                query[at] += h;
                double above = loss(query, item, encoder, queries, items, rows);
                query[at] -= 2 * h;
                double below = loss(query, item, encoder, queries, items, rows);
                double slope = (above - below) / (2 * h);
                double[] row = recorder.gradients[at / DIMENSION];
                double gradient = row == null ? 0 : row[at % DIMENSION];
                assertEquals(slope, gradient, 2e-6, "token " + at / DIMENSION + ", element " + at % DIMENSION);
                largest = Math.max(largest, Math.abs(slope));
            }
            assertTrue(largest > 0.05, "gradients must be far above the tolerance, the largest was " + largest);
        }
    }
}
