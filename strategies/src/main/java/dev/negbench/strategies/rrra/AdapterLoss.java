package dev.negbench.strategies.rrra;

/**
 * What an adapted vector a costs: a weighted logistic loss of its position on the segment from candidate to query,
 * whose target is 1 for what is relevant, and {@code line} times its squared distance to that segment. Source: card,
 * steps 3 and 4, in the [H] form that gives a a gradient.
 *
 * @param segment the geometry
 * @param kappa how steep the logistic function of the position is
 * @param line weight of the distance
 */
record AdapterLoss(Segment segment, double kappa, double line) {
    /** How steep the card has it. */
    static final double KAPPA = 10;

    /** Returns the estimated probability that a pair is relevant, from its unclipped position. */
    double relevance(double[] a, float[] q, int qAt, float[] c, int cAt) {
        return 1 / (1 + StrictMath.exp(-kappa * (segment.position(a, q, qAt, c, cAt) - 0.5)));
    }

    /**
     * Returns the loss of a pair and adds its gradient by a.
     *
     * @param weight of its class
     * @param share what the loss is multiplied by, one over the number of pairs
     * @param gradient added to
     */
    double add(
            double weight,
            boolean relevant,
            double share,
            double[] a,
            float[] q,
            int qAt,
            float[] c,
            int cAt,
            double[] gradient) {
        double position = segment.position(a, q, qAt, c, cAt);
        double logit = kappa * (position - 0.5);
        double signed = relevant ? -logit : logit;
        double loss = weight * (Math.max(signed, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(signed))));
        double slope = 1 / (1 + StrictMath.exp(-logit)) - (relevant ? 1 : 0);
        double squared = 0;
        for (int i = 0; i < segment.length(); i++) {
            double step = (double) q[qAt + i] - c[cAt + i];
            squared += step * step;
        }
        double along = squared == 0 ? 0 : share * weight * kappa * slope / squared;
        double alpha = Math.max(0, Math.min(1, position));
        for (int i = 0; i < segment.length(); i++) {
            double away = a[i] - alpha * q[qAt + i] - (1 - alpha) * c[cAt + i];
            gradient[i] += along * ((double) q[qAt + i] - c[cAt + i]) + share * line * 2 * away;
            loss += line * away * away;
        }
        return share * loss;
    }
}
