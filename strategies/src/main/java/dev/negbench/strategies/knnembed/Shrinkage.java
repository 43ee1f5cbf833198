package dev.negbench.strategies.knnembed;

/**
 * Smoothing as shrinkage, in closed form (card, [calc] (a)): a query's own mixture is the frequency of clusters among n
 * draws from its true one; each of k neighbours has drawn n from one that differs by a squared bias.
 *
 * @param variance {@code 1 - sum of theta_c^2} of the true mixture, from 0 to 1: n times the expected squared distance
 *     between it and the frequencies of n draws
 * @param draws items observed of each query, at least 1
 * @param neighbours neighbours averaged over, at least 1
 * @param squaredBias squared distance between the neighbours' mean true mixture and the query's, at least 0
 */
public record Shrinkage(double variance, int draws, int neighbours, double squaredBias) {
    /** Returns the setting of a true mixture. */
    public static Shrinkage of(double[] mixture, int draws, int neighbours, double squaredBias) {
        double squares = 0;
        for (double share : mixture) {
            squares += share * share;
        }
        return new Shrinkage(1 - squares, draws, neighbours, squaredBias);
    }

    /** Returns the expected squared distance between the smoothed mixture and the true one at this own weight. */
    public double squaredError(double ownWeight) {
        double others = 1 - ownWeight;
        return ownWeight * ownWeight * variance / draws + others * others * errorOfNeighbours();
    }

    /** Returns the own weight of least error; {@code 1 / (k + 1)} without bias and 0.5 if nothing errs. */
    public double bestOwnWeight() {
        double own = variance / draws;
        double sum = own + errorOfNeighbours();
        return sum == 0 ? 0.5 : errorOfNeighbours() / sum;
    }

    private double errorOfNeighbours() {
        return variance / ((double) draws * neighbours) + squaredBias;
    }
}
