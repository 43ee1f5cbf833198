package dev.negbench.reports.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two strategies on the same seeds and queries: everything one row of a comparison table shows except what depends on
 * the other rows, which {@link ComparisonFamily} adds. Higher scores are better; negate a metric of which less is
 * better.
 *
 * @param name key of the comparison in its family, such as "simans vs uniform, scifact, nDCG@10"
 * @param baselineMean mean score of the baseline over the seeds and queries used
 * @param candidateMean mean score of the candidate over the same
 * @param test the primary test, over seeds × queries; over queries alone if there is one seed
 * @param effect size in units of the spread over queries of the seed-averaged difference
 * @param signFlip randomisation check on the seed-averaged differences
 * @param equivalence two one-sided tests against the smallest effect of interest
 * @param interval 1 − α interval of the mean difference
 * @param settings what was fixed beforehand
 * @param notes what a reader must know to read the row rightly; empty if nothing
 */
public record Comparison(
        String name,
        double baselineMean,
        double candidateMean,
        TwoWayTest test,
        EffectSize effect,
        SignFlip signFlip,
        TostEquivalence equivalence,
        Interval interval,
        ComparisonSettings settings,
        List<String> notes) {
    /** Seeds below which a report says so. Source: hark card, R5. */
    public static final int ENOUGH_SEEDS = 5;

    /**
     * Compares two strategies. Score differences within rounding (1e-12 of the scores) are taken as 0.
     *
     * @param name key of the comparison in its family
     * @param baseline per-query scores, one row a seed, one column a query; NaN where a query has no score. A query
     *     with NaN
     *     in any seed of either strategy is excluded and counted.
     * @param candidate scores on the same seeds and queries, in the same order
     * @param settings level, smallest effect of interest, sign-flip draws
     * @throws IllegalArgumentException if the shapes differ, there is no seed, or a score is infinite
     */
    public static Comparison of(String name, double[][] baseline, double[][] candidate, ComparisonSettings settings) {
        double[][] differences = Differences.between(baseline, candidate);
        double[] overSeeds = Differences.overSeeds(differences);
        TwoWayTest test = TwoWayTest.of(differences);
        EffectSize effect = PairedT.of(overSeeds).effect();
        SignFlip signFlip = SignFlip.of(overSeeds, settings.signFlips(), settings.randomSeed());
        TostEquivalence equivalence = TostEquivalence.of(test.estimate(), settings.minEffect(), settings.alpha());
        Interval interval = test.interval(1 - settings.alpha());
        return new Comparison(
                name,
                meanWhere(overSeeds, baseline),
                meanWhere(overSeeds, candidate),
                test,
                effect,
                signFlip,
                equivalence,
                interval,
                settings,
                List.copyOf(notes(test, signFlip, settings)));
    }

    /** Returns candidate − baseline, averaged over seeds and queries. */
    public double meanDifference() {
        return test.estimate().mean();
    }

    /** Returns the queries used. */
    public int queries() {
        return test.queries();
    }

    /** Returns the training seeds used. */
    public int seeds() {
        return test.seeds();
    }

    /** Returns the raw two-sided p-value of the primary test; NaN where {@link EstimateStatus} says so. */
    public double p() {
        return test.p();
    }

    /**
     * Returns the probability that this design finds an effect of the smallest size of interest: the figure beside an
     * inconclusive result. NaN unless the estimate is {@link EstimateStatus#DEFINED}.
     */
    public double powerAtMinEffect() {
        MeanEstimate estimate = test.estimate();
        return estimate.status() == EstimateStatus.DEFINED
                ? Power.ofT(settings.minEffect() / estimate.standardError(), estimate.df(), settings.alpha())
                : Double.NaN;
    }

    /**
     * Returns whether the candidate is not worse than the baseline by {@code margin}: the interval's lower end lies
     * above −margin. Two identical runs are non-inferior; a degenerate difference is so if it is itself above −margin.
     */
    public boolean isNonInferior(double margin) {
        return test.estimate().status() == EstimateStatus.DEGENERATE
                ? meanDifference() > -margin
                : interval.lower() > -margin;
    }

    private static double meanWhere(double[] used, double[][] scores) {
        double sum = 0;
        int n = 0;
        for (int q = 0; q < used.length; q++) {
            if (!Double.isNaN(used[q])) {
                n++;
                for (double[] row : scores) {
                    sum += row[q];
                }
            }
        }
        return sum / ((double) n * scores.length);
    }

    private static List<String> notes(TwoWayTest test, SignFlip signFlip, ComparisonSettings settings) {
        List<String> notes = new ArrayList<>();
        if (test.excludedQueries() > 0) {
            notes.add(test.excludedQueries() + " of " + (test.queries() + test.excludedQueries())
                    + " queries excluded: no score with some seed");
        }
        switch (test.estimate().status()) {
            case TOO_FEW -> notes.add("fewer than 2 queries: no test");
            case ZERO -> notes.add("no difference on any query beyond rounding, or none that varies");
            case DEGENERATE -> notes.add("every difference is the same: no variance to test against");
            case DEFINED -> addDefined(notes, test, signFlip, settings.alpha());
        }
        return notes;
    }

    private static void addDefined(List<String> notes, TwoWayTest test, SignFlip signFlip, double alpha) {
        boolean single = test.seeds() == 1;
        if (single) {
            notes.add("1 seed: holds for " + test.population().phrase() + ", says nothing about retraining");
        } else if (test.seeds() < ENOUGH_SEEDS) {
            notes.add(test.seeds() + " seeds: the seed variance is unstable below " + ENOUGH_SEEDS);
        }
        boolean primary = test.p() < alpha;
        if (primary != signFlip.p() < alpha) {
            String check = String.format(Locale.ROOT, "sign-flip p = %.4g", signFlip.p());
            notes.add(primary
                    ? check + " does not confirm the primary test"
                    : single
                            ? check + " is below alpha, the primary test is not"
                            : check + ": found for these checkpoints, not beyond their seeds");
        }
    }
}
