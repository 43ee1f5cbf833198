package dev.negbench.strategies.ance;

/**
 * Loss and query-side gradient of one (positive, negative) pair under the pairwise negative log-likelihood {@code l =
 * log(1 + exp(q·d- - q·d+))}: {@code dl/dq = (1 - e^-l) (d- - d+)}, the exact form of ANCE's statement that a negative
 * without loss has no gradient. The second factor makes a near copy of the positive a weak teacher, however high its
 * loss.
 *
 * @param loss the loss, above 0
 * @param gradient derivative of the loss with respect to the query vector
 */
public record PairwiseGradient(double loss, double[] gradient) {
    /** Computes both for vectors of equal length. */
    public static PairwiseGradient of(double[] query, double[] positive, double[] negative) {
        double lead = 0;
        for (int d = 0; d < query.length; d++) {
            lead += query[d] * (negative[d] - positive[d]);
        }
        double loss = Math.max(lead, 0) + Math.log1p(Math.exp(-Math.abs(lead)));
        double share = -Math.expm1(-loss);
        double[] gradient = new double[query.length];
        for (int d = 0; d < query.length; d++) {
            gradient[d] = share * (negative[d] - positive[d]);
        }
        return new PairwiseGradient(loss, gradient);
    }
}
