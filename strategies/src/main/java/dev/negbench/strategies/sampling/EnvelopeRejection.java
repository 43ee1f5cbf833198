package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Successive sampling by rejection from a step function above the weights. The pool is sorted by score and weights only
 * fall with distance from the wanted score, so the candidates above any given weight are a window of the pool. The step
 * function is 1 on the window of weights above e^-{@link #DEPTH} and e^-{@link #DEPTH} elsewhere. Weights are computed
 * for the candidates proposed, never for the whole pool.
 *
 * <p>One random number a proposal: its place under the step function gives the candidate, and what is left of it
 * decides
 * whether the candidate's weight reaches that high. Proposals of candidates already drawn are rejected as well; both
 * rejections leave the law of successive sampling untouched, as {@link TableInversion} explains, and so does going on
 * with another kernel after any number of rejections.
 *
 * <p>Two binary searches, then a few dozen instructions a proposal. Exact to 2^-52. Allocates nothing.
 */
final class EnvelopeRejection {
    private static final double DEPTH = 3;
    /** e^-DEPTH, and a little more against rounding at the edge of the window. */
    private static final double STEP = 0.049787068367863944 * (1 + 1e-9);
    /** The least number of candidates in the window for each candidate wanted. */
    private static final int CROWD = 2;

    // 2^f on |f| <= 1/2, interpolated at the Chebyshev nodes: relative error 2.0e-4.
    private static final double P1 = 0x1.62e42fefa39efp-1;
    private static final double P2 = 0x1.efb0381d28d3bp-3;
    private static final double P3 = 0x1.c8bdf9ad062a4p-5;
    private static final double P_ERROR = 2.5e-4;

    private EnvelopeRejection() {}

    /**
     * Draws until there are n of the candidates; or none if too few have a considerable weight, or fewer if too many
     * proposals were rejected; 0 < n < size.
     *
     * @param kernel how weights fall
     * @param steepness above 0
     * @param wanted the score of the greatest weight, finite
     * @param scores descending, all finite
     * @param proposals how many may be made
     * @param marks what was drawn carries {@code draw.mark()}
     * @return how many were drawn, in {@code draw.positions()}
     */
    static int draw(
            ScoreKernel kernel,
            double steepness,
            double wanted,
            float[] scores,
            int size,
            int n,
            int proposals,
            int[] marks,
            RandomStream random,
            Draw draw) {
        boolean gaussian = kernel == ScoreKernel.GAUSSIAN;
        double nearest = Math.max(0, Math.max(wanted - scores[0], scores[size - 1] - wanted));
        double radius = gaussian ? Math.sqrt(nearest * nearest + DEPTH / steepness) : nearest + DEPTH / steepness;
        int from = countAtLeast(scores, size, Math.nextUp((float) (wanted + radius)));
        int window = countAtLeast(scores, size, Math.nextDown((float) (wanted - radius))) - from;
        if (window < CROWD * n) {
            return 0;
        }
        double best = -exponent(gaussian, steepness, nearest);
        double total = window + (size - window) * STEP;
        int[] positions = draw.positions();
        int mark = draw.mark();
        int count = 0;
        for (int left = proposals; count < n && left > 0; left--) {
            double place = total * random.nextUnit();
            double step = 1;
            int offset = from;
            if (place >= window) {
                place = (place - window) * (1 / STEP);
                step = STEP;
                offset = place < from ? 0 : window;
            }
            // The nearest whole number to place - 1/2 is the part before the point.
            double shifted = place - 0.5 + Elementary.ROUNDER;
            double height = (place - (shifted - Elementary.ROUNDER)) * step;
            int at = Math.min(size - 1, offset + (int) Double.doubleToRawLongBits(shifted));
            double x = best + exponent(gaussian, steepness, Elementary.widen(scores[at]) - wanted);
            double lead = height - (step < 1 ? Elementary.exp(x) : roughExp(x));
            if (Math.abs(lead) < P_ERROR) {
                lead = height - Elementary.exp(x);
            }
            int old = marks[at];
            int other = old ^ mark;
            int accepted = (int) (Double.doubleToRawLongBits(lead) >>> 63) & (other | -other) >>> 31;
            positions[count] = at;
            marks[at] = old ^ other & -accepted;
            count += accepted;
        }
        return count;
    }

    /** Returns e^x within {@link #P_ERROR} for x from -700 to 0: enough to decide nearly every proposal. */
    private static double roughExp(double x) {
        double t = x * Elementary.LOG2_E;
        double shifted = t + Elementary.ROUNDER;
        double f = t - (shifted - Elementary.ROUNDER);
        double mantissa = 1 + f * (P1 + f * (P2 + f * P3));
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(mantissa) + (Double.doubleToRawLongBits(shifted) << 52));
    }

    /** Counts the scores at or above a value. Branch-free, since which way a step goes is anybody's guess. */
    private static int countAtLeast(float[] scores, int size, float value) {
        int above = 0;
        for (int left = size; left > 0; left >>>= 1) {
            int half = left + 1 >>> 1;
            above += half & ~(Float.floatToRawIntBits(scores[above + half - 1] - value) >> 31);
        }
        return above;
    }

    private static double exponent(boolean gaussian, double steepness, double distance) {
        return gaussian ? -(steepness * distance * distance) : -(steepness * Math.abs(distance));
    }
}
