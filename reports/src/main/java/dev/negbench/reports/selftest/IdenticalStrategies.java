package dev.negbench.reports.selftest;

import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.PairedT;
import dev.negbench.reports.statistics.Verdict;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Compares strategies that do not differ, by the very table that reports are made of, again and again: whatever it
 * finds is an error. Scores are a query's difficulty and, for each strategy of its own, effects of query and seed and a
 * rest, all normal. A difference of two strategies has sd 0.10 over queries, 0.01 over seeds and 0.15 left. Source:
 * hark card, signature claims 1, 2 and 5.
 */
public final class IdenticalStrategies {
    /** Test queries. */
    public static final int QUERIES = 300;

    /** Training seeds. */
    public static final int SEEDS = 5;

    /** Of the effects of queries, seeds and what is left on one strategy; a difference of two has √2 times as much. */
    static final double QUERY_SD = 0.10 / Math.sqrt(2);

    static final double SEED_SD = 0.01 / Math.sqrt(2);
    static final double RESIDUAL_SD = 0.15 / Math.sqrt(2);

    private static final double MEAN = 0.4;
    private static final double DIFFICULTY_SD = 0.2;
    private static final String MEASURE = "nDCG@10";
    private static final String DATASET = "simulated";
    private static final String MODE = "drawn";
    private static final Environment NOWHERE = new Environment("", "", "", "", 1, 0, "", "", Map.of());
    // The sign-flip check decides on no verdict and would take nearly all of the time.
    private static final ComparisonSettings SETTINGS = ComparisonSettings.DEFAULT.withSignFlips(1);

    private final RandomGenerator random;
    private final int candidates;
    private final String[] queryIds =
            IntStream.range(0, QUERIES).mapToObj(q -> "q" + q).toArray(String[]::new);
    private int twoWay;
    private int oneSeed;
    private int meanOfSeeds;
    private int covered;
    private int improves;
    private int anyUncorrected;
    private int anyVerdict;

    private IdenticalStrategies(int candidates, long randomSeed) {
        this.candidates = candidates;
        random = new Well19937c(randomSeed);
    }

    /**
     * Compares one strategy with itself under another name.
     *
     * @param replications independent repetitions, a few milliseconds each
     * @param randomSeed seed; equal seeds give equal rates everywhere
     * @return errors of the test over seeds and queries, of tests over queries alone, of the word "improves"; and the
     *     coverage of the interval of a mean
     */
    public static List<ErrorRate> pair(int replications, long randomSeed) {
        IdenticalStrategies simulation = new IdenticalStrategies(1, randomSeed);
        simulation.run(replications);
        return List.of(
                new ErrorRate(
                        "test over 5 seeds × queries finds a difference", simulation.twoWay, replications, 0.04, 0.06),
                new ErrorRate(
                        "test over queries with one seed finds a difference",
                        simulation.oneSeed,
                        replications,
                        0.14,
                        0.18),
                new ErrorRate(
                        "test over queries of the mean of 5 seeds finds a difference",
                        simulation.meanOfSeeds,
                        replications,
                        0.08,
                        0.12),
                new ErrorRate("\"improves\"", simulation.improves, replications, 0.015, 0.05),
                new ErrorRate("the interval of a mean covers the truth", simulation.covered, replications, 0.94, 0.96));
    }

    /**
     * Compares ten strategies with a baseline that is the same.
     *
     * @see #pair for the arguments; a repetition costs ten times as much
     * @return how often anything is found, uncorrected and in the words of the table, which Holm corrects
     */
    public static List<ErrorRate> family(int replications, long randomSeed) {
        IdenticalStrategies simulation = new IdenticalStrategies(10, randomSeed);
        simulation.run(replications);
        return List.of(
                new ErrorRate(
                        "any of 10 uncorrected tests finds a difference",
                        simulation.anyUncorrected,
                        replications,
                        0.22,
                        0.40),
                new ErrorRate(
                        "any of 10 corrected comparisons finds a difference",
                        simulation.anyVerdict,
                        replications,
                        0.01,
                        0.05));
    }

    private void run(int replications) {
        for (int r = 0; r < replications; r++) {
            ExperimentResults results = results();
            ComparisonTable table = ComparisonTable.of(results, name(0), SETTINGS);
            count(table, results);
        }
    }

