package dev.negbench.strategies.cet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearSelectionTest {
    private static LinearSelection model() {
        return new LinearSelection(new PairFeatures(PairWorld.RETRIEVAL, PairWorld.CORPUS), 0.05);
    }

    private static void randomise(LinearSelection model, Random random) {
        double[] weights = model.weights()[0];
        for (int f = 0; f < weights.length; f++) {
            weights[f] = 2 * random.nextGaussian();
        }
    }

    @Test
    void featuresAreTheirDefinition() {
        double[] out = new double[2 * PairFeatures.COUNT];
        new PairFeatures(PairWorld.RETRIEVAL, PairWorld.CORPUS).read(3, new int[] {2, 80}, 2, out, 0);
        double cosine = PairWorld.RETRIEVAL.score(3, 80);
        double matches = Math.log(21) / 4;
        assertArrayEquals(new double[] {0, 1}, Arrays.copyOf(out, 2), "no word in common");
        assertArrayEquals(
                new double[] {matches, 0, cosine, matches * cosine, Math.log(82) / 7},
                Arrays.copyOfRange(out, PairFeatures.COUNT, 2 * PairFeatures.COUNT),
                1e-12);
    }

    @Test
    void gradientIsTheSlope() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            PairWorld.Batch batch = PairWorld.batch(random, 6, 4);
            LinearSelection model = model();
            randomise(model, random);
            for (int e = 0; e < batch.scores().entries(); e++) {
                batch.scores().weights()[e] = (float) (3 * random.nextDouble());
            }
            model.score(batch.queries(), batch.documents(), batch.scores());
            model.differentiate(batch.scores());
            double[] gradients = model.weights()[1].clone();
            double[] weights = model.weights()[0];
            for (int f = 0; f < weights.length; f++) {
                double weight = weights[f];
                double step = 1e-2;
                weights[f] = weight + step;
                model.score(batch.queries(), batch.documents(), batch.scores());
                double above = SelectionModel.LOSS.evaluate(batch.scores());
                weights[f] = weight - step;
                model.score(batch.queries(), batch.documents(), batch.scores());
                double below = SelectionModel.LOSS.evaluate(batch.scores());
                weights[f] = weight;
                // Scores are floats: their rounding, over a step of 0.02, leaves about 1e-5.
                assertEquals((above - below) / (2 * step), gradients[f], 1e-4, "seed " + seed + ", feature " + f);
            }
        }
    }

    /** Positives are of the upper half, which BM25 and length show: their pairs must come into order. */
    @Test
    void learnsWhatWasSelectedAndGoesOnFromItsState() {
        LinearSelection model = model();
        Random random = new Random(5);
        double first = 0;
        double last = 0;
        for (int step = 0; step < 300; step++) {
            PairWorld.Batch batch = PairWorld.batch(random, 16, 4);
            model.score(batch.queries(), batch.documents(), batch.scores());
            double loss = model.learn(batch.queries(), batch.documents(), batch.scores());
            first = step == 0 ? loss : first;
            last = loss;
        }
        assertEquals(Math.log(2), first, 1e-6, "untrained");
        assertTrue(last < 0.55, "loss " + last);

        byte[] state = model.state();
        LinearSelection other = model();
        other.restore(state);
        PairWorld.Batch batch = PairWorld.batch(random, 16, 4);
        for (LinearSelection each : new LinearSelection[] {model, other}) {
            each.score(batch.queries(), batch.documents(), batch.scores());
            each.learn(batch.queries(), batch.documents(), batch.scores());
        }
        assertArrayEquals(model.weights()[0], other.weights()[0]);
        assertArrayEquals(model.state(), other.state());
        assertThrows(IllegalArgumentException.class, () -> other.restore(new byte[3]));
    }

    @Test
    void startsWithEveryScoreZero() {
        PairWorld.Batch batch = PairWorld.batch(new Random(1), 4, 3);
        ScoreRows rows = batch.scores();
        model().score(batch.queries(), batch.documents(), rows);
        for (int e = 0; e < rows.entries(); e++) {
            assertEquals(0f, rows.scores()[e]);
        }
    }
}
