package dev.negbench.harness.claims;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.reports.claims.ClaimFigure;
import dev.negbench.reports.claims.ClaimRule;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.reports.statistics.DecidingSize;
import dev.negbench.reports.statistics.EstimateStatus;
import dev.negbench.reports.statistics.Flips;
import dev.negbench.reports.statistics.MeanEstimate;
import dev.negbench.reports.statistics.PairedT;
import dev.negbench.reports.statistics.TwoWayTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The quantity of a claim, estimated: over seeds × queries where every figure has a value for each query, over seeds
 * or forks otherwise.
 *
 * @param estimate mean and standard error
 * @param seeds seeds or forks it is over
 * @param queries queries it is over; 0 if it has one value a seed or fork
 * @param figures mean of each arm
 * @param deciding what would find the smallest effect of interest
 */
record Contrast(MeanEstimate estimate, int seeds, int queries, List<ClaimFigure> figures, String deciding) {
    /**
     * Estimates a measured claim on a collection.
     *
     * @throws GroupResult.MissingCellException if a cell of an arm did not finish or has no such figure
     */
    static Contrast of(Claim.Measured claim, String dataset, ClaimScale scale, Map<ClaimGroup, GroupResult> results)
            throws GroupResult.MissingCellException {
        int seeds = claim.seeds().get(scale);
        boolean byQuery = claim.arms().stream().allMatch(arm -> arm.figure() instanceof CellFigure.OfQueries);
        double[][] values = null;
        List<ClaimFigure> figures = new ArrayList<>();
        for (ClaimArm arm : claim.arms()) {
            ClaimGroup group = ClaimGroup.of(claim, arm, dataset, scale);
            GroupResult result = results.get(group);
            double[][] ofArm = byQuery ? queries(result, arm, seeds) : figures(result, arm, seeds);
            figures.add(new ClaimFigure(name(claim, arm), mean(ofArm)));
            values = add(values, ofArm, arm.weight());
        }
        for (double[] row : values) {
            for (int q = 0; q < row.length; q++) {
                row[q] -= claim.minus();
            }
        }
        return byQuery
                ? overQueries(values, figures, claim.rule())
                : overSeeds(Arrays.stream(values).mapToDouble(row -> row[0]).toArray(), figures, claim.rule());
    }

    /**
     * Estimates the logarithm of 1 + the quantity of a claim about speed, over forks in which every arm was measured.
     *
     * @param runs forks of the arms; a later fork of the same number takes the place of an earlier one
     */
    static Contrast ofForks(Claim.Timed claim, List<BenchmarkRun> runs) {
        List<Map<Integer, Double>> logs = claim.arms().stream()
                .map(arm -> logMicros(arm.benchmark(), runs))
                .toList();
        Set<Integer> forks = new TreeSet<>(logs.get(0).keySet());
        logs.forEach(ofArm -> forks.retainAll(ofArm.keySet()));
        double[] values = new double[forks.size()];
        double[] sums = new double[logs.size()];
        int next = 0;
        for (int fork : forks) {
            for (int arm = 0; arm < sums.length; arm++) {
                double log = logs.get(arm).get(fork);
                sums[arm] += log;
                values[next] += arm == 0 ? log : -log;
            }
            values[next++] -= Math.log(claim.limit());
        }
        List<ClaimFigure> figures = new ArrayList<>();
        for (int arm = 0; arm < sums.length; arm++) {
            figures.add(new ClaimFigure(claim.arms().get(arm) + ", µs", Math.exp(sums[arm] / values.length)));
        }
        return overOnes(values, "forks", figures, claim.logRule());
    }

    private static Map<Integer, Double> logMicros(BenchmarkCase benchmark, List<BenchmarkRun> runs) {
        Map<Integer, Double> logs = new HashMap<>();
        for (BenchmarkRun run : runs) {
            if (run.hasScores() && benchmark.isCaseOf(run)) {
                logs.put(run.fork(), Math.log(BenchmarkFigure.nanos(run) / 1000));
            }
        }
        return logs;
    }

    /** Estimates a figure that has one value a seed. */
    static Contrast overSeeds(double[] values, List<ClaimFigure> figures, ClaimRule rule) {
        return overOnes(values, "seeds", figures, rule);
    }

    private static Contrast overOnes(double[] values, String what, List<ClaimFigure> figures, ClaimRule rule) {
        PairedT test = PairedT.of(values);
        DecidingSize size = DecidingSize.ofSeeds(
                test.estimate(), test.n(), rule.smallestEffect(), DecidingSize.USUAL_POWER, rule.alpha());
        return new Contrast(
                test.estimate(),
                test.n(),
                0,
                List.copyOf(figures),
                deciding(test.estimate(), what, count(size.seeds(), what)));
    }

