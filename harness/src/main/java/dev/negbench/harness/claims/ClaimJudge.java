package dev.negbench.harness.claims;

import dev.negbench.reports.claims.ClaimEstimate;
import dev.negbench.reports.claims.ClaimFigure;
import dev.negbench.reports.claims.ClaimFinding;
import dev.negbench.reports.claims.ClaimOutcome;
import dev.negbench.reports.claims.ClaimRule;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.statistics.EstimateStatus;
import dev.negbench.reports.statistics.Interval;
import dev.negbench.reports.statistics.MultipleTesting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns the figures of a table of claims into findings, corrected by Holm over the whole table: every tested row, those
 * that could not be run included, counts as one hypothesis.
 */
public final class ClaimJudge {
    private static final String UNTRIED = "the arms agree to the last digit, for every seed: what they differ in had no"
            + " effect on the models that were tested, so that the claim was not put to the test";

    private final ClaimScale scale;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A row before the correction: exactly one of contrast, numbers and reason is there. Where the machine was unfit,
     * the reason says why, and a contrast may stand beside it.
     */
    private record Row(
            PaperClaims paper,
            Claim claim,
            String dataset,
            Optional<Contrast> contrast,
            Optional<double[]> computed,
            String reason,
            boolean unfit,
            String command) {}

    /**
     * @param scale the seeds and collections that were tried
     */
    public ClaimJudge(ClaimScale scale) {
        this.scale = scale;
    }

    /**
     * Adds a measured claim on a collection.
     *
     * @param results what became of the groups of its arms
     * @param command what makes its cells
     */
    public void measured(
            PaperClaims paper,
            Claim.Measured claim,
            String dataset,
            Map<ClaimGroup, GroupResult> results,
            String command) {
        Optional<Contrast> contrast = Optional.empty();
        String reason = "";
        try {
            contrast = Optional.of(Contrast.of(claim, dataset, scale, results));
        } catch (GroupResult.MissingCellException e) {
            reason = e.getMessage();
        }
        rows.add(new Row(paper, claim, dataset, contrast, Optional.empty(), reason, false, command));
    }

    /**
     * Adds a simulated claim.
     *
     * @param values the simulation's figure, one a seed
     */
    public void simulated(PaperClaims paper, Claim.Simulated claim, double[] values, String command) {
        Contrast contrast = Contrast.overSeeds(values, List.of(), claim.rule());
        rows.add(new Row(paper, claim, "", Optional.of(contrast), Optional.empty(), "", false, command));
    }

    /**
     * Adds a claim about speed. On a machine that is unfit for timing it is inconclusive, whatever was measured.
     *
     * @param forks what became of the forks of its arms
     */
    public void timed(PaperClaims paper, Claim.Timed claim, TimedForks forks, String command) {
        boolean unfit = !forks.unfit().isEmpty();
        Optional<Contrast> contrast =
                Optional.of(Contrast.ofForks(claim, forks.runs())).filter(found -> found.seeds() > 0);
        String reason = unfit
                ? "this machine was unfit for timing: " + String.join("; ", forks.unfit())
                : forks.reason().isEmpty() ? failures(forks) : forks.reason();
        rows.add(new Row(paper, claim, claim.dataset(), contrast, Optional.empty(), reason, unfit, command));
    }

