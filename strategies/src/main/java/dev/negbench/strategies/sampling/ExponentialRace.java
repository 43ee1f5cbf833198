package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Successive sampling as a race: candidate i arrives after an exponential time of rate {@code w_i}, and the first n win
 * (Efraimidis and Spirakis, 2006; the Gumbel-top-n trick with the sign turned). Times are compared as logarithms, {@code
 * log(-log u) - log w}, so no weight is ever computed and none can underflow.
 *
 * <p>Logarithmic weights further than {@link #SPREAD} below the largest would lose their last digits beside it. They are
 * left out until everything above them has arrived, which changes probabilities by less than e^-1000000, and then race
 * among themselves.
 *
 * <p>One random number and two logarithms a candidate, O(size + n^2) in the worst case. Allocates nothing.
 */
final class ExponentialRace {
    private static final double SPREAD = 1e6;

    private ExponentialRace() {}

    /**
     * Draws n of the candidates; 0 < n < size.
     *
     * @param x the logarithms of the weights in the first {@code size} places, infinities allowed, NaN not; at least
     *     {@code size + n} long, the rest is scratch
     */
    static void draw(double[] x, int size, int n, RandomStream random, Draw draw) {
        int[] positions = draw.positions();
        long[] arrived = draw.zeroedBits(size);
        int count = 0;
        while (count < n) {
            double best = largest(x, size, arrived);
            int before = count;
            for (int i = 0; i < size; i++) {
                boolean runs = (arrived[i >>> 6] >>> i & 1) == 0 && (x[i] == best || x[i] >= best - SPREAD);
                if (runs) {
                    double lead = x[i] == best ? 0 : x[i] - best;
                    double time = Elementary.log(-Elementary.log(random.nextOpenDouble())) - lead;
                    count = enter(time, i, positions, x, size, before, count, n);
                }
            }
            for (int c = before; c < count; c++) {
                arrived[positions[c] >>> 6] |= 1L << positions[c];
            }
        }
        draw.fill(n);
    }

    /** Keeps the earliest arrivals of this round in order in {@code positions[before..count)}, their times after {@code x}. */
    private static int enter(double time, int i, int[] positions, double[] x, int size, int before, int count, int n) {
        if (count == n && time >= x[size + n - 1]) {
            return count;
        }
        int at = count < n ? count : n - 1;
        while (at > before && x[size + at - 1] > time) {
            x[size + at] = x[size + at - 1];
            positions[at] = positions[at - 1];
            at--;
        }
        x[size + at] = time;
        positions[at] = i;
        return count < n ? count + 1 : n;
    }

    private static double largest(double[] x, int size, long[] arrived) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if ((arrived[i >>> 6] >>> i & 1) == 0 && x[i] > best) {
                best = x[i];
            }
        }
        return best;
    }
}