    private void count(ComparisonTable table, ExperimentResults results) {
        double alpha = SETTINGS.alpha();
        ComparisonRow first = table.rows().get(1);
        Comparison comparison = first.comparison().orElseThrow();
        twoWay += comparison.p() < alpha ? 1 : 0;
        double[][] differences = differences(results);
        oneSeed += PairedT.of(differences[0]).p() < alpha ? 1 : 0;
        meanOfSeeds += PairedT.of(mean(differences)).p() < alpha ? 1 : 0;
        covered += first.mean().orElseThrow().interval().contains(MEAN) ? 1 : 0;
        improves += words(first).startsWith(Verdict.IMPROVES.words()) ? 1 : 0;
        List<ComparisonRow> compared = table.rows().subList(1, table.rows().size());
        anyUncorrected +=
                compared.stream().anyMatch(row -> row.comparison().orElseThrow().p() < alpha) ? 1 : 0;
        anyVerdict += compared.stream().anyMatch(IdenticalStrategies::isFound) ? 1 : 0;
    }

    private static boolean isFound(ComparisonRow row) {
        return words(row).startsWith(Verdict.IMPROVES.words()) || words(row).startsWith(Verdict.WORSENS.words());
    }

    private static String words(ComparisonRow row) {
        return Standing.CONFIRMATORY.words(row.verdict().orElseThrow().verdict());
    }

    private ExperimentResults results() {
        double[] difficulty = normal(QUERIES, MEAN, DIFFICULTY_SD);
        List<CellResult> cells = new ArrayList<>();
        Map<String, QueryScores> scores = new LinkedHashMap<>();
        for (int strategy = 0; strategy <= candidates; strategy++) {
            double[] ofQuery = normal(QUERIES, 0, QUERY_SD);
            for (int seed = 1; seed <= SEEDS; seed++) {
                double[] values = normal(QUERIES, SEED_SD * random.nextGaussian(), RESIDUAL_SD);
                for (int q = 0; q < QUERIES; q++) {
                    values[q] += difficulty[q] + ofQuery[q];
                }
                String key = name(strategy) + " " + seed;
                cells.add(cell(
                        key,
                        name(strategy),
                        seed,
                        Arrays.stream(values).average().orElseThrow()));
                scores.put(key, new QueryScores(key, queryIds, Map.of(MEASURE, values)));
            }
        }
        return new ExperimentResults(plan(), NOWHERE, cells, scores, List.of());
    }

    private ExperimentPlan plan() {
        return new ExperimentPlan(
                ExperimentPlan.SCHEMA,
                IntStream.rangeClosed(0, candidates)
                        .mapToObj(IdenticalStrategies::name)
                        .toList(),
                name(0),
                List.of(DATASET),
                Map.of(DATASET, DATASET),
                "none",
                List.of(MODE),
                LongStream.rangeClosed(1, SEEDS).boxed().toList(),
                1,
                List.of(MEASURE),
                Map.of(),
                "");
    }

    private static CellResult cell(String key, String strategy, long seed, double mean) {
        return new CellResult(
                key,
                strategy,
                strategy,
                DATASET,
                "none",
                MODE,
                seed,
                CellStatus.FINISHED,
                "",
                Map.of(MEASURE, mean),
                List.of(),
                0,
                null,
                new CellCost(0, 0, 0, 0, 0, 0),
                List.of());
    }

    private static String name(int strategy) {
        return "same-" + strategy;
    }

    private double[] normal(int n, double mean, double sd) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = mean + sd * random.nextGaussian();
        }
        return values;
    }

    private static double[][] differences(ExperimentResults results) {
        double[][] differences = new double[SEEDS][QUERIES];
        for (int s = 0; s < SEEDS; s++) {
            double[] baseline = scores(results, 0, s + 1);
            double[] candidate = scores(results, 1, s + 1);
            for (int q = 0; q < QUERIES; q++) {
                differences[s][q] = candidate[q] - baseline[q];
            }
        }
        return differences;
    }

    private static double[] scores(ExperimentResults results, int strategy, int seed) {
        return results.queryScores().get(name(strategy) + " " + seed).scores().get(MEASURE);
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int q = 0; q < mean.length; q++) {
                mean[q] += row[q] / rows.length;
            }
        }
        return mean;
    }
}