    private static String failures(TimedForks forks) {
        return forks.runs().stream()
                .map(BenchmarkRun::failure)
                .filter(failure -> !failure.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /**
     * Adds an exact claim.
     *
     * @param computed what the code gives
     */
    public void exact(PaperClaims paper, Claim.Exact claim, double[] computed, String command) {
        rows.add(new Row(paper, claim, "", Optional.empty(), Optional.of(computed.clone()), "", false, command));
    }

    /** Returns how many hypotheses the correction is over. */
    public int tests() {
        return (int) rows.stream().filter(row -> row.computed().isEmpty()).count();
    }

    /** Returns the findings, in the order in which rows were added. */
    public List<ClaimFinding> findings() {
        List<Row> tested = rows.stream().filter(row -> row.computed().isEmpty()).toList();
        double[] adjusted = MultipleTesting.HOLM.adjust(tested.stream()
                .mapToDouble(row -> row.contrast()
                        .map(contrast -> rule(row.claim()).p(contrast.estimate()))
                        .orElse(Double.NaN))
                .toArray());
        List<ClaimFinding> findings = new ArrayList<>();
        int next = 0;
        for (Row row : rows) {
            findings.add(row.computed().isPresent() ? exact(row) : tested(row, adjusted[next++]));
        }
        return findings;
    }

    /** Returns the rule for what is estimated. */
    private static ClaimRule rule(Claim claim) {
        return claim instanceof Claim.Timed timed ? timed.logRule() : statedRule(claim);
    }

    /** Returns the rule as the claim states it. */
    private static ClaimRule statedRule(Claim claim) {
        if (claim instanceof Claim.Timed timed) {
            return timed.rule();
        }
        return claim instanceof Claim.Measured measured ? measured.rule() : ((Claim.Simulated) claim).rule();
    }

    /** Returns an estimate in the unit of the claim. */
    private static double stated(Claim claim, double estimated) {
        return claim instanceof Claim.Timed ? Math.expm1(estimated) : estimated;
    }

    private static ClaimFinding tested(Row row, double adjustedP) {
        ClaimRule rule = rule(row.claim());
        if (row.contrast().isEmpty()) {
            ClaimOutcome outcome = row.unfit() ? ClaimOutcome.INCONCLUSIVE : ClaimOutcome.NOT_RUN;
            return finding(row, outcome, row.reason(), null, List.of());
        }
        Contrast contrast = row.contrast().get();
        boolean untried = isUntried(row.claim(), contrast);
        ClaimOutcome outcome =
                row.unfit() || untried ? ClaimOutcome.INCONCLUSIVE : rule.decide(contrast.estimate(), adjustedP);
        Interval interval = contrast.estimate().interval(1 - rule.alpha());
        ClaimEstimate estimate = new ClaimEstimate(
                stated(row.claim(), contrast.estimate().mean()),
                stated(row.claim(), interval.lower()),
                stated(row.claim(), interval.upper()),
                statedRule(row.claim()).smallestEffect(),
                rule.p(contrast.estimate()),
                adjustedP,
                rule.power(contrast.estimate()),
                contrast.seeds(),
                contrast.queries());
        String deciding = outcome == ClaimOutcome.INCONCLUSIVE ? contrast.deciding() : "";
        String explanation = row.unfit() ? row.reason() : untried ? UNTRIED : deciding;
        return finding(row, outcome, explanation, estimate, contrast.figures());
    }

    /** Arms that agree to the last digit for every seed and query were the same models: nothing was put to the test. */
    private static boolean isUntried(Claim claim, Contrast contrast) {
        return claim instanceof Claim.Measured measured
                && measured.arms().size() > 1
                && contrast.estimate().status() == EstimateStatus.ZERO;
    }

    private static ClaimFinding exact(Row row) {
        Claim.Exact claim = (Claim.Exact) row.claim();
        double[] computed = row.computed().orElseThrow();
        if (computed.length != claim.expected().length) {
            String reason = claim.expected().length + " numbers are expected, the code gives " + computed.length;
            return finding(row, ClaimOutcome.FAIL, reason, null, figures(computed, computed));
        }
        int worst = 0;
        double largest = -1;
        for (int i = 0; i < computed.length; i++) {
            double deviation = Math.abs(computed[i] - claim.expected()[i]) / Math.max(1, Math.abs(claim.expected()[i]));
            if (!(deviation <= largest)) {
                largest = Double.isNaN(deviation) ? Double.POSITIVE_INFINITY : deviation;
                worst = i;
            }
        }
        boolean pass = largest <= claim.tolerance();
        String explanation = String.format(
                Locale.ROOT,
                "largest deviation %.2g, tolerance %.2g%s",
                largest,
                claim.tolerance(),
                pass
                        ? ""
                        : ": number " + (worst + 1) + " is " + computed[worst] + ", expected "
                                + claim.expected()[worst]);
        return finding(
                row,
                pass ? ClaimOutcome.PASS : ClaimOutcome.FAIL,
                explanation,
                null,
                figures(claim.expected(), computed));
    }

    private static List<ClaimFigure> figures(double[] expected, double[] computed) {
        List<ClaimFigure> figures = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            figures.add(new ClaimFigure(Double.toString(expected[i]) + " →", computed[i]));
        }
        return figures;
    }

    private static ClaimFinding finding(
            Row row, ClaimOutcome outcome, String explanation, ClaimEstimate estimate, List<ClaimFigure> figures) {
        Claim.Wording wording = row.claim().wording();
        String expectation = row.claim() instanceof Claim.Exact
                ? ""
                : statedRule(row.claim()).direction().words() + ", smallest effect of interest "
                        + statedRule(row.claim()).smallestEffect();
        return new ClaimFinding(
                row.paper().paper(),
                row.paper().title(),
                wording.id(),
                wording.statement(),
                kind(row.claim()),
                row.dataset(),
                quantity(row.claim()),
                expectation,
                outcome,
                explanation,
                estimate,
                figures,
                wording.reported(),
                wording.differs(),
                row.command());
    }

    private static String kind(Claim claim) {
        if (claim instanceof Claim.Timed) {
            return ClaimFinding.TIMED;
        }
        return claim instanceof Claim.Measured
                ? ClaimFinding.MEASURED
                : claim instanceof Claim.Simulated ? ClaimFinding.SIMULATED : ClaimFinding.EXACT;
    }

    private static String quantity(Claim claim) {
        if (claim instanceof Claim.Simulated simulated) {
            return simulated.quantity();
        }
        if (claim instanceof Claim.Exact exact) {
            return exact.check();
        }
        if (claim instanceof Claim.Timed timed) {
            return timed.arms().size() == 1
                    ? timed.arms().get(0) + ": microseconds / " + timed.limit() + " − 1"
                    : "time of " + timed.arms().get(0) + " / time of "
                            + timed.arms().get(1) + (timed.limit() == 1 ? "" : " / " + timed.limit()) + " − 1";
        }
        Claim.Measured measured = (Claim.Measured) claim;
        String figures = measured.arms().stream()
                .map(arm -> arm.figure().toString())
                .distinct()
                .collect(Collectors.joining(" / "));
        String terms = measured.arms().stream().map(ClaimJudge::term).collect(Collectors.joining(" "));
        return figures + ": " + (terms.startsWith("+ ") ? terms.substring(2) : terms)
                + (measured.minus() == 0 ? "" : " − " + measured.minus());
    }

    private static String term(ClaimArm arm) {
        double size = Math.abs(arm.weight());
        String factor = size == 1 ? "" : String.format(Locale.ROOT, "%.3g × ", size);
        String options = arm.options().isEmpty() ? "" : " " + arm.options();
        return (arm.weight() < 0 ? "− " : "+ ") + factor + arm.strategy().print() + options;
    }
}
