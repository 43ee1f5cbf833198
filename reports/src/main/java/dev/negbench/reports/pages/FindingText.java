package dev.negbench.reports.pages;

import dev.negbench.reports.claims.ClaimEstimate;
import dev.negbench.reports.claims.ClaimFigure;
import dev.negbench.reports.claims.ClaimFinding;
import dev.negbench.reports.claims.ClaimFindings;
import dev.negbench.reports.claims.ClaimOutcome;
import dev.negbench.reports.tables.Numerals;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What pages, in whatever form, say about a finding. */
final class FindingText {
    /** How the words are meant, one sentence each. */
    static final String HOW_TO_READ = "A difference is tested over training seeds and test queries, both random, or"
        + " over seeds or forks where a figure has one value each; p is corrected by Holm over the whole table, rows"
        + " that were not run included. \"Reproduced\": significant, in the claimed direction. \"Contradicted\":"
        + " significant in the other one, or shown to be smaller than the smallest effect of interest."
        + " \"Inconclusive\": neither, which says something about the data and nothing about the claim; beside it"
        + " stands what would decide it. Speed is timed in virtual machines of its own, those of two arms in turn, and"
        + " is inconclusive on a machine that was not fit for timing. Exact claims compare what the code computes with"
        + " a closed form: \"fail\" is a defect of the code, a contradiction is a result. The models are small and the"
        + " collections are not the papers': what is contradicted here may hold there.";

    /** What is left of figures that cancel. */
    private static final double ROUNDING = 1e-12;

    private FindingText() {}

    /** Returns the counts of each outcome that occurs, in the order of {@link ClaimOutcome}. */
    static String counts(ClaimFindings findings) {
        return Arrays.stream(ClaimOutcome.values())
                .filter(outcome -> findings.count(outcome) > 0)
                .map(outcome -> findings.count(outcome) + " " + outcome.words())
                .collect(Collectors.joining(", "));
    }

    /** Returns the tested figure with its interval; for exact claims, how many numbers were compared. */
    static String figure(ClaimFinding finding) {
        if (finding.estimate() == null) {
            return finding.kind().equals(ClaimFinding.EXACT)
                            && !finding.figures().isEmpty()
                    ? finding.figures().size() + (finding.figures().size() == 1 ? " number" : " numbers")
                    : Numerals.NONE;
        }
        ClaimEstimate e = finding.estimate();
        return signed(e.mean()) + (Double.isNaN(e.low()) ? "" : " [" + signed(e.low()) + ", " + signed(e.high()) + "]");
    }

    /** Returns p, power, seeds and queries of the test; empty if there was none. */
    static String test(ClaimFinding finding) {
        if (finding.estimate() == null) {
            return "";
        }
        ClaimEstimate e = finding.estimate();
        return "p = " + Numerals.p(e.p()) + ", corrected " + Numerals.p(e.adjustedP()) + "; power for "
                + number(e.smallestEffect()) + ": "
                + (Double.isNaN(e.power()) ? Numerals.NONE : Numerals.percent(e.power()))
                + "; " + e.seeds() + (finding.kind().equals(ClaimFinding.TIMED) ? " forks" : " seeds")
                + (e.queries() > 0 ? " × " + e.queries() + " queries" : "");
    }

    /** Returns the numbers that the figure was computed from. */
    static String parts(ClaimFinding finding) {
        return finding.figures().stream()
                .map(figure -> figure.name() + " " + value(finding, figure))
                .collect(Collectors.joining("; "));
    }

    private static String value(ClaimFinding finding, ClaimFigure figure) {
        return finding.kind().equals(ClaimFinding.EXACT)
                ? String.format(Locale.ROOT, "%.10g", figure.value())
                : number(figure.value());
    }

    private static String signed(double value) {
        return value < 0 ? "−" + number(-value) : "+" + number(value);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return Numerals.NONE;
        }
        boolean small = Math.abs(value) < 0.001 && Math.abs(value) > ROUNDING;
        return String.format(Locale.ROOT, small || Math.abs(value) >= 100 ? "%.3g" : "%.4f", value);
    }
}
