package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Successive sampling (the Plackett-Luce model) from weights that stay the same for many draws: an alias table (Walker,
 * 1977; built as Vose did, 1991), repeats drawn again, which {@link TableInversion} shows to be the same law.
 *
 * <p>Building takes O(size), about as long as a few draws by {@link WeightedSubset}, which needs none: worth it where a
 * pool outlives one draw, as between two refreshes or with a fixed pool. A draw takes one random number and one place
 * of the table a candidate, whatever the size of the pool. Where repeats are too many, {@link WeightedSubset} draws the
 * rest. 20 bytes a candidate. Immutable and safe to share between threads.
 */
public final class ReadyTable {
    /** Proposals for each candidate wanted before {@link WeightedSubset} takes over. */
    private static final int PATIENCE = 8;

    private final double[] exponents;
    private final double[] keep;
    private final int[] alias;
    private final int heavy;

    private ReadyTable(double[] exponents, double[] keep, int[] alias, int heavy) {
        this.exponents = exponents;
        this.keep = keep;
        this.alias = alias;
        this.heavy = heavy;
    }

    /**
     * Builds a table.
     *
     * @param exponents the logarithm of each candidate's weight, copied; of any size, negative infinity for candidates
     *     that come after all others, positive infinity for those before all others
     * @throws IllegalArgumentException if one is NaN
     */
    public static ReadyTable of(double[] exponents) {
        int size = exponents.length;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if (Double.isNaN(exponents[i])) {
                throw new IllegalArgumentException("the logarithm of weight " + i + " is NaN");
            }
            best = Math.max(best, exponents[i]);
        }
        double[] keep = new double[size];
        int heavy = 0;
        double total = 0;
        for (int i = 0; i < size; i++) {
            keep[i] = exponents[i] == best ? 1 : Elementary.exp(exponents[i] - best);
            heavy += keep[i] > 0 ? 1 : 0;
            total += keep[i];
        }
        return new ReadyTable(exponents.clone(), keep, pair(keep, size / total), heavy);
    }

    /** Scales weights to a mean of 1 and cuts what is above it into what others lack; returns who fills whom. */
    private static int[] pair(double[] keep, double scale) {
        int size = keep.length;
        int[] alias = new int[size];
        int[] waiting = new int[size];
        int poor = 0;
        int rich = size;
        for (int i = 0; i < size; i++) {
            keep[i] *= scale;
            alias[i] = i;
            waiting[keep[i] < 1 ? poor++ : --rich] = i;
        }
        while (poor > 0 && rich < size) {
            int taker = waiting[--poor];
            int giver = waiting[rich];
            alias[taker] = giver;
            keep[giver] -= 1 - keep[taker];
            if (keep[giver] < 1) {
                rich++;
                waiting[poor++] = giver;
            }
        }
        // Whoever is left lacks nothing but what rounding took.
        while (poor > 0) {
            keep[waiting[--poor]] = 1;
        }
        return alias;
    }

    /** Returns the number of candidates. */
    public int size() {
        return alias.length;
    }

    /**
     * Draws. Allocates nothing once the draw's scratch memory has grown.
     *
     * @param n how many are wanted, at least 0
     * @param random where chance comes from
     * @param draw cleared and filled with min(n, size) positions in the order drawn
     */
    public void draw(int n, RandomStream random, Draw draw) {
        int size = alias.length;
        if (draw.settle(size, n)) {
            return;
        }
        int[] marks = draw.marks(size);
        int mark = draw.mark();
        int[] positions = draw.positions();
        long doubled = (long) size << 1;
        int count = 0;
        for (int left = n <= heavy ? PATIENCE * n : 0; count < n && left > 0; left--) {
            long number = random.nextLong() >>> 1;
            int place = (int) Math.multiplyHigh(number, doubled);
            int other = alias[place];
            long falls = Double.doubleToRawLongBits(RandomStream.unit(number * doubled) - keep[place]) >> 63;
            int at = other ^ (other ^ place) & (int) falls;
            int old = marks[at] ^ mark;
            positions[count] = at;
            marks[at] = mark;
            count += (old | -old) >>> 31;
        }
        if (count == n) {
            draw.fill(n);
            return;
        }
        double[] x = WeightedSubset.exponents(size, n, draw);
        System.arraycopy(exponents, 0, x, 0, size);
        WeightedSubset.drawRest(x, size, n, count, marks, random, draw);
    }
}
