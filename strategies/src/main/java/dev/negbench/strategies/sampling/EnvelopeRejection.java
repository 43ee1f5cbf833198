package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Successive sampling by rejection from a step function above the weights. The pool is sorted by score and weights only
 * fall with distance from the wanted score, so the candidates above any given weight are a window of the pool. The step
 * function is 1 on the window of weights above e^-{@link #DEPTH} and e^-{@link #DEPTH} elsewhere. Weights are computed
 * for the candidates proposed, never for the whole pool.
 *
 * <p>One random number a proposal: its place under the step function gives the candidate, and what is left of it
 * decides whether the candidate's weight reaches that high. Proposals of candidates already drawn are rejected as well;
 * both rejections leave the law of successive sampling untouched, as {@link TableInversion} explains, and so does going
 * on with another kernel after any number of rejections.
 *
 * <p>Most proposals are decided by a cubic for the exponential, the exact one is computed where that is too close to
 * call. Two binary searches, then about 20 ns a proposal. Exact to 2^-52. Allocates nothing.
 */
final class EnvelopeRejection {
    private static final double DEPTH = 3;
    /** e^-DEPTH, and a little more against rounding at the edge of the window. */
    private static final double STEP = 0.049787068367863944 * (1 + 1e-9);
    /** The least number of candidates in the window for each candidate wanted. */
    private static final double CROWD = 1.5;

    /** Where weights fall faster than this, telling a score of 0 from 2^-127 would matter. */
    private static final double STEEPEST = 1e60;

    /**
     * Where logarithms of weights are further from 0 than this, rounding could leave a heavy one outside the window.
     */
    private static final double LOWEST = -1e6;

    // 2^f on |f| <= 1/2, interpolated at the Chebyshev nodes: relative error 2.0e-4.
    private static final double P1 = 0x1.62e42fefa39efp-1;
    private static final double P2 = 0x1.efb0381d28d3bp-3;
    private static final double P3 = 0x1.c8bdf9ad062a4p-5;
    static final double P_ERROR = 2.5e-4;

    private EnvelopeRejection() {}

    /**
     * Draws until there are n of the candidates; or none if too few have a considerable weight, or fewer if too many
     * proposals were rejected; 0 < n < size.
     *
     * @param kernel how weights fall
     * @param steepness above 0
     * @param wanted the score of the greatest weight, finite
     * @param scores descending, all finite, the first {@code size} of them
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
        boolean rounds = exponent(gaussian, steepness, radius + Math.abs(wanted)) < LOWEST;
        if (window < CROWD * n || rounds || steepness > STEEPEST) {
            return 0;
        }
        double best = -exponent(gaussian, steepness, nearest);
        // Rounding the height of the whole step function up to a whole number lets one product give place and height.
        int places = window + (int) Math.ceil((size - window) * STEP);
        double step = (double) (places - window) / (size - window);
        long doubled = (long) places << 1;
        int[] positions = draw.positions();
        int mark = draw.mark();
        int count = 0;
        for (int left = proposals; count < n && left > 0; left--) {
            long number = random.nextLong() >>> 1;
            int place = (int) Math.multiplyHigh(number, doubled);
            double height = RandomStream.unit(number * doubled);
            int at = from + place;
            double lead;
            if (place < window) {
                double distance = Elementary.widenNormal(Float.floatToRawIntBits(scores[at])) - wanted;
                lead = height - roughExp(best + exponent(gaussian, steepness, distance));
            } else {
                double beyond = (place - window + height) / step;
                int whole = Math.min((int) beyond, size - window - 1);
                at = whole < from ? whole : whole + window;
                height = (beyond - whole) * step;
                lead = 0;
            }
            if (Math.abs(lead) < P_ERROR) {
                lead = height - Elementary.exp(best + exponent(gaussian, steepness, scores[at] - wanted));
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
    static double roughExp(double x) {
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
