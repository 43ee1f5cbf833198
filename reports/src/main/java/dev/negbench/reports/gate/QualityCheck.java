package dev.negbench.reports.gate;

import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.statistics.Interval;
import dev.negbench.reports.statistics.MultipleTesting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether one strategy's quality held.
 *
 * <p>Two tests a row, over all rows in one family corrected by Holm: the mean difference over seeds × queries, and
 * McNemar's test of lost against gained queries. The mean is a regression where it fell significantly and the interval
 * is not above −margin; it holds where the interval is (non-inferiority); else nothing can be said. An improvement
 * mirrors a regression. Flips add a verdict of their own, see {@link SeedFlips}; the worse of both is the row's.
 *
 * <p>Measured by simulation, with what static encoders show between seeds on the default collection: 930 queries, 5
 * seeds, five rows a table, 200 checks. Unchanged code trained from new seeds is flagged in at most 5 % of the checks,
 * a fall of one row by 0.02 nDCG@10 in at least 95 %. Where seeds shift the mean by an sd of 0.004, the most that was
 * seen, 5 seeds find that fall in 50 to 80 %, and 10 seeds in at least 95 %. QualityCheckTest holds these rates.
 *
 * @param row what was compared
 * @param comparison difference after − before over seeds × queries
 * @param adjustedP its p-value, corrected
 * @param flips queries lost and gained
 * @param flipsAdjustedP two-sided p-value of McNemar's test, corrected
 * @param verdict the word
 * @param reasons why it is flagged or undecided, a sentence each; empty if it holds
 */
public record QualityCheck(
        Retraining row,
        Comparison comparison,
        double adjustedP,
        SeedFlips flips,
        double flipsAdjustedP,
        GateVerdict verdict,
        List<String> reasons) {

    /**
     * Judges a table.
     *
     * @param rows all that was compared
     * @param rules what was fixed beforehand
     * @throws IllegalArgumentException if the shapes of a row's scores differ or a row has no query
     */
    public static List<QualityCheck> of(List<Retraining> rows, GateRules rules) {
        List<Comparison> comparisons = rows.stream()
                .map(row -> Comparison.of(row.name(), row.before(), row.after(), rules.comparison()))
                .toList();
        List<SeedFlips> flips =
                rows.stream().map(row -> SeedFlips.of(row, rules.successScore())).toList();
        double[] p = new double[2 * rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            p[2 * i] = comparisons.get(i).p();
            p[2 * i + 1] = flips.get(i).test().p();
        }
        double[] adjusted = MultipleTesting.HOLM.adjust(p);
        List<QualityCheck> checks = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            checks.add(of(rows.get(i), comparisons.get(i), adjusted[2 * i], flips.get(i), adjusted[2 * i + 1], rules));
        }
        return List.copyOf(checks);
    }

    private static QualityCheck of(
            Retraining row,
            Comparison comparison,
            double adjustedP,
            SeedFlips flips,
            double flipsAdjustedP,
            GateRules rules) {
        if (Arrays.deepEquals(row.before(), row.after())) {
            return new QualityCheck(
                    row, comparison, adjustedP, flips, flipsAdjustedP, GateVerdict.IDENTICAL, List.of());
        }
        GateVerdict ofMean = ofMean(comparison, adjustedP, rules);
        GateVerdict ofFlips = flips.verdict(flipsAdjustedP, rules);
        List<String> reasons = new ArrayList<>();
        if (ofMean.isFlagged() || ofMean == GateVerdict.UNDECIDED) {
            reasons.add(reason(ofMean, comparison, adjustedP, rules));
        }
        if (ofFlips.isFlagged()) {
            reasons.add(reason(ofFlips, flips, flipsAdjustedP, rules));
        }
        return new QualityCheck(
                row, comparison, adjustedP, flips, flipsAdjustedP, ofMean.or(ofFlips), List.copyOf(reasons));
    }

    private static GateVerdict ofMean(Comparison comparison, double adjustedP, GateRules rules) {
        double margin = rules.margin();
        double mean = comparison.meanDifference();
        switch (comparison.test().estimate().status()) {
            case TOO_FEW:
                return GateVerdict.UNDECIDED;
            case ZERO:
                return GateVerdict.HOLDS;
            case DEGENERATE:
                return mean <= -margin
                        ? GateVerdict.REGRESSION
                        : mean >= margin ? GateVerdict.IMPROVEMENT : GateVerdict.HOLDS;
            default:
                break;
        }
        Interval interval = comparison.interval();
        if (adjustedP < rules.alpha()) {
            if (interval.upper() < 0 && interval.lower() <= -margin) {
                return GateVerdict.REGRESSION;
            }
            if (interval.lower() > 0 && interval.upper() >= margin) {
                return GateVerdict.IMPROVEMENT;
            }
        }
        return comparison.isNonInferior(margin) ? GateVerdict.HOLDS : GateVerdict.UNDECIDED;
    }

    private static String reason(GateVerdict verdict, Comparison comparison, double adjustedP, GateRules rules) {
        String difference = String.format(
                Locale.ROOT,
                "%+.4f [%+.4f, %+.4f]",
                comparison.meanDifference(),
                comparison.interval().lower(),
                comparison.interval().upper());
        return switch (verdict) {
            case REGRESSION -> String.format(
                    Locale.ROOT, "the mean fell, and perhaps by more than the margin of %s: %s, p = %.4g",
                    rules.margin(), difference, adjustedP);
            case IMPROVEMENT -> String.format(
                    Locale.ROOT, "the mean rose, and perhaps by more than %s: %s, p = %.4g; look for leakage",
                    rules.margin(), difference, adjustedP);
            default -> String.format(
                    Locale.ROOT, "a fall by %s can be neither shown nor excluded: %s, %d seeds × %d queries",
                    rules.margin(), difference, comparison.seeds(), comparison.queries());
        };
    }

    private static String reason(GateVerdict verdict, SeedFlips flips, double adjustedP, GateRules rules) {
        boolean lost = verdict == GateVerdict.REGRESSION;
        return String.format(
                Locale.ROOT,
                "%.1f %% of the queries were %s, %s; budget %.1f %%; McNemar p = %.4g",
                100 * (lost ? flips.nfr() : flips.pfr()),
                lost ? "lost" : "gained",
                Double.isNaN(flips.floor())
                        ? "with no second seed to know retraining by"
                        : String.format(Locale.ROOT, "%.1f %% are by retraining alone", 100 * flips.floor()),
                100 * rules.flipBudget(),
                adjustedP);
    }
}
