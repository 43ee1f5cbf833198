package dev.negbench.strategies.cet;

/**
 * What weights do to unlabelled candidates in a world where a document is labelled if it was selected and is relevant,
 * both by chance and independently: the share of the training mass that lies on relevant documents, in closed form.
 * Source: card, "Closed-form synthetic check". The order of the candidates does not matter.
 *
 * @param selected probability of each candidate to have been selected, each in (0, 1)
 * @param relevant probability of each candidate to be relevant, each in [0, 1]
 */
public record PoolingBias(double[] selected, double[] relevant) {
    /** Returns the false negatives' share where every negative weighs the same. */
    public double unweighted() {
        double all = 0;
        double wrong = 0;
        for (int i = 0; i < selected.length; i++) {
            all += 1 - relevant[i] * selected[i];
            wrong += relevant[i] * (1 - selected[i]);
        }
        return wrong / all;
    }

    /**
     * Returns the false negatives' share where negatives weigh what {@link InverseSelection} gives them and the
     * selection model knows the truth: its score is the log-odds of having been selected.
     *
     * @param t what scores are divided by; 1 is the unbiased weight
     */
    public double weighted(double t) {
        double all = 0;
        double wrong = 0;
        for (int i = 0; i < selected.length; i++) {
            double weight = InverseSelection.weight(StrictMath.log(selected[i] / (1 - selected[i])), t);
            all += weight * (1 - relevant[i] * selected[i]);
            wrong += weight * relevant[i] * (1 - selected[i]);
        }
        return wrong / all;
    }
}
