package dev.negbench.strategies.sampling;

import java.util.Arrays;

/** How many of n candidates each stratum gives: proportional to given shares, in whole numbers. No chance involved. */
public final class Quotas {
    /** Ints a stratum that {@link #allot(double[], int[], int, int)} works on: size, quota and scratch. */
    static final int INTS = 3;

    /** Doubles a stratum that it works on: share and scratch. */
    static final int DOUBLES = 2;

    private Quotas() {}

    /**
     * Allots n to strata by the method of largest remainders (Hamilton's): each gets the whole part of its share of n,
     * and what is left goes one each to the largest fractional parts, ties to the earlier stratum. What a stratum with
     * too few candidates cannot give is allotted among the others in the same way. O(strata * n) at most.
     *
     * @param shares the proportion of each stratum, finite and at least 0, in any unit; strata of share 0 give
     *     something only, and equally, when all others are exhausted
     * @param sizes candidates in each stratum, at least 0
     * @param n how many are wanted, at least 0
     * @return one number a stratum; they sum to min(n, sum of sizes)
     * @throws IllegalArgumentException if lengths differ or a share is negative or not finite
     */
    public static int[] allot(double[] shares, int[] sizes, int n) {
        if (sizes.length != shares.length) {
            throw new IllegalArgumentException(
                    shares.length + " shares for " + sizes.length + " strata; need one a stratum");
        }
        for (int s = 0; s < shares.length; s++) {
            if (!(shares[s] >= 0 && shares[s] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the share of stratum " + s + " must be finite and at least 0, was " + shares[s]);
            }
        }
        int strata = shares.length;
        int[] ints = Arrays.copyOf(sizes, INTS * strata);
        allot(Arrays.copyOf(shares, DOUBLES * strata), ints, strata, n);
        return Arrays.copyOfRange(ints, strata, 2 * strata);
    }

    /**
     * Allots in scratch memory, as {@link #allot(double[], int[], int)} does, and allocates nothing.
     *
     * @param doubles the shares, one a stratum, then as much scratch memory
     * @param ints the sizes, one a stratum; then as many places for the quotas, then as much scratch memory
     * @return the sum of the quotas
     */
    static int allot(double[] doubles, int[] ints, int strata, int n) {
        long there = 0;
        for (int s = 0; s < strata; s++) {
            there += ints[s];
            ints[strata + s] = 0;
        }
        int total = (int) Math.min(n, there);
        for (int left = total; left > 0; ) {
            openShares(doubles, ints, strata);
            round(doubles, ints, strata, left);
            for (int s = 0; s < strata; s++) {
                int taken = Math.min(ints[2 * strata + s], ints[s] - ints[strata + s]);
                ints[strata + s] += taken;
                left -= taken;
            }
        }
        return total;
    }

    /** Writes shares that sum to 1 over the strata with candidates left, 0 for the others, behind the shares. */
    private static void openShares(double[] doubles, int[] ints, int strata) {
        double total = 0;
        int open = 0;
        for (int s = 0; s < strata; s++) {
            if (ints[strata + s] < ints[s]) {
                total += doubles[s];
                open++;
            }
        }
        for (int s = 0; s < strata; s++) {
            boolean isOpen = ints[strata + s] < ints[s];
            doubles[strata + s] = !isOpen ? 0 : total > 0 ? doubles[s] / total : 1.0 / open;
        }
    }

    /** Writes what each stratum gets of n behind the quotas; fractional parts take the place of the open shares. */
    private static void round(double[] doubles, int[] ints, int strata, int n) {
        int rest = n;
        for (int s = 0; s < strata; s++) {
            double part = doubles[strata + s] * n;
            ints[2 * strata + s] = (int) part;
            doubles[strata + s] = part - (int) part;
            rest -= (int) part;
        }
        for (; rest > 0; rest--) {
            int most = 0;
            for (int s = 1; s < strata; s++) {
                most = doubles[strata + s] > doubles[strata + most] ? s : most;
            }
            ints[2 * strata + most]++;
            doubles[strata + most] = -1;
        }
    }
}
