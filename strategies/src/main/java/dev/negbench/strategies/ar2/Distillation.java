package dev.negbench.strategies.ar2;

/**
 * The regulariser {@code J_R = H(p_D, p_G)} over the positive and the negatives of a query: the cross-entropy between
 * what the ranker, as teacher, and the retriever think of them. Least where both agree; its slope is {@code p_G - p_D}.
 * Source: Eq 12.
 */
public final class Distillation {
    private Distillation() {}

    /**
     * Computes the term and adds its slopes.
     *
     * @param count how many candidates, at least 1
     * @param retriever the retriever's scores, divided by its temperature
     * @param ranker the ranker's scores, divided by its temperature
     * @param scale what slopes are multiplied with
     * @param slopes to which the slope with respect to each of {@code retriever} is added
     * @return the term in nats, not scaled
     */
    public static double evaluate(int count, double[] retriever, double[] ranker, double scale, double[] slopes) {
        double ofRetriever = LogSum.of(retriever, 0, count);
        double ofRanker = LogSum.of(ranker, 0, count);
        double term = 0;
        for (int i = 0; i < count; i++) {
            double teacher = Math.exp(ranker[i] - ofRanker);
            term -= teacher * (retriever[i] - ofRetriever);
            slopes[i] += scale * (Math.exp(retriever[i] - ofRetriever) - teacher);
        }
        return term;
    }
}
