package dev.negbench.reports.statistics;

/**
 * Test of a mean over training seeds × queries, both taken as random: the variance holds queries, seeds and what is
 * left, so that the claim survives retraining. Source: hark card, "seeds × queries".
 *
 * <p>With V the variance of one cell's contribution, t = D̄ / √(V/(nS)). V is MS_q + MS_s − MS_e with Satterthwaite's
 * degrees of freedom where that sum is at least max(MS_q, MS_s); otherwise the larger of the two with its own. A single
 * seed has no seed variance: V is then MS_q, the test is the {@link PairedT} over queries, and {@link #population} says
 * so.
 *
 * <p>The test is approximate. Its measured level at 5 %, over 20,000 simulated pairs of identical strategies with
 * normal effects, per-query sd 0.10, residual sd 0.15 and 300 queries: 0.050 for 5 and 10 seeds, 0.055 for 3 seeds at a
 * seed sd of 0.01; 0.041 for 5 seeds without a seed effect and 0.059 at a seed sd of 0.03. Few seeds and few queries
 * with a
 * strong seed effect are worst: 0.068 for 2 seeds × 50 queries, seed sd 0.02, residual sd 0.05.
 *
 * @param estimate mean, standard error and degrees of freedom
 * @param seeds S, rows of the input
 * @param queries n, queries used
 * @param excludedQueries queries left out because some seed has no score for them
 * @param msQueries MS_q = S·Σ(D̄_q − D̄)²/(n − 1)
 * @param msSeeds MS_s = n·Σ(D̄_s − D̄)²/(S − 1); NaN with a single seed
 * @param msResidual MS_e, the rest over (n − 1)(S − 1); NaN with a single seed
 * @param variance V
 * @param population what the test generalises to
 */
