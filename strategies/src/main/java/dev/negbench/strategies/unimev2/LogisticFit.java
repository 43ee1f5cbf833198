package dev.negbench.strategies.unimev2;

/**
 * Turns scores into log-odds, {@code logit = slope · score + offset}, by Platt's logistic fit (1999): targets are drawn
 * in from 0 and 1 by what so many examples warrant, so a fit exists where scores separate the classes, too. Both
 * classes weigh the same in all, or one positive beside fifty candidates would make every document irrelevant.
 *
 * @param slope log-odds a unit of score
 * @param offset log-odds at score 0
 */
record LogisticFit(double slope, double offset) {
    private static final int MOST_STEPS = 100;
    private static final double ENOUGH = 1e-10;

    /**
     * Fits, by Newton's method with steps halved until they help. O(examples) a step, about ten steps.
     *
     * @param positives scores of relevant documents, at least one
     * @param others scores of other documents, at least one
     */
    static LogisticFit of(double[] positives, double[] others) {
        double high = (positives.length + 1.0) / (positives.length + 2.0);
        double low = 1.0 / (others.length + 2.0);
        LogisticFit fit = new LogisticFit(0, 0);
        double loss = fit.loss(positives, high) + fit.loss(others, low);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] sums = new double[5];
            fit.addDerivatives(positives, high, sums);
            fit.addDerivatives(others, low, sums);
            // Where all scores are equal the curvature is singular: a little of it added lets the offset be fitted.
            double slopes = sums[2] + 1e-12;
            double offsets = sums[4] + 1e-12;
            double determinant = slopes * offsets - sums[3] * sums[3];
            double bySlope = (offsets * sums[0] - sums[3] * sums[1]) / determinant;
            double byOffset = (slopes * sums[1] - sums[3] * sums[0]) / determinant;
            LogisticFit next = fit;
            double nextLoss = Double.POSITIVE_INFINITY;
            for (double share = 1; share > 1e-10 && !(nextLoss <= loss); share /= 2) {
                next = new LogisticFit(fit.slope - share * bySlope, fit.offset - share * byOffset);
                nextLoss = next.loss(positives, high) + next.loss(others, low);
            }
            if (!(nextLoss <= loss)) {
                return fit;
            }
            boolean done = loss - nextLoss < ENOUGH;
            fit = next;
            loss = nextLoss;
            if (done) {
                return fit;
            }
        }
        return fit;
    }

    /** Returns the log-odds of a score. */
    double logit(double score) {
        return slope * score + offset;
    }

    private double loss(double[] scores, double target) {
        double sum = 0;
        for (double score : scores) {
            double logit = logit(score);
            sum += Math.max(logit, 0) - target * logit + StrictMath.log1p(StrictMath.exp(-Math.abs(logit)));
        }
        return sum / scores.length;
    }

    /** Adds the derivatives by slope and offset, then the second ones: slope twice, both, offset twice. */
    private void addDerivatives(double[] scores, double target, double[] sums) {
        for (double score : scores) {
            double likely = 1 / (1 + StrictMath.exp(-logit(score)));
            double away = (likely - target) / scores.length;
            double curvature = likely * (1 - likely) / scores.length;
            sums[0] += away * score;
            sums[1] += away;
            sums[2] += curvature * score * score;
            sums[3] += curvature * score;
            sums[4] += curvature;
        }
    }
}
