package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Successive sampling as a race: candidate i arrives after an exponential time of rate {@code w_i}, and the first n win
 * (Efraimidis and Spirakis, 2006; the Gumbel-top-n trick with the sign turned). Times are compared as logarithms,
 * {@code log(-log u) - log w}, so no weight is ever computed and none can underflow.
 *
 * <p>Logarithmic weights further than {@link #SPREAD} below the largest would lose their last digits beside it. They
 * are left out until everything above them has arrived, which changes probabilities by less than e^-1000000, and then
 * race among themselves.
 *
 * <p>One random number and two logarithms a candidate, fewer where some are hopelessly light; O(size + n^2) in the
 * worst case. Allocates nothing.
 */
final class ExponentialRace {
    private static final double SPREAD = 1e6;
    /** Below the logarithm of any arrival time at rate 1: the smallest is log(-log(1 - 2^-53)). */
    private static final double LUCKIEST = -37;

    private ExponentialRace() {}

    /**
     * Draws until there are n of the candidates; count < n < size.
     *
     * @param x the logarithms of the weights in the first {@code size} places, infinities allowed, NaN not; at least
     *     {@code size + n} long, the rest is scratch
     * @param count how many have been drawn already, in {@code draw.positions()}
     * @param marks those already drawn carry {@code draw.mark()}
     */
    static void draw(double[] x, int size, int n, int count, int[] marks, RandomStream random, Draw draw) {
        int[] positions = draw.positions();
        int mark = draw.mark();
        int arrived = count;
        while (arrived < n) {
            double best = largest(x, size, marks, mark);
            int before = arrived;
            for (int i = 0; i < size; i++) {
                if (marks[i] == mark || x[i] < best - SPREAD) {
                    continue;
                }
                double behind = x[i] == best ? 0 : best - x[i];
                if (arrived == n && behind + LUCKIEST >= x[size + n - 1]) {
                    continue;
                }
                double time = behind + Elementary.log(-Elementary.log(random.nextOpenUnit()));
                arrived = enter(time, i, positions, x, size, before, arrived, n);
            }
            for (int c = before; c < arrived; c++) {
                marks[positions[c]] = mark;
            }
        }
        draw.fill(n);
    }

    /**
     * Keeps this round's earliest arrivals in order in {@code positions[before..arrived)}, their times in {@code x}
     * from {@code size} on; returns how many have arrived with this one, at most n.
     */
    static int enter(
            double time, int i, int[] positions, double[] x, int size, int before, int arrived, int n) {
        if (arrived == n && time >= x[size + n - 1]) {
            return arrived;
        }
        int at = arrived < n ? arrived : n - 1;
        while (at > before && x[size + at - 1] > time) {
            x[size + at] = x[size + at - 1];
            positions[at] = positions[at - 1];
            at--;
        }
        x[size + at] = time;
        positions[at] = i;
        return arrived < n ? arrived + 1 : n;
    }

    private static double largest(double[] x, int size, int[] marks, int mark) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if (marks[i] != mark && x[i] > best) {
                best = x[i];
            }
        }
        return best;
    }
}