    private static Contrast overQueries(double[][] values, List<ClaimFigure> figures, ClaimRule rule) {
        TwoWayTest test = TwoWayTest.of(values);
        DecidingSize size = DecidingSize.of(test, rule.smallestEffect(), DecidingSize.USUAL_POWER, rule.alpha());
        return new Contrast(
                test.estimate(),
                test.seeds(),
                test.queries(),
                List.copyOf(figures),
                deciding(
                        test.estimate(),
                        "seeds",
                        count(size.queries(), "queries") + " with " + test.seeds() + " seeds",
                        count(size.seeds(), "seeds") + " with " + test.queries() + " queries"));
    }

    private static String deciding(MeanEstimate estimate, String what, String... ways) {
        return estimate.status() == EstimateStatus.DEGENERATE
                ? "all " + what + " give the same figure: there is no variance to test it against"
                : "80 % power for the smallest effect of interest, uncorrected, would take "
                        + String.join(", or ", ways);
    }

    private static String count(OptionalLong needed, String what) {
        return needed.isPresent()
                ? String.format(Locale.ROOT, "about %,d %s", needed.getAsLong(), what)
                : "no number of " + what;
    }

    private static double[][] queries(GroupResult result, ClaimArm arm, int seeds)
            throws GroupResult.MissingCellException {
        double[][] values = new double[seeds][];
        List<CellResult> cells = result.finished(arm.strategy().print(), 1, seeds);
        for (int s = 0; s < seeds; s++) {
            values[s] = queries(result, cells.get(s), arm.figure().toString());
        }
        return values;
    }

    private static double[] queries(GroupResult result, CellResult cell, String measure)
            throws GroupResult.MissingCellException {
        QueryScores scores = result.scores().get(cell.key());
        double[] values = scores == null ? null : scores.scores().get(measure);
        if (values == null) {
            throw new GroupResult.MissingCellException(cell.strategy() + " has no " + measure);
        }
        return values;
    }

    /** Returns one number a seed, each in a row of its own. */
    private static double[][] figures(GroupResult result, ClaimArm arm, int seeds)
            throws GroupResult.MissingCellException {
        double[][] values = new double[seeds][];
        List<CellResult> cells = result.finished(arm.strategy().print(), 1, seeds);
        for (int s = 0; s < seeds; s++) {
            values[s] = new double[] {
                arm.figure() instanceof CellFigure.NegativeFlips flips
                        ? flips(result, cells.get(s), other(result, flips, s, seeds))
                        : single(cells.get(s), arm, (CellFigure.OfCell) arm.figure())
            };
        }
        return values;
    }

    /** Returns the cell that a seed's flips are counted from: no cell is used twice, so figures are independent. */
    private static CellResult other(GroupResult result, CellFigure.NegativeFlips flips, int s, int seeds)
            throws GroupResult.MissingCellException {
        int seed = flips.otherSeeds() ? seeds + s + 1 : s + 1;
        return result.finished(flips.against().print(), seed, 1).get(0);
    }

    private static double flips(GroupResult result, CellResult cell, CellResult other)
            throws GroupResult.MissingCellException {
        String success = CellFigure.NegativeFlips.SUCCESS.toString();
        double[] before = queries(result, other, success);
        double[] after = queries(result, cell, success);
        if (before.length != after.length || before.length == 0) {
            throw new GroupResult.MissingCellException("flips need the same test queries in both cells");
        }
        return Flips.ofThreshold(before, after, 1).nfr();
    }

    private static double single(CellResult cell, ClaimArm arm, CellFigure.OfCell figure)
            throws GroupResult.MissingCellException {
        return figure.of(cell)
                .orElseThrow(() -> new GroupResult.MissingCellException(
                        arm.strategy() + ", seed " + cell.seed() + " has no figure '" + figure + "'"));
    }

    private static double[][] add(double[][] sum, double[][] values, double weight)
            throws GroupResult.MissingCellException {
        double[][] result = sum == null ? new double[values.length][values[0].length] : sum;
        for (int s = 0; s < values.length; s++) {
            if (values[s].length != result[s].length) {
                throw new GroupResult.MissingCellException("arms were tested on different queries");
            }
            for (int q = 0; q < values[s].length; q++) {
                result[s][q] += weight * values[s][q];
            }
        }
        return result;
    }

    private static double mean(double[][] values) {
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static String name(Claim.Measured claim, ClaimArm arm) {
        boolean ownFigure = claim.arms().stream()
                .anyMatch(
                        other -> !other.figure().toString().equals(arm.figure().toString()));
        String options = arm.options().isEmpty() ? "" : " with " + arm.options();
        return arm.strategy().print() + options + (ownFigure ? ", " + arm.figure() : "");
    }
}
