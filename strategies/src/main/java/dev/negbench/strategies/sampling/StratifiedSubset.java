package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws from each stratum of a pool: from each of its generators, or from each component of a graph over it. Within a
 * stratum any kernel of this package draws; strata are independent of each other.
 *
 * <p>The law: a candidate of stratum s is drawn with the probability that the kernel gives it when it draws the
 * stratum's quota from the stratum alone, so uniformly with {@code quota_s / size_s}. Positions come stratum by
 * stratum, a stratum that gives all it has in the order of the pool. O(size) beside the kernel; allocates nothing once
 * scratch memory has grown.
 */
public final class StratifiedSubset {
    /** Draws from one stratum. */
    @FunctionalInterface
    public interface Kernel {
        /**
         * Draws min(n, size) of the candidates 0 to size - 1 of a stratum.
         *
         * @param members the pool's position of each of the stratum's candidates is {@code members[from + candidate]}
         * @param from where the stratum begins
         * @param size candidates in the stratum, at least 1
         * @param n how many are wanted, at least 1
         * @param random where chance comes from
         * @param part receives the candidates drawn
         */
        void draw(int[] members, int from, int size, int n, RandomStream random, Draw part);
    }

    /** Every candidate of a stratum is equally likely. */
    public static final Kernel UNIFORM = (members, from, size, n, random, part) ->
            UniformSubset.draw(size, n, random, part);

    private StratifiedSubset() {}

    /** Returns a kernel that draws successively, in proportion to weights. */
    public static Kernel weighted(double[] exponents) {
        return (members, from, size, n, random, part) -> {
            double[] x = WeightedSubset.exponents(size, n, part);
            for (int i = 0; i < size; i++) {
                x[i] = exponents[members[from + i]];
            }
            WeightedSubset.draw(size, n, random, part);
        };
    }

    /**
     * Draws a fixed number of each stratum.
     *
     * @param strata the stratum of each candidate, from 0, for example {@code pool.generators()}
     * @param size number of candidates
     * @param quotas how many of each stratum, at least 0 and at most its size, see {@link Quotas#allot}
     * @param kernel draws within a stratum
     * @param random where chance comes from; each stratum takes its numbers after those before it
     * @param draw cleared and filled with as many positions as the quotas sum to
     * @throws IllegalArgumentException if a candidate is in a stratum without quota or a stratum is too small for its
     *     quota
     */
    public static void draw(
            byte[] strata, int size, int[] quotas, Kernel kernel, RandomStream random, Draw draw) {
        int count = quotas.length;
        int[] ints = countSizes(strata, size, count, draw);
        int total = 0;
        for (int s = 0; s < count; s++) {
            if (quotas[s] < 0 || quotas[s] > ints[s]) {
                throw new IllegalArgumentException("stratum " + s + " cannot give " + quotas[s] + " of its " + ints[s]
                        + " candidates; see Quotas.allot");
            }
            ints[count + s] = quotas[s];
            total += quotas[s];
        }
        drawAllotted(strata, size, count, total, kernel, random, draw);
    }

    /**
     * Draws in proportion to shares: allots n to the strata by largest remainders, as {@link Quotas#allot} does, and
     * draws that many of each.
     *
     * @param strata the stratum of each candidate, from 0, for example {@code pool.generators()}
     * @param shares the share of each candidate's stratum, the same for all candidates of one; strata without a
     *     candidate give nothing
     * @param size number of candidates
     * @param n how many are wanted, at least 0
     * @param kernel draws within a stratum
     * @param random where chance comes from; each stratum takes its numbers after those before it
     * @param draw cleared and filled with min(n, size) positions
     */
    public static void drawInShares(
            byte[] strata, float[] shares, int size, int n, Kernel kernel, RandomStream random, Draw draw) {
        int count = 1;
        for (int i = 0; i < size; i++) {
            count = Math.max(count, strata[i] + 1);
        }
        int[] ints = countSizes(strata, size, count, draw);
        double[] shareOf = draw.doubles(Quotas.DOUBLES * count);
        for (int s = 0; s < count; s++) {
            shareOf[s] = 0;
        }
        for (int i = 0; i < size; i++) {
            shareOf[strata[i]] = shares[i];
        }
        drawAllotted(strata, size, count, Quotas.allot(shareOf, ints, count, n), kernel, random, draw);
    }

    /**
     * Lays out scratch memory: sizes, quotas and one more number a stratum for {@link Quotas}, then where each stratum
     * begins, then the members. Counts the sizes.
     */
    private static int[] countSizes(byte[] strata, int size, int count, Draw draw) {
        int[] ints = draw.ints((Quotas.INTS + 1) * count + size);
        for (int s = 0; s < count; s++) {
            ints[s] = 0;
        }
        for (int i = 0; i < size; i++) {
            if (strata[i] < 0 || strata[i] >= count) {
                throw new IllegalArgumentException(
                        "candidate " + i + " is in stratum " + strata[i] + ", but there are " + count);
            }
            ints[strata[i]]++;
        }
        return ints;
    }

    private static void drawAllotted(
            byte[] strata, int size, int count, int total, Kernel kernel, RandomStream random, Draw draw) {
        int[] ints = draw.ints((Quotas.INTS + 1) * count + size);
        int ends = Quotas.INTS * count;
        int end = ends + count;
        for (int s = 0; s < count; s++) {
            ints[ends + s] = end;
            end += ints[s];
        }
        for (int i = 0; i < size; i++) {
            ints[ints[ends + strata[i]]++] = i;
        }
        draw.clear(total);
        Draw part = draw.part();
        for (int s = 0; s < count; s++) {
            int quota = ints[count + s];
            if (quota > 0) {
                int from = ints[ends + s] - ints[s];
                kernel.draw(ints, from, ints[s], quota, random, part);
                for (int i = 0; i < part.count(); i++) {
                    draw.add(ints[from + part.positions()[i]]);
                }
            }
        }
    }
}
