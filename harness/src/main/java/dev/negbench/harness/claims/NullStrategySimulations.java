package dev.negbench.harness.claims;

import dev.negbench.reports.statistics.MultipleTesting;
import dev.negbench.reports.statistics.PairedT;
import dev.negbench.reports.statistics.TwoWayTest;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * How often strategies that are all the same are declared different, with the normal effects of the hark card: each
 * figure is a rate of false alarms over some hundred comparisons, less the 5 % that was asked for.
 */
final class NullStrategySimulations {
    private static final double LEVEL = 0.05;
    private static final double QUERY_SD = 0.10;
    private static final double SEED_SD = 0.01;
    private static final double RESIDUAL_SD = 0.15;
    private static final int QUERIES = 300;
    private static final int REPETITIONS = 400;
    private static final int STRATEGIES = 10;
    private static final int FAMILY_QUERIES = 100;

    private NullStrategySimulations() {}

    static Map<String, LongToDoubleFunction> all() {
        return Map.of(
                "hark-one-seed",
                        seed -> excess(seed, 1, values -> PairedT.of(values[0]).p()),
                "hark-two-way",
                        seed -> excess(seed, 5, values -> TwoWayTest.of(values).p()),
                "hark-best-of-ten-seeds", seed -> excess(seed, 10, NullStrategySimulations::best),
                "hark-family-uncorrected", seed -> familyExcess(seed, p -> p),
                "hark-family-holm", seed -> familyExcess(seed, MultipleTesting.HOLM::adjust));
    }

    private static double excess(long seed, int seeds, ToDoubleFunction<double[][]> test) {
        SplittableRandom random = new SplittableRandom(seed);
        int alarms = 0;
        for (int r = 0; r < REPETITIONS; r++) {
            alarms += test.applyAsDouble(differences(random, seeds)) < LEVEL ? 1 : 0;
        }
        return (double) alarms / REPETITIONS - LEVEL;
    }

    /** Seeds × queries of differences between two strategies that are the same. */
    private static double[][] differences(SplittableRandom random, int seeds) {
        double[] ofQuery = new double[QUERIES];
        Arrays.setAll(ofQuery, q -> QUERY_SD * random.nextGaussian());
        double[][] values = new double[seeds][QUERIES];
        for (double[] row : values) {
            double ofSeed = SEED_SD * random.nextGaussian();
            Arrays.setAll(row, q -> ofQuery[q] + ofSeed + RESIDUAL_SD * random.nextGaussian());
        }
        return values;
    }

    /** The p-value of the seed whose mean is farthest above 0, as it is found by somebody who reports the best run. */
    private static double best(double[][] values) {
        double[] best = values[0];
        for (double[] row : values) {
            best = mean(row) > mean(best) ? row : best;
        }
        return PairedT.of(best).p();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The share of families, ten strategies against one baseline, in which anything is declared different. */
    private static double familyExcess(long seed, UnaryOperator<double[]> correction) {
        SplittableRandom random = new SplittableRandom(seed);
        int alarms = 0;
        for (int r = 0; r < REPETITIONS; r++) {
            double[] baseline = new double[FAMILY_QUERIES];
            Arrays.setAll(baseline, q -> random.nextGaussian());
            double[] p = new double[STRATEGIES];
            for (int s = 0; s < STRATEGIES; s++) {
                double[] differences = new double[FAMILY_QUERIES];
                Arrays.setAll(differences, q -> random.nextGaussian() - baseline[q]);
                p[s] = PairedT.of(differences).p();
            }
            alarms += Arrays.stream(correction.apply(p)).min().orElseThrow() < LEVEL ? 1 : 0;
        }
        return (double) alarms / REPETITIONS - LEVEL;
    }
}