public record TwoWayTest(
        MeanEstimate estimate,
        int seeds,
        int queries,
        int excludedQueries,
        double msQueries,
        double msSeeds,
        double msResidual,
        double variance,
        Population population) {

    /**
     * Tests whether two strategies differ; see {@link #of}. Score differences within rounding (1e-12 of the scores) are
     * taken as 0.
     *
     * @param baseline scores of one, a row a seed, a column a query; NaN where a query has no score
     * @param candidate scores of the other on the same seeds and queries, in the same order
     * @throws IllegalArgumentException if the shapes differ, there is no seed, or a score is infinite
     */
    public static TwoWayTest between(double[][] baseline, double[][] candidate) {
        return of(Differences.between(baseline, candidate));
    }

    /**
     * Tests whether the difference between two strategies is another one under other conditions, such as with another
     * encoder: the interaction of strategy and condition. That one of two differences is significant and the other is
     * not says nothing about it. Seeds are paired by their rows: what equal seeds have in common under both conditions
     * cancels, and where they have nothing in common any pairing is as good. See {@link #of}.
     *
     * @param baselines scores of the baseline under either condition, a row a seed, a column a query
     * @param candidates scores of the candidate under either condition, on the same seeds and queries
     * @return the test of (candidate − baseline under the second condition) − (the same under the first)
     * @throws IllegalArgumentException if the shapes differ, there is no seed, or a score is infinite
     */
    public static TwoWayTest ofInteraction(Pair baselines, Pair candidates) {
        return between(
                Differences.between(baselines.first(), candidates.first()),
                Differences.between(baselines.second(), candidates.second()));
    }

    /** Scores under two conditions, each a row a seed and a column a query; NaN where a query has no score. */
    public record Pair(double[][] first, double[][] second) {}

    /**
     * Tests whether the mean of a seeds × queries matrix is 0. O(seeds·queries) in two passes; allocates one row.
     *
     * @param values one row a seed, one column a query; NaN where a query has no score, which excludes the query
     * @throws IllegalArgumentException if there is no row, rows differ in length, or a value is infinite
     */
    public static TwoWayTest of(double[][] values) {
        int columns = Differences.requireRectangular(values);
        int seeds = values.length;
        double origin = firstNumber(values[0]);
        double largest = 0;
        // Sums are taken from one of the values on, so that equal values give a variance of exactly 0.
        double[] queryMean = new double[columns];
        for (int s = 0; s < seeds; s++) {
            double[] row = values[s];
            for (int q = 0; q < columns; q++) {
                Differences.requireFinite(row[q], s, q);
                queryMean[q] += row[q] - origin;
            }
        }
        int n = 0;
        double total = 0;
        for (int q = 0; q < columns; q++) {
            queryMean[q] /= seeds;
            if (!Double.isNaN(queryMean[q])) {
                n++;
                total += queryMean[q];
            }
        }
        double grand = total / n;
        Population population = seeds == 1 ? Population.THESE_CHECKPOINTS : Population.NEW_SEEDS_AND_QUERIES;
        if (n < 2) {
            return new TwoWayTest(MeanEstimate.tooFew(origin + grand), seeds, n, columns - n,
                    Double.NaN, Double.NaN, Double.NaN, Double.NaN, population);
        }
        double querySquares = 0;
        for (double mean : queryMean) {
            if (!Double.isNaN(mean)) {
                querySquares += (mean - grand) * (mean - grand);
            }
        }
        double seedSquares = 0;
        double residualSquares = 0;
        for (double[] row : values) {
            double seedMean = seedMean(row, queryMean, origin, n);
            seedSquares += (seedMean - grand) * (seedMean - grand);
            for (int q = 0; q < columns; q++) {
                if (!Double.isNaN(queryMean[q])) {
                    double residual = row[q] - origin - queryMean[q] - seedMean + grand;
                    residualSquares += residual * residual;
                    largest = Math.max(largest, Math.abs(row[q]));
                }
            }
        }
        double msQueries = seeds * querySquares / (n - 1);
        double msSeeds = seeds == 1 ? Double.NaN : n * seedSquares / (seeds - 1);
        double msResidual = seeds == 1 ? Double.NaN : residualSquares / ((n - 1.0) * (seeds - 1));
        double variance = variance(msQueries, msSeeds, msResidual);
        double df = degreesOfFreedom(msQueries, msSeeds, msResidual, n, seeds);
        MeanEstimate estimate = MeanEstimate.of(origin + grand, variance, (double) n * seeds, df, largest);
        return new TwoWayTest(
                estimate, seeds, n, columns - n, msQueries, msSeeds, msResidual, variance, population);
    }

    /** Returns the two-sided p-value in (0, 1], or NaN where {@link EstimateStatus} says so. */
    public double p() {
        return estimate.p();
    }

    /** Returns the interval of the mean; see {@link MeanEstimate#interval}. */
    public Interval interval(double level) {
        return estimate.interval(level);
    }

    private static double variance(double msQueries, double msSeeds, double msResidual) {
        if (Double.isNaN(msSeeds)) {
            return msQueries;
        }
        double sum = msQueries + msSeeds - msResidual;
        double larger = Math.max(msQueries, msSeeds);
        return sum >= larger ? sum : larger;
    }

    private static double degreesOfFreedom(double msQueries, double msSeeds, double msResidual, int n, int seeds) {
        if (Double.isNaN(msSeeds)) {
            return n - 1;
        }
        double sum = msQueries + msSeeds - msResidual;
        if (sum < Math.max(msQueries, msSeeds) || sum == 0) {
            return msQueries >= msSeeds ? n - 1 : seeds - 1;
        }
        double spread = msQueries * msQueries / (n - 1)
                + msSeeds * msSeeds / (seeds - 1)
                + msResidual * msResidual / ((n - 1.0) * (seeds - 1));
        return sum * sum / spread;
    }

    private static double seedMean(double[] row, double[] queryMean, double origin, int n) {
        double sum = 0;
        for (int q = 0; q < row.length; q++) {
            if (!Double.isNaN(queryMean[q])) {
                sum += row[q] - origin;
            }
        }
        return sum / n;
    }

    private static double firstNumber(double[] row) {
        for (double value : row) {
            if (!Double.isNaN(value)) {
                return value;
            }
        }
        return 0;
    }
}
