package dev.negbench.strategies.staradore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LambdaPairsTest {
    private static ScoreRows rows(double[] positives, double[] negatives) {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        append(rows, positives, negatives);
        return rows;
    }

    private static void append(ScoreRows rows, double[] positives, double[] negatives) {
        rows.openRow();
        for (int k = 0; k < positives.length + negatives.length; k++) {
            boolean positive = k < positives.length;
            rows.append(rows.entries(), positive ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
            rows.scores()[rows.entries() - 1] = (float) (positive ? positives[k] : negatives[k - positives.length]);
        }
    }

    private static void check(
            double loss, double[] positives, double[] negatives, int depth, int cut, double... slopes) {
        ScoreRows rows = rows(positives, negatives);
        assertEquals(loss, new LambdaPairs(depth, cut, true, 1).evaluate(rows), 5e-10);
        double[] gradients = new double[slopes.length];
        for (int e = 0; e < slopes.length; e++) {
            gradients[e] = rows.gradients()[e];
        }
        assertArrayEquals(slopes, gradients, 5e-8);
    }

    /** The three lists worked out in the card; positives stand first here. */
    @Test
    void valuesOfTheCard() {
        check(
                0.2727035500,
                new double[] {2},
                new double[] {3, 2.5, 1, 0.5},
                5,
                200,
                -0.1594626990,
                0.1218430964,
                0.0259358055,
                0.0056029463,
                0.0060808508);
        check(
                1.5342471159,
                new double[] {-1},
                new double[] {3, 2.5, 2, 1, 0.5},
                5,
                5,
                -0.4337193097,
                0.196402758,
                0.0970687769,
                0.0635049418,
                0.0440398539,
                0.032702979);
        check(
                0.3887446763,
                new double[] {2.5, 1},
                new double[] {3, 2, 0.5},
                5,
                200,
                -0.0683189978,
                -0.1233993984,
                0.1619712457,
                0.0206408322,
                0.0091063183);
    }

    /** The code's form: the whole list as a symmetric matrix, divided by twice the number of mixed pairs. */
    private static double fullMatrix(double[] positives, double[] negatives, int depth, int cut, double temperature) {
        int all = positives.length + negatives.length;
        Integer[] order = new Integer[all];
        double[] scores = new double[all];
        for (int k = 0; k < all; k++) {
            order[k] = k;
            scores[k] = (float) (k < positives.length ? positives[k] : negatives[k - positives.length]);
        }
        Arrays.sort(order, (x, y) -> Double.compare(scores[y], scores[x]));
        Integer[] list = Arrays.copyOf(order, Math.min(depth, all));
        boolean found = Arrays.stream(list).anyMatch(k -> k < positives.length);
        if (!found) {
            list = Arrays.copyOf(list, list.length + positives.length);
            for (int p = 0; p < positives.length; p++) {
                list[list.length - positives.length + p] = p;
            }
        }
        double sum = 0;
        long pairs = 0;
        for (int r = 0; r < list.length; r++) {
            for (int c = 0; c < list.length; c++) {
                int label = Boolean.compare(list[r] < positives.length, list[c] < positives.length);
                if (label != 0) {
                    double a = r < cut ? 1.0 / (r + 1) : 0;
                    double b = c < cut ? 1.0 / (c + 1) : 0;
                    double lead = label * (scores[list[r]] - scores[list[c]]) / temperature;
                    sum += Math.abs(a - b) * Math.log1p(Math.exp(-lead));
                    pairs += label > 0 ? 1 : 0;
                }
            }
        }
        return pairs == 0 ? 0 : sum / (2.0 * pairs);
    }

    @Property(tries = 500)
    void pairsGiveTheFullMatrix(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int positives,
            @ForAll @IntRange(min = 0, max = 12) int negatives,
            @ForAll @IntRange(min = 1, max = 14) int depth,
            @ForAll @IntRange(min = 1, max = 14) int cut,
            @ForAll boolean sorted) {
        Random random = new Random(seed);
        double[] up = random.doubles(positives).toArray();
        double[] down = random.doubles(negatives).toArray();
        if (sorted) {
            down = Arrays.stream(down).map(s -> -s).sorted().map(s -> -s).toArray();
        }
        double loss = new LambdaPairs(depth, cut, true, 0.3).evaluate(rows(up, down));
        assertEquals(fullMatrix(up, down, depth, cut, 0.3), loss, 1e-12);
    }

    @Property(tries = 300)
    void gradientIsTheSlope(@ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 1) double temperature) {
        Random random = new Random(seed);
        ScoreRows rows = new ScoreRows();
        rows.clear();
        // Scores a tenth apart: the differences below change no rank, so weights stay constant.
        for (int r = 0; r < 3; r++) {
            double[] scores = random.ints(0, 1000)
                    .distinct()
                    .limit(9)
                    .mapToDouble(k -> k / 10.0 / 100)
                    .toArray();
            append(rows, Arrays.copyOf(scores, 1 + random.nextInt(3)), Arrays.copyOfRange(scores, 3, 9));
        }
        LambdaPairs objective = new LambdaPairs(6, 4, random.nextBoolean(), temperature);
        objective.evaluate(rows);
        float[] gradients = rows.gradients().clone();
        float step = 2e-4f;
        for (int e = 0; e < rows.entries(); e++) {
            float score = rows.scores()[e];
            rows.scores()[e] = score + step;
            double above = objective.evaluate(rows);
            rows.scores()[e] = score - step;
            double below = objective.evaluate(rows);
            rows.scores()[e] = score;
            double slope = (above - below) / ((double) (score + step) - (score - step));
            assertEquals(slope, gradients[e], 1e-4 / temperature, "seed " + seed + ", entry " + e);
        }
    }

    @Test
    void withoutRanksEveryPairCountsAlike() {
        ScoreRows rows = rows(new double[] {0.2}, new double[] {0.5, 0.1});
        double expected = (Math.log1p(Math.exp(0.3)) + Math.log1p(Math.exp(-0.1))) / 2;
        assertEquals(expected, new LambdaPairs(200, 200, false, 1).evaluate(rows), 1e-7);
    }

    @Test
    void aCutOfOneSilencesWhatItCannotImprove() {
        ScoreRows rows = rows(new double[] {-5}, new double[] {3, 2});
        double loss = new LambdaPairs(2, 1, true, 1).evaluate(rows);
        assertEquals(Math.log1p(Math.exp(8)) / 2, loss, 1e-6);
        assertTrue(rows.gradients()[1] > 0 && rows.gradients()[2] == 0);
    }

    @Test
    void rowsWithoutNegativesCostNothing() {
        assertEquals(0, new LambdaPairs(5, 5, true, 1).evaluate(rows(new double[] {1, 2}, new double[0])));
    }
}
