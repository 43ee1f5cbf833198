package dev.negbench.reports.tables;

import java.util.List;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * How alike two experiments order the strategies of one dataset and mode, and how their verdicts meet.
 *
 * @param first the one experiment, by its place
 * @param second the other
 * @param dataset name of the collection
 * @param mode training mode
 * @param strategies strategies compared in both
 * @param tau Kendall's τ_b of their mean differences to the baseline: 1 for the same order, −1 for the reverse; NaN
 *     with fewer than two strategies
 * @param foundInFirst strategies of which the first found a direction
 * @param foundInSecond strategies of which the second did
 * @param same strategies of which both found the same direction
 * @param opposite strategies of which they found opposite ones
 */
public record RankAgreement(
        int first,
        int second,
        String dataset,
        String mode,
        int strategies,
        double tau,
        int foundInFirst,
        int foundInSecond,
        int same,
        int opposite) {

    /** Compares two experiments on the rows of one dataset and mode. O(strategies²). */
    static RankAgreement of(List<AgreementRow> rows, int first, int second) {
        List<AgreementRow> both = rows.stream()
                .filter(row -> !Double.isNaN(row.meanDifference(first)) && !Double.isNaN(row.meanDifference(second)))
                .toList();
        int same = 0;
        int opposite = 0;
        int foundInFirst = 0;
        int foundInSecond = 0;
        for (AgreementRow row : both) {
            int product = row.verdict(first).sign() * row.verdict(second).sign();
            foundInFirst += Math.abs(row.verdict(first).sign());
            foundInSecond += Math.abs(row.verdict(second).sign());
            same += product > 0 ? 1 : 0;
            opposite += product < 0 ? 1 : 0;
        }
        double tau = both.size() < 2
                ? Double.NaN
                : new KendallsCorrelation().correlation(differences(both, first), differences(both, second));
        return new RankAgreement(
                first,
                second,
                rows.get(0).dataset(),
                rows.get(0).mode(),
                both.size(),
                tau,
                foundInFirst,
                foundInSecond,
                same,
                opposite);
    }

    private static double[] differences(List<AgreementRow> rows, int experiment) {
        return rows.stream().mapToDouble(row -> row.meanDifference(experiment)).toArray();
    }
}
