package dev.negbench.strategies.nsr;

/**
 * Pass@k: the probability that at least one of k samples is right, a mean over queries. Source: card, Eq. 5 and
 * "Signature claims". A pure function, O(queries) or O(samples) a query.
 */
public final class PassAtK {
    private PassAtK() {}

    /**
     * Returns the exact value for a policy whose chance of a right sample is known.
     *
     * @param right chance of a right sample for each query, in [0, 1], at least one query
     * @param k samples, at least 1
     */
    public static double exact(double[] right, int k) {
        double sum = 0;
        for (double p : right) {
            sum += exact(p, k);
        }
        return sum / right.length;
    }

    /** Returns {@code 1 - (1-p)^k}, accurate for small p, too. */
    static double exact(double p, int k) {
        return p >= 1 ? 1 : -Math.expm1(k * Math.log1p(-p));
    }

    /**
     * Returns the unbiased estimate {@code 1 - C(n-c,k) / C(n,k)} from n samples of one query.
     *
     * @param n samples, at least k
     * @param c right ones among them, from 0 to n
     * @param k samples wanted, at least 1
     * @throws IllegalArgumentException if the counts are none
     */
    public static double unbiased(int n, int c, int k) {
        if (k < 1 || n < k || c < 0 || c > n) {
            throw new IllegalArgumentException(
                    "Pass@" + k + " of " + n + " samples, " + c + " of them right: need 1 <= k <= n and 0 <= c <= n");
        }
        if (n - c < k) {
            return 1;
        }
        double fails = 1;
        for (int i = n - c + 1; i <= n; i++) {
            fails *= 1 - (double) k / i;
        }
        return 1 - fails;
    }
}
