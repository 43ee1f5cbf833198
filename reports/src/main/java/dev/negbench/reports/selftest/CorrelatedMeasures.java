package dev.negbench.reports.selftest;

import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.statistics.ComparisonFamily;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Compares ten strategies with a baseline that is the same, by each of five measures, as somebody does who reports
 * whichever measure shows something. Of the variances of {@link IdenticalStrategies}, half is common to a strategy's
 * measures, so that any two of them correlate by 0.5. Source: hark card, signature claim 1, "× 5 correlated metrics";
 * the correlation is not given there.
 */
public final class CorrelatedMeasures {
    /** Measures by which each strategy is compared. */
    public static final int MEASURES = 5;

    /** Strategies besides the baseline. */
    public static final int CANDIDATES = 10;

    private static final double COMMON = Math.sqrt(0.5);
    private static final ComparisonSettings SETTINGS = ComparisonSettings.DEFAULT.withSignFlips(1);

    private final RandomGenerator random;

    private CorrelatedMeasures(long randomSeed) {
        random = new Well19937c(randomSeed);
    }

    /**
     * Compares.
     *
     * @param replications independent repetitions, some ten milliseconds each
     * @param randomSeed seed; equal seeds give equal rates everywhere
     * @return how often anything is found among the fifty comparisons, uncorrected and corrected by Holm over all
     */
    public static List<ErrorRate> family(int replications, long randomSeed) {
        CorrelatedMeasures simulation = new CorrelatedMeasures(randomSeed);
        int uncorrected = 0;
        int corrected = 0;
        for (int r = 0; r < replications; r++) {
            List<Comparison> comparisons = simulation.comparisons();
            uncorrected += comparisons.stream().anyMatch(comparison -> comparison.p() < SETTINGS.alpha()) ? 1 : 0;
            corrected +=
                    ComparisonFamily.of(comparisons).rows().stream().anyMatch(row -> isFound(row.verdict())) ? 1 : 0;
        }
        return List.of(
                new ErrorRate(
                        "any of 50 uncorrected tests, by 5 measures, finds a difference",
                        uncorrected,
                        replications,
                        0.5,
                        0.8),
                new ErrorRate(
                        "any of 50 corrected comparisons, by 5 measures, finds a difference",
                        corrected,
                        replications,
                        0.005,
                        0.05));
    }

    private static boolean isFound(Verdict verdict) {
        return verdict.words().startsWith(Verdict.IMPROVES.words())
                || verdict.words().startsWith(Verdict.WORSENS.words());
    }

    private List<Comparison> comparisons() {
        double[][][] baseline = strategy();
        List<Comparison> comparisons = new ArrayList<>();
        for (int candidate = 1; candidate <= CANDIDATES; candidate++) {
            double[][][] scores = strategy();
            for (int measure = 0; measure < MEASURES; measure++) {
                String name = "same-" + candidate + ", measure " + (measure + 1);
                comparisons.add(Comparison.of(name, baseline[measure], scores[measure], SETTINGS));
            }
        }
        return comparisons;
    }

    /** Returns the scores of a strategy by each measure, a row a seed. */
    private double[][][] strategy() {
        double[][] common = scores();
        double[][][] byMeasure = new double[MEASURES][][];
        for (int measure = 0; measure < MEASURES; measure++) {
            double[][] own = scores();
            for (int seed = 0; seed < own.length; seed++) {
                for (int query = 0; query < own[seed].length; query++) {
                    own[seed][query] = COMMON * (own[seed][query] + common[seed][query]);
                }
            }
            byMeasure[measure] = own;
        }
        return byMeasure;
    }

    private double[][] scores() {
        double[] ofQuery = new double[IdenticalStrategies.QUERIES];
        for (int query = 0; query < ofQuery.length; query++) {
            ofQuery[query] = IdenticalStrategies.QUERY_SD * random.nextGaussian();
        }
        double[][] scores = new double[IdenticalStrategies.SEEDS][ofQuery.length];
        for (double[] row : scores) {
            double ofSeed = IdenticalStrategies.SEED_SD * random.nextGaussian();
            for (int query = 0; query < row.length; query++) {
                row[query] = ofQuery[query] + ofSeed + IdenticalStrategies.RESIDUAL_SD * random.nextGaussian();
            }
        }
        return scores;
    }
}
