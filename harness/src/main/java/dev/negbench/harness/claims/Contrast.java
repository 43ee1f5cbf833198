package dev.negbench.harness.claims;

import dev.negbench.reports.claims.ClaimFigure;
import dev.negbench.reports.claims.ClaimRule;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.statistics.DecidingSize;
import dev.negbench.reports.statistics.EstimateStatus;
import dev.negbench.reports.statistics.MeanEstimate;
import dev.negbench.reports.statistics.PairedT;
import dev.negbench.reports.statistics.TwoWayTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The quantity of a claim, estimated: over seeds × queries where every figure has a value for each query, over seeds
 * otherwise.
 *
 * @param estimate mean and standard error
 * @param seeds seeds it is over
 * @param queries queries it is over; 0 if it has one value a seed
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
            List<CellResult> cells = result.finished(arm.strategy().print(), seeds);
            double[][] ofArm = new double[seeds][];
            for (int s = 0; s < seeds; s++) {
                ofArm[s] = byQuery ? queries(result, cells.get(s), arm) : new double[] {single(cells.get(s), arm)};
            }
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

    /** Estimates a figure that has one value a seed. */
    static Contrast overSeeds(double[] values, List<ClaimFigure> figures, ClaimRule rule) {
        PairedT test = PairedT.of(values);
        DecidingSize size = DecidingSize.ofSeeds(
                test.estimate(), test.n(), rule.smallestEffect(), DecidingSize.USUAL_POWER, rule.alpha());
        return new Contrast(
                test.estimate(), test.n(), 0, List.copyOf(figures), deciding(test.estimate(), size, test.n(), 0));
    }

    private static Contrast overQueries(double[][] values, List<ClaimFigure> figures, ClaimRule rule) {
        TwoWayTest test = TwoWayTest.of(values);
        DecidingSize size = DecidingSize.of(test, rule.smallestEffect(), DecidingSize.USUAL_POWER, rule.alpha());
        return new Contrast(
                test.estimate(),
                test.seeds(),
                test.queries(),
                List.copyOf(figures),
                deciding(test.estimate(), size, test.seeds(), test.queries()));
    }

    private static String deciding(MeanEstimate estimate, DecidingSize size, int seeds, int queries) {
        if (estimate.status() == EstimateStatus.DEGENERATE) {
            return "every seed gives the same figure: there is no variance to test it against";
        }
        List<String> ways = new ArrayList<>();
        if (queries > 0) {
            ways.add(count(size.queries(), "queries") + " with " + seeds + " seeds");
        }
        ways.add(count(size.seeds(), "seeds") + (queries > 0 ? " with " + queries + " queries" : ""));
        return "80 % power for the smallest effect of interest, uncorrected, would take " + String.join(", or ", ways);
    }

    private static String count(OptionalLong needed, String what) {
        return needed.isPresent()
                ? String.format(Locale.ROOT, "about %,d %s", needed.getAsLong(), what)
                : "no number of " + what;
    }

    private static double[] queries(GroupResult result, CellResult cell, ClaimArm arm)
            throws GroupResult.MissingCellException {
        QueryScores scores = result.scores().get(cell.key());
        double[] values =
                scores == null ? null : scores.scores().get(arm.figure().toString());
        if (values == null) {
            throw new GroupResult.MissingCellException(arm.strategy() + " has no " + arm.figure());
        }
        return values;
    }

    private static double single(CellResult cell, ClaimArm arm) throws GroupResult.MissingCellException {
        return arm.figure()
                .of(cell)
                .orElseThrow(() -> new GroupResult.MissingCellException(
                        arm.strategy() + ", seed " + cell.seed() + " has no figure '" + arm.figure() + "'"));
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
