package dev.negbench.strategies.sampling;

import java.util.Arrays;

/** How many of n candidates each stratum gives: proportional to given shares, in whole numbers. No chance involved. */
public final class Quotas {
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
        int[] quotas = new int[shares.length];
        int left = (int) Math.min(n, Arrays.stream(sizes).asLongStream().sum());
        while (left > 0) {
            int[] wanted = round(openShares(shares, sizes, quotas), left);
            for (int s = 0; s < quotas.length; s++) {
                int taken = Math.min(wanted[s], sizes[s] - quotas[s]);
                quotas[s] += taken;
                left -= taken;
            }
        }
        return quotas;
    }

    /** Returns shares that sum to 1 over the strata with candidates left, 0 for the others. */
    private static double[] openShares(double[] shares, int[] sizes, int[] quotas) {
        double total = 0;
        int open = 0;
        for (int s = 0; s < shares.length; s++) {
            if (quotas[s] < sizes[s]) {
                total += shares[s];
                open++;
            }
        }
        double[] parts = new double[shares.length];
        for (int s = 0; s < shares.length; s++) {
            if (quotas[s] < sizes[s]) {
                parts[s] = total > 0 ? shares[s] / total : 1.0 / open;
            }
        }
        return parts;
    }

    private static int[] round(double[] shares, int n) {
        int[] rounded = new int[shares.length];
        double[] fractions = new double[shares.length];
        int rest = n;
        for (int s = 0; s < shares.length; s++) {
            rounded[s] = (int) (shares[s] * n);
            fractions[s] = shares[s] * n - rounded[s];
            rest -= rounded[s];
        }
        for (; rest > 0; rest--) {
            int most = 0;
            for (int s = 1; s < shares.length; s++) {
                most = fractions[s] > fractions[most] ? s : most;
            }
            rounded[most]++;
            fractions[most] = -1;
        }
        return rounded;
    }
}
