package dev.negbench.strategies.calibrationsets;

/** Spearman's correlation of two short lists. */
final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Returns the correlation of the ranks of {@code values[x, x+n)} and {@code values[y, y+n)}, equal values sharing
     * the mean of their ranks. O(n^2), for lists of a handful; allocates nothing.
     *
     * @return from -1 to 1; 0 where either list is constant, for which the correlation does not exist
     */
    static double spearman(double[] values, int x, int y, int n) {
        double mean = (n + 1) / 2.0;
        double products = 0;
        double xSquares = 0;
        double ySquares = 0;
        for (int i = 0; i < n; i++) {
            double ofX = rank(values, x, i, n) - mean;
            double ofY = rank(values, y, i, n) - mean;
            products += ofX * ofY;
            xSquares += ofX * ofX;
            ySquares += ofY * ofY;
        }
        return xSquares == 0 || ySquares == 0 ? 0 : products / Math.sqrt(xSquares * ySquares);
    }

    private static double rank(double[] values, int from, int i, int n) {
        double own = values[from + i];
        int below = 0;
        int equal = 0;
        for (int j = from; j < from + n; j++) {
            below += values[j] < own ? 1 : 0;
            equal += values[j] == own ? 1 : 0;
        }
        return below + (equal + 1) / 2.0;
    }
}
