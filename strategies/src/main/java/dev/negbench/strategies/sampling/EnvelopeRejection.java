package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Successive sampling by rejection from a step function above the weights. The pool is sorted by score and weights only
 * fall with distance from the wanted score, so the candidates above any given weight are a window of the pool. The step
 * function is 1 on the window of weights above e^-{@link #DEPTH} and a little more than e^-{@link #DEPTH} elsewhere.
 * Weights are computed for the candidates proposed, never for the whole pool.
 *
 * <p>Half a random number a proposal: its place under the step function gives the candidate, and what is left of it
 * decides whether the candidate's weight reaches that high. Where its 32 bits leave either open they are followed by 32
 * more, so the draw is exact to 2^-52. Proposals of candidates already drawn are rejected as well; both rejections
 * leave the law of successive sampling untouched, as {@link TableInversion} explains, and so does going on with another
 * kernel after any number of rejections.
 *
 * <p>Most proposals are decided by a cubic for the exponential. A pool that is all window costs no search, any other
 * two binary ones; then about 10 ns a proposal. Allocates nothing.
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

    /** Larger step functions would leave a proposal's first 32 bits too few for its height. */
    private static final int LARGEST = 1 << 16;

    // 2^f on |f| <= 1/2, interpolated at the Chebyshev nodes: relative error 2.0e-4.
    private static final double P1 = 0x1.62e42fefa39efp-1;
    private static final double P2 = 0x1.efb0381d28d3bp-3;
    private static final double P3 = 0x1.c8bdf9ad062a4p-5;
    /** More than the cubic's error and the height that {@link #LARGEST} places leave open, 2^-16, together. */
    static final double P_ERROR = 2.5e-4;

    private static final long LOW_HALF = 0xffffffffL;

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
        float top = scores[0];
        float bottom = scores[size - 1];
        double nearest = wanted > top ? wanted - top : wanted < bottom ? bottom - wanted : 0;
        double radius = gaussian ? Math.sqrt(nearest * nearest + DEPTH / steepness) : nearest + DEPTH / steepness;
        float highest = Math.nextUp((float) (wanted + radius));
        float lowest = Math.nextDown((float) (wanted - radius));
        int from = top > highest ? countAbove(scores, size, highest) : 0;
        int window = (bottom < lowest ? countAbove(scores, size, lowest) : size) - from;
        boolean rounds = exponent(gaussian, steepness, radius + Math.abs(wanted)) < LOWEST;
        if (window < CROWD * n || rounds || steepness > STEEPEST) {
            return 0;
        }
        // Rounding the height of the whole step function up to a whole number lets one product give place and height.
        int places = window + (window < size ? (int) ((size - window) * STEP) + 1 : 0);
        if (places > LARGEST) {
            return 0;
        }
        double step = (double) (places - window) / (size - window);
        double best = -exponent(gaussian, steepness, nearest);
        int[] positions = draw.positions();
        int mark = draw.mark();
        // In local variables the state need not go through memory at every proposal.
        long s0 = random.s0;
        long s1 = random.s1;
        long s2 = random.s2;
        long s3 = random.s3;
        long bits = 0;
        int count = 0;
        for (int made = 0; count < n && made < proposals; made++) {
            if ((made & 1) == 0) {
                bits = RandomStream.output(s0, s3);
                long t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = Long.rotateLeft(s3, 45);
            } else {
                bits <<= 32;
            }
            long product = (bits >>> 32) * places;
            int place = (int) (product >>> 32);
            long low = product & LOW_HALF;
            int at = from + place;
            double lead = 0;
            if (place < window) {
                double distance = Elementary.widenNormal(Float.floatToRawIntBits(scores[at])) - wanted;
                lead = RandomStream.unit(low << 32) - roughExp(best + exponent(gaussian, steepness, distance));
            }
            if (Math.abs(lead) < P_ERROR | low > LOW_HALF - places) {
                long number = (bits & ~LOW_HALF | RandomStream.output(s0, s3) >>> 32) >>> 1;
                long t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = Long.rotateLeft(s3, 45);
                place = (int) Math.multiplyHigh(number, (long) places << 1);
                double height = RandomStream.unit(number * ((long) places << 1));
                at = from + place;
                if (place >= window) {
                    double beyond = (place - window + height) / step;
                    int whole = Math.min((int) beyond, size - window - 1);
                    at = whole < from ? whole : whole + window;
                    height = (beyond - whole) * step;
                }
                lead = height - Elementary.exp(best + exponent(gaussian, steepness, scores[at] - wanted));
            }
            int old = marks[at];
            int other = old ^ mark;
            int accepted = (int) (Double.doubleToRawLongBits(lead) >>> 63) & (other | -other) >>> 31;
            positions[count] = at;
            marks[at] = old ^ other & -accepted;
            count += accepted;
        }
        random.s0 = s0;
        random.s1 = s1;
        random.s2 = s2;
        random.s3 = s3;
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

    /** Counts the scores above a value. Branch-free, since which way a step goes is anybody's guess. */
    private static int countAbove(float[] scores, int size, float value) {
        int above = 0;
        for (int left = size; left > 0; left >>>= 1) {
            int half = left + 1 >>> 1;
            above += half & Float.floatToRawIntBits(value - scores[above + half - 1]) >> 31;
        }
        return above;
    }

    private static double exponent(boolean gaussian, double steepness, double distance) {
        return gaussian ? -(steepness * distance * distance) : -(steepness * Math.abs(distance));
    }
}
