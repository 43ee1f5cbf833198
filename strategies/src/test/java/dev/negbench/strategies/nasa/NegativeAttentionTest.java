package dev.negbench.strategies.nasa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.stage.AttentionObjective;
import dev.negbench.strategies.stage.AttentionRows;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegativeAttentionTest {
    private static double byAttention(double yes, double no) {
        return NegativeAttention.score(yes, no, Math.log(no / yes));
    }

    /** The card's vectors. */
    @ParameterizedTest
    @CsvSource({".2,.2,0", ".1,.3,0.439445", ".3,.1,-0.439445"})
    void scoresOfTheCard(double yes, double no, double expected) {
        assertEquals(expected, byAttention(yes, no), 5e-7);
    }

    @Test
    void rowsAddUp() {
        double sum = byAttention(.05, .10) + byAttention(.20, .10) + byAttention(.01, .04);
        assertEquals(-0.034657, sum, 5e-7);
    }

    /** Random rows of 3 heads and 5 positions, softmax taken. */
    private static AttentionRows rows(double[][] scores) {
        AttentionRows rows = new AttentionRows(3);
        for (double[] of : scores) {
            int row = rows.append(5);
            for (int head = 0; head < 3; head++) {
                int at = rows.start(row, head);
                double sum = 0;
                for (int j = 0; j < 5; j++) {
                    rows.scores()[at + j] = of[head * 5 + j];
                    sum += Math.exp(of[head * 5 + j]);
                }
                double logit = 0;
                for (int j = 0; j < 5; j++) {
                    rows.weights()[at + j] = Math.exp(of[head * 5 + j]) / sum;
                    rows.contributions()[at + j] = j - 2 + head;
                    logit += rows.weights()[at + j] * rows.contributions()[at + j];
                }
                rows.logits()[row] += logit;
            }
        }
        return rows;
    }

    private static double[][] random(long seed, int count) {
        Random random = new Random(seed);
        double[][] scores = new double[count][15];
        for (double[] row : scores) {
            for (int i = 0; i < row.length; i++) {
                row[i] = 2 * random.nextGaussian();
            }
        }
        return scores;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isAntisymmetricInTheCandidatesAndEqualToItsLogarithmicForm(long seed) {
        double[][] scores = random(seed, 20);
        AttentionRows rows = rows(scores);
        double[][] swapped = scores.clone();
        for (int row = 0; row < swapped.length; row++) {
            swapped[row] = scores[row].clone();
            for (int head = 0; head < 3; head++) {
                swapped[row][head * 5] = scores[row][head * 5 + 1];
                swapped[row][head * 5 + 1] = scores[row][head * 5];
            }
        }
        AttentionRows other = rows(swapped);
        for (int row = 0; row < 20; row++) {
            for (int head = 0; head < 3; head++) {
                double score = NegativeAttention.of(rows, row, head);
                int at = rows.start(row, head);
                assertEquals(-score, NegativeAttention.of(other, row, head), 1e-12, "seed " + seed);
                assertEquals(byAttention(rows.weights()[at], rows.weights()[at + 1]), score, 1e-9, "seed " + seed);
            }
        }
    }

    @Test
    void aHeadThatScoresBothAlikeHasNone() {
        double[][] scores = random(4, 1);
        scores[0][6] = scores[0][5];
        assertEquals(0, NegativeAttention.of(rows(scores), 0, 1));
    }

    /** Attention of "yes" underflows to 0: the score form is still finite. */
    @Test
    void isFiniteWhereTheLogarithmIsNot() {
        double[][] scores = new double[1][15];
        scores[0][0] = -800;
        assertEquals(.25 * 800, NegativeAttention.of(rows(scores), 0, 0), 1e-9);
    }

    /** Central differences of the score by each position's score before the softmax. */
    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void derivativesAreThoseOfFiniteDifferences(long seed) {
        double[][] scores = random(seed, 1);
        AttentionRows rows = rows(scores);
        NegativeAttention.addGradient(rows, 0, 1, 1);
        for (int i = 0; i < 15; i++) {
            double kept = scores[0][i];
            scores[0][i] = kept + 1e-5;
            double above = NegativeAttention.of(rows(scores), 0, 1);
            scores[0][i] = kept - 1e-5;
            double below = NegativeAttention.of(rows(scores), 0, 1);
            scores[0][i] = kept;
            assertEquals((above - below) / 2e-5, rows.gradients()[i], 1e-8, "seed " + seed + ", score " + i);
        }
    }

    /** A loss by the scores is its own part plus what comes through the logit; both are checked together. */
    @ParameterizedTest
    @CsvSource({"7,false,0.7", "8,true,0.7", "9,false,0", "10,true,3"})
    void penaltiesHaveTheGradientsOfFiniteDifferences(long seed, boolean squared, double mu) {
        double[][] scores = random(seed, 6);
        // Head 0 leans to "no", so that the penalty is not at rest.
        for (double[] row : scores) {
            row[1] = row[0] + 1;
        }
        double[] before = new Random(seed).doubles(6, -2, 2).toArray();
        check(new AttentionPenalty(0, squared, mu, before), scores, "seed " + seed);
        assertEquals(
                0,
                new AttentionPenalty(0, false, 0, before).evaluate(rows(negated(scores))),
                "a head that leans to yes costs nothing");
    }

    private static double[][] negated(double[][] scores) {
        double[][] swapped = new double[scores.length][];
        for (int row = 0; row < scores.length; row++) {
            swapped[row] = scores[row].clone();
            swapped[row][1] = swapped[row][0] - 1;
        }
        return swapped;
    }

    @Test
    void crossEntropyHasTheGradientOfFiniteDifferences() {
        boolean[] relevant = {true, false, false, true, true, false};
        check(new LabelCrossEntropy(relevant), random(11, 6), "seed 11");
    }

    private static void check(AttentionObjective objective, double[][] scores, String seed) {
        AttentionRows rows = rows(scores);
        objective.evaluate(rows);
        double largest = 0;
        for (int row = 0; row < scores.length; row++) {
            for (int i = 0; i < 15; i++) {
                int from = rows.start(row, i / 5);
                double said = 0;
                for (int j = from; j < from + 5; j++) {
                    said += rows.weights()[j] * rows.contributions()[j];
                }
                int at = from + i % 5;
                double throughLogit =
                        rows.logitGradients()[row] * rows.weights()[at] * (rows.contributions()[at] - said);
                double gradient = throughLogit + rows.gradients()[at];
                largest = Math.max(largest, Math.abs(gradient));
                double kept = scores[row][i];
                scores[row][i] = kept + 1e-5;
                double above = objective.evaluate(rows(scores));
                scores[row][i] = kept - 1e-5;
                double below = objective.evaluate(rows(scores));
                scores[row][i] = kept;
                assertEquals((above - below) / 2e-5, gradient, 1e-8, seed + ", row " + row + ", score " + i);
            }
        }
        assertEquals(true, largest > 1e-3, "gradients that are all near 0 prove nothing: " + largest);
    }
}
