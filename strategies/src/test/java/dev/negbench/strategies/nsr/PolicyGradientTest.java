package dev.negbench.strategies.nsr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PolicyGradientTest {
    private static final PolicyGradient RATIO = new PolicyGradient(1, 0.2, false, 0);

    private static ScoreRows rows(double[]... scores) {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        for (double[] row : scores) {
            rows.openRow();
            for (int v = 0; v < row.length; v++) {
                rows.append(v, v == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
                rows.scores()[rows.entries() - 1] = (float) row[v];
                rows.weights()[rows.entries() - 1] = 0;
            }
        }
        return rows;
    }

    /** Sets targets to what the policy gives now, so that every ratio is 1. */
    private static ScoreRows current(ScoreRows rows, double temperature) {
        for (int row = 0; row < rows.rows(); row++) {
            int from = rows.start(row);
            double[] logits = new double[rows.start(row + 1) - from];
            Arrays.setAll(logits, v -> rows.scores()[from + v] / temperature);
            double[] policy = SoftmaxBandit.policy(logits);
            for (int v = 0; v < logits.length; v++) {
                rows.targets()[from + v] = (float) Math.log(policy[v]);
            }
        }
        return rows;
    }

    /** A sample of advantage 1 on the card's logits descends along minus its closed form. */
    @Test
    void oneSampleStepsAlongTheClosedForm() {
        ScoreRows rows = current(rows(new double[] {2, 1, 0, -1}), 1);
        rows.weights()[0] = 1;
        assertEquals(-1, RATIO.evaluate(rows), 1e-6);
        assertArrayEquals(
                new float[] {-0.356086f, 0.236883f, 0.087144f, 0.032059f}, Arrays.copyOf(rows.gradients(), 4), 1e-6f);
        rows.weights()[0] = -1;
        assertEquals(1, RATIO.evaluate(rows), 1e-6);
        assertEquals(0.356086f, rows.gradients()[0], 1e-6f);
        assertEquals(-0.643914, new PolicyGradient(1, 0.2, true, 0).evaluate(positive(rows)), 1e-6);
        assertArrayEquals(
                new float[] {-0.229289f, 0.152532f, 0.056113f, 0.020643f}, Arrays.copyOf(rows.gradients(), 4), 1e-6f);
    }

    private static ScoreRows positive(ScoreRows rows) {
        rows.weights()[0] = 1;
        return rows;
    }

    private static ScoreRows random(Random random, double temperature) {
        double[][] scores = new double[1 + random.nextInt(4)][];
        for (int r = 0; r < scores.length; r++) {
            scores[r] = random.doubles(1 + random.nextInt(9), -1, 1).toArray();
        }
        ScoreRows rows = current(rows(scores), temperature);
        for (int e = 0; e < rows.entries(); e++) {
            rows.weights()[e] = random.nextInt(3) - 1;
            // Ratios well inside or well outside of the range: at its ends the loss has a corner.
            rows.targets()[e] += new float[] {-0.6f, -0.1f, 0, 0.1f, 0.6f}[random.nextInt(5)];
        }
        return rows;
    }

    @Property(tries = 200)
    void gradientsAreThoseOfFiniteDifferences(@ForAll long seed) {
        Random random = new Random(seed);
        double temperature = 0.3;
        ScoreRows rows = random(random, temperature);
        PolicyGradient loss = new PolicyGradient(temperature, 0.2, random.nextBoolean(), random.nextInt(2) * 0.3);
        loss.evaluate(rows);
        float[] gradients = rows.gradients().clone();
        for (int e = 0; e < rows.entries(); e++) {
            float score = rows.scores()[e];
            float above = score + 1e-3f;
            float below = score - 1e-3f;
            rows.scores()[e] = above;
            double up = loss.evaluate(rows);
            rows.scores()[e] = below;
            double down = loss.evaluate(rows);
            rows.scores()[e] = score;
            assertEquals((up - down) / ((double) above - below), gradients[e], 1e-3, "seed " + seed + ", entry " + e);
        }
    }

    /** A right sample stops counting above 1.2, a wrong one below 0.8; in the other direction both go on. */
    @Test
    void ratiosAreClippedInTheWantedDirectionAlone() {
        for (double[] arm : new double[][] {{1, 1.5, 1.2, 0}, {1, 0.5, 0.5, 1}, {-1, 0.5, 0.8, 0}, {-1, 1.5, 1.5, 1}}) {
            ScoreRows rows = current(rows(new double[] {0, 0}), 1);
            rows.weights()[0] = (float) arm[0];
            rows.targets()[0] -= (float) Math.log(arm[1]);
            assertEquals(-arm[0] * arm[2], RATIO.evaluate(rows), 1e-6, Arrays.toString(arm));
            assertEquals(arm[3] * -arm[0] * arm[1] / 2, rows.gradients()[0], 1e-6, Arrays.toString(arm));
        }
    }

    /** Exact expectations instead of samples: PSR's and NSR's batches have one gradient, REINFORCE's is twice it. */
    @Property(tries = 50)
    void expectationsDoNotTellTheModesApart(@ForAll long seed) {
        double[] scores = new Random(seed).doubles(6, -1, 1).toArray();
        float[] psr = expected(scores, Reinforcement.PSR);
        float[] nsr = expected(scores, Reinforcement.NSR);
        float[] both = expected(scores, Reinforcement.REINFORCE);
        for (int v = 0; v < 6; v++) {
            assertEquals(psr[v], nsr[v], 1e-6, "seed " + seed);
            assertEquals(2 * psr[v], both[v], 1e-6, "seed " + seed);
        }
    }

    private static float[] expected(double[] scores, Reinforcement mode) {
        ScoreRows rows = current(rows(scores), 0.5);
        for (int v = 0; v < scores.length; v++) {
            rows.weights()[v] = (float) (Math.exp(rows.targets()[v]) * mode.advantage(v < 2, 0, 0, 1));
        }
        new PolicyGradient(0.5, 0.2, false, 0).evaluate(rows);
        return rows.gradients().clone();
    }

    @Test
    void beforeThereArePoolsItIsContrastive() {
        ScoreRows rows = rows(new double[] {0.5, 0.3, 0.1}, new double[] {0.2, 0.4});
        Arrays.fill(rows.weights(), 1);
        double contrastive = InfoNce.of(0.1).evaluate(rows);
        float[] gradients = Arrays.copyOf(rows.gradients(), 5);
        assertEquals(contrastive, new PolicyGradient(0.1, 0.2, false, 0.5).evaluate(rows));
        assertArrayEquals(gradients, Arrays.copyOf(rows.gradients(), 5));
    }

    @Test
    void divergenceIsNamed() {
        ScoreRows rows = current(rows(new double[] {0, 0}), 1);
        rows.scores()[0] = Float.NaN;
        rows.weights()[0] = 1;
        assertThrows(ArithmeticException.class, () -> RATIO.evaluate(rows));
    }
}
