package dev.negbench.strategies.ance;

/** How likely a batch of random documents holds an informative negative. */
public final class InformativeBatch {
    private InformativeBatch() {}

    /**
     * Returns the probability that at least one of the informative documents is among those drawn uniformly without
     * replacement: {@code 1 - prod_{i<b} (N - m - i) / (N - i)}. The paper prints {@code b m / N^2} instead, which is
     * smaller by orders of magnitude and no probability of a batch.
     *
     * @param drawn b, from 0 to {@code documents}
     * @param informative m, from 0 to {@code documents}
     * @param documents N, at least 1
     */
    public static double probability(int drawn, int informative, int documents) {
        if (documents < 1 || drawn < 0 || informative < 0 || drawn > documents || informative > documents) {
            throw new IllegalArgumentException(
                    "need 0 <= drawn, informative <= documents; were " + drawn + ", " + informative + ", " + documents);
        }
        double logNone = 0;
        for (int i = 0; i < drawn; i++) {
            if (documents - informative - i <= 0) {
                return 1;
            }
            logNone += Math.log1p(-(double) informative / (documents - i));
        }
        return 0 - Math.expm1(logNone);
    }
}
