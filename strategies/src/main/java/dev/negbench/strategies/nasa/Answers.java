package dev.negbench.strategies.nasa;

import java.util.Arrays;

/**
 * How good yes/no answers are. All in [0, 1] but the gap.
 *
 * @param precision share of relevant pairs among those answered yes; 1 where none was
 * @param recall share of relevant pairs that were answered yes
 * @param accuracy share of right answers
 * @param yesRate share of answers that are yes
 * @param f1OfYes harmonic mean of precision and recall of yes
 * @param f1OfNo the same of no
 * @param areaUnderCurve how often a relevant pair has a higher logit than another one, ties half: no threshold enters
 * @param calibrationError expected calibration error of the probability of yes, ten bins of equal width
 */
public record Answers(
        double precision,
        double recall,
        double accuracy,
        double yesRate,
        double f1OfYes,
        double f1OfNo,
        double areaUnderCurve,
        double calibrationError) {
    private static final int BINS = 10;

    /**
     * Judges answers.
     *
     * @param logits log-odds of yes, one a pair
     * @param relevant the right answers; at least one of each kind
     * @param count how many pairs
     * @param threshold the logit above which the answer is yes; probabilities are shifted by it, too
     */
    public static Answers of(double[] logits, boolean[] relevant, int count, double threshold) {
        int right = 0;
        int yes = 0;
        int all = 0;
        for (int i = 0; i < count; i++) {
            boolean saysYes = logits[i] > threshold;
            yes += saysYes ? 1 : 0;
            all += relevant[i] ? 1 : 0;
            right += saysYes && relevant[i] ? 1 : 0;
        }
        int wrong = yes - right;
        int missed = all - right;
        int rejected = count - all - wrong;
        return new Answers(
                yes == 0 ? 1 : (double) right / yes,
                (double) right / all,
                (double) (right + rejected) / count,
                (double) yes / count,
                2.0 * right / (2.0 * right + wrong + missed),
                2.0 * rejected / (2.0 * rejected + wrong + missed),
                areaUnderCurve(logits, relevant, count),
                calibrationError(logits, relevant, count, threshold));
    }

    /** Returns precision minus recall of yes: above 0 where "no" is said too often. */
    public double gap() {
        return precision - recall;
    }

    private static double areaUnderCurve(double[] logits, boolean[] relevant, int count) {
        double[] positives = of(logits, relevant, count, true);
        double[] negatives = of(logits, relevant, count, false);
        Arrays.sort(negatives);
        double won = 0;
        for (double positive : positives) {
            int below = firstAtLeast(negatives, positive);
            int notAbove = below;
            while (notAbove < negatives.length && negatives[notAbove] == positive) {
                notAbove++;
            }
            won += (below + notAbove) / 2.0;
        }
        return won / ((double) positives.length * negatives.length);
    }

    private static double[] of(double[] logits, boolean[] relevant, int count, boolean kind) {
        double[] kept = new double[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (relevant[i] == kind) {
                kept[size++] = logits[i];
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static int firstAtLeast(double[] ascending, double value) {
        int from = 0;
        int to = ascending.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double calibrationError(double[] logits, boolean[] relevant, int count, double threshold) {
        double[] away = new double[BINS];
        for (int i = 0; i < count; i++) {
            double probability = 1 / (1 + StrictMath.exp(threshold - logits[i]));
            int bin = Math.min(BINS - 1, (int) (probability * BINS));
            away[bin] += probability - (relevant[i] ? 1 : 0);
        }
        double error = 0;
        for (double bin : away) {
            error += Math.abs(bin);
        }
        return error / count;
    }
}
