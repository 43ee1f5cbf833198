package dev.negbench.strategies.ar2;

/**
 * The term by which the retriever plays against the ranker, over the candidates of one query: the positive first, then
 * the negatives. The retriever makes it small, which is to say that it finds what the ranker takes for relevant.
 */
public enum AdversarialTerm {
    /**
     * {@code sum_i p_i r_i} over the negatives, with the retriever's softmax p over these and the {@link Concession}s
     * r; its slope is {@code p_i (r_i - sum)}. Left to itself it ends with all probability on the one negative that the
     * ranker likes best. Source: Eq 9 and 10, the expectation taken exactly.
     */
    PAPER {
        @Override
        public double evaluate(int count, double[] scores, double[] concessions, double scale, double[] slopes) {
            if (count < 2) {
                return 0;
            }
            double logSum = LogSum.of(scores, 1, count);
            double term = 0;
            for (int i = 1; i < count; i++) {
                term += Math.exp(scores[i] - logSum) * concessions[i];
            }
            for (int i = 1; i < count; i++) {
                slopes[i] += scale * Math.exp(scores[i] - logSum) * (concessions[i] - term);
            }
            return term;
        }
    },

    /**
     * {@code sum_i r_i log p_i} over the positive, whose r is -ln 2, and the negatives, p being the softmax over all of
     * them; its slope is {@code r_i - p_i sum_j r_j}. A cross-entropy with weights |r|: least where p is in proportion
     * to |r|, so no probability vanishes. Source: what the released code computes, card, without its 1e-7 inside the
     * logarithm.
     */
    CODE {
        @Override
        public double evaluate(int count, double[] scores, double[] concessions, double scale, double[] slopes) {
            if (count < 2) {
                return 0;
            }
            double logSum = LogSum.of(scores, 0, count);
            double term = 0;
            double sum = 0;
            for (int i = 0; i < count; i++) {
                term += concessions[i] * (scores[i] - logSum);
                sum += concessions[i];
            }
            for (int i = 0; i < count; i++) {
                slopes[i] += scale * (concessions[i] - Math.exp(scores[i] - logSum) * sum);
            }
            return term;
        }
    };

    /**
     * Computes the term and adds its slopes. Without a negative there is no game: 0.
     *
     * @param count how many candidates, the positive included
     * @param scores the retriever's scores, divided by its temperature
     * @param concessions the {@link Concession} of each, the positive's at 0
     * @param scale what slopes are multiplied with
     * @param slopes to which the slope with respect to each of {@code scores} is added
     * @return the term, not scaled
     */
    public abstract double evaluate(int count, double[] scores, double[] concessions, double scale, double[] slopes);
}
