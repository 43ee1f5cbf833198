package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws a fixed number of candidates from each stratum of a pool: from each of its generators, or from each component
 * of a graph over it. Within a stratum any kernel of this package draws; strata are independent of each other.
 *
 * <p>The law: a candidate of stratum s is drawn with the probability that the kernel gives it when it draws the
 * stratum's quota from the stratum alone, so uniformly with {@code quota_s / size_s}. Positions come stratum by
 * stratum, a stratum that gives all it has in the order of the pool. Built once a pool, O(size); immutable and safe to
 * share between threads.
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

    private final int[] members;
    private final int[] starts;

    private StratifiedSubset(int[] members, int[] starts) {
        this.members = members;
        this.starts = starts;
    }

    /**
     * Sorts a pool's candidates into strata.
     *
     * @param strata the stratum of each candidate, from 0 to {@code count - 1}, for example {@code pool.generators()}
     * @param count number of strata, at least 1
     * @throws IllegalArgumentException if a stratum is out of range
     */
    public static StratifiedSubset of(byte[] strata, int count) {
        int[] starts = new int[count + 1];
        for (int i = 0; i < strata.length; i++) {
            if (strata[i] < 0 || strata[i] >= count) {
                throw new IllegalArgumentException(
                        "candidate " + i + " is in stratum " + strata[i] + ", but there are " + count);
            }
            starts[strata[i] + 1]++;
        }
        for (int s = 0; s < count; s++) {
            starts[s + 1] += starts[s];
        }
        int[] next = starts.clone();
        int[] members = new int[strata.length];
        for (int i = 0; i < strata.length; i++) {
            members[next[strata[i]]++] = i;
        }
        return new StratifiedSubset(members, starts);
    }

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

    /** Returns the number of candidates in each stratum. */
    public int[] sizes() {
        int[] sizes = new int[starts.length - 1];
        for (int s = 0; s < sizes.length; s++) {
            sizes[s] = starts[s + 1] - starts[s];
        }
        return sizes;
    }

    /**
     * Draws. Allocates nothing once scratch memory has grown.
     *
     * @param quotas how many of each stratum, at least 0 and at most its size, see {@link Quotas#allot}
     * @param kernel draws within a stratum
     * @param random where chance comes from; each stratum takes its numbers after those before it
     * @param part scratch memory, another object than {@code draw}
     * @param draw cleared and filled with as many positions as the quotas sum to
     * @throws IllegalArgumentException if there is not one quota a stratum or a stratum is too small for its quota
     */
    public void draw(int[] quotas, Kernel kernel, RandomStream random, Draw part, Draw draw) {
        draw.clear(total(quotas));
        for (int s = 0; s < quotas.length; s++) {
            if (quotas[s] > 0) {
                int from = starts[s];
                kernel.draw(members, from, starts[s + 1] - from, quotas[s], random, part);
                for (int i = 0; i < part.count(); i++) {
                    draw.add(members[from + part.positions()[i]]);
                }
            }
        }
    }

    private int total(int[] quotas) {
        if (quotas.length != starts.length - 1) {
            throw new IllegalArgumentException(quotas.length + " quotas for " + (starts.length - 1) + " strata");
        }
        int total = 0;
        for (int s = 0; s < quotas.length; s++) {
            int size = starts[s + 1] - starts[s];
            if (quotas[s] < 0 || quotas[s] > size) {
                throw new IllegalArgumentException("stratum " + s + " cannot give " + quotas[s] + " of its " + size
                        + " candidates; see Quotas.allot");
            }
            total += quotas[s];
        }
        return total;
    }
}
