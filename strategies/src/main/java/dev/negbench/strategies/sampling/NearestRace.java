package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Successive sampling as {@link ExponentialRace}, over the candidates nearest to the wanted score alone. The others
 * weigh at most as much as the next nearest, so their arrivals until the n-th one of the race are thinned from a
 * Poisson process of that rate each (Lewis and Shedler, 1979): nearly always it has none, and one random number tells.
 *
 * <p>For pools in which few candidates have a considerable weight. How many run is decided from the scores: those
 * within {@link #REACH} of the n-th nearest one, in logarithms of weights. Where the process would still have many
 * arrivals, more candidates run; which way an arrival is found does not change when it comes.
 *
 * <p>Times are logarithms, so nothing underflows. One random number and two logarithms a runner, all in one loop that
 * waits for none of them; their order by counting, or by insertion where they are many. Allocates nothing once the
 * draw's scratch memory has grown.
 */
final class NearestRace {
    /** How far below the n-th nearest candidate's the logarithm of the weight of the last runner is, about. */
    private static final double REACH = 7;
    /** The most arrivals of the Poisson process that are worth thinning. */
    private static final double MOST_ARRIVALS = 2;
    /** The most runners whose order is found by comparing each with each. */
    private static final int MOST_RANKED = 40;
    /** Logarithms of weights further from the largest than this would lose digits that matter. */
    private static final double SPREAD = 1e6;

    private NearestRace() {}

    /**
     * Draws until there are n of the candidates; count < n < size.
     *
     * @param kernel how weights fall
     * @param steepness above 0
     * @param wanted the score of the greatest weight, finite
     * @param scores descending, all finite, the first {@code size} of them
     * @param count how many have been drawn already, in {@code draw.positions()}
     * @param marks those already drawn carry {@code draw.mark()}
     * @return whether it drew; false where the n nearest candidates' weights are too far apart, by more than e^1000000
     */
    static boolean draw(
            ScoreKernel kernel,
            double steepness,
            double wanted,
            float[] scores,
            int size,
            int n,
            int count,
            int[] marks,
            RandomStream random,
            Draw draw) {
        boolean gaussian = kernel == ScoreKernel.GAUSSIAN;
        int middle = countAbove(scores, 0, size, wanted);
        int from = nearest(scores, size, middle, n, wanted);
        double close = distance(scores, size, middle, middle, wanted);
        double far = Math.max(scores[from] - wanted, wanted - scores[from + n - 1]);
        double base = fall(gaussian, steepness, close);
        if (!(fall(gaussian, steepness, far) - base < SPREAD)) {
            return false;
        }
        double radius = gaussian ? Math.sqrt(far * far + REACH / steepness) : far + REACH / steepness;
        int low = countAbove(scores, 0, from, wanted + radius);
        int high = countAbove(scores, from + n, size, wanted - radius);
        double[] x = draw.doubles(size + n);
        int[] positions = draw.positions();
        int mark = draw.mark();
        int above = middle;
        int below = middle;
        int arrived = count;
        while (true) {
            arrive(gaussian, steepness, wanted, base, scores, low, above, random, x);
            arrive(gaussian, steepness, wanted, base, scores, below, high, random, x);
            if (arrived == 0 && high - low <= MOST_RANKED) {
                rank(x, low, high, size, n, positions, draw.ints(high - low));
                arrived = n;
                above = low;
                below = high;
            }
            // From the middle outwards: the likelier a candidate is to stay, the earlier it enters.
            while (above > low || below < high) {
                if (above > low && marks[--above] != mark) {
                    arrived = ExponentialRace.enter(x[above], above, positions, x, size, count, arrived, n);
                }
                if (below < high && marks[below++] != mark) {
                    arrived = ExponentialRace.enter(x[below - 1], below - 1, positions, x, size, count, arrived, n);
                }
            }
            int others = low + size - high;
            if (others == 0) {
                break;
            }
            double edge = fall(gaussian, steepness, distance(scores, size, low, high, wanted)) - base;
            if (arrived == n && others * Elementary.exp(Math.min(0, x[size + n - 1] - edge)) <= MOST_ARRIVALS) {
                double clock = -Elementary.log(random.nextOpenUnit()) / others;
                double time = Elementary.log(clock) + edge;
                while (time < x[size + n - 1]) {
                    int other = random.nextPosition(others);
                    int i = other < low ? other : other - low + high;
                    double behind = fall(gaussian, steepness, scores[i] - wanted) - base;
                    if (random.nextUnit() < Elementary.exp(edge - behind) && marks[i] != mark) {
                        marks[i] = mark;
                        ExponentialRace.enter(time, i, positions, x, size, count, n, n);
                    }
                    clock -= Elementary.log(random.nextOpenUnit()) / others;
                    time = Elementary.log(clock) + edge;
                }
                break;
            }
            int more = high - low;
            low = Math.max(0, low - more);
            high = Math.min(size, high + more);
        }
        draw.fill(n);
        return true;
    }

    /** Draws the logarithms of the arrival times of the candidates from one position to another. */
    private static void arrive(
            boolean gaussian,
            double steepness,
            double wanted,
            double base,
            float[] scores,
            int from,
            int to,
            RandomStream random,
            double[] out) {
        for (int i = from; i < to; i++) {
            double behind = fall(gaussian, steepness, Elementary.widen(scores[i]) - wanted) - base;
            out[i] = behind + Elementary.log(-Elementary.log(random.nextOpenUnit()));
        }
    }

    /**
     * Puts the n earliest of those from one position to another in order, their times in {@code x} from {@code size}
     * on. Counts who comes before whom: more comparisons than sorting takes, but no branch that depends on chance.
     */
    private static void rank(double[] x, int from, int to, int size, int n, int[] positions, int[] ranks) {
        for (int i = from; i < to; i++) {
            double time = x[i];
            int rank = i - from;
            for (int j = from; j < i; j++) {
                int earlier = (int) (Double.doubleToRawLongBits(time - x[j]) >>> 63);
                rank -= earlier;
                ranks[j - from] += earlier;
            }
            ranks[i - from] = rank;
        }
        for (int i = from; i < to; i++) {
            int rank = ranks[i - from];
            if (rank < n) {
                positions[rank] = i;
                x[size + rank] = x[i];
            }
        }
    }

    /** Returns where the n candidates nearest to the wanted score begin. */
    private static int nearest(float[] scores, int size, int middle, int n, double wanted) {
        int from = Math.max(0, middle - n);
        int to = Math.min(middle, size - n);
        for (int left = to - from; left > 0; left >>>= 1) {
            int half = left + 1 >>> 1;
            int at = from + half - 1;
            double nearer = (wanted - scores[at + n]) - (scores[at] - wanted);
            from += half & (int) (Double.doubleToRawLongBits(nearer) >> 63);
        }
        return from;
    }

    /** Returns the least distance of the candidates outside [low, high), which holds all that are nearer. */
    private static double distance(float[] scores, int size, int low, int high, double wanted) {
        double above = low > 0 ? scores[low - 1] - wanted : Double.POSITIVE_INFINITY;
        double below = high < size ? wanted - scores[high] : Double.POSITIVE_INFINITY;
        return Math.min(above, below);
    }

    /** Returns the negative logarithm of the weight. */
    private static double fall(boolean gaussian, double steepness, double distance) {
        return gaussian ? steepness * distance * distance : steepness * Math.abs(distance);
    }

    /**
     * Returns the first position from {@code from} on whose score is not above a value, or {@code to}. Branch-free,
     * since which way a step goes is anybody's guess.
     */
    private static int countAbove(float[] scores, int from, int to, double value) {
        float below = (float) value;
        // Above a number is above the greatest float that is not: floats are compared with a float.
        float floor = below > value ? Math.nextDown(below) : below;
        int above = from;
        for (int left = to - from; left > 0; left >>>= 1) {
            int half = left + 1 >>> 1;
            above += half & Float.floatToRawIntBits(floor - scores[above + half - 1]) >> 31;
        }
        return above;
    }
}
