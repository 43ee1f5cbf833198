package dev.negbench.reports.claims;

import java.util.List;
import java.util.Optional;

/**
 * One row of the table of claims: a claim on one collection, in a simulated world, or checked against a closed form.
 *
 * @param paper id of the paper
 * @param title the paper, in words
 * @param claim id of the claim, unique within the paper
 * @param statement what is claimed, in a sentence
 * @param kind {@code measured}, {@code simulated}, {@code timed} or {@code exact}
 * @param dataset name of the collection; empty unless there is one
 * @param quantity what was computed
 * @param expectation where it lies if the claim is true
 * @param outcome the word
 * @param explanation what else there is to know: why it was not run, what would decide it; may be empty
 * @param estimate the tested figure; null if there is none
 * @param figures what it was computed from: means of the arms, or expected and computed numbers
 * @param reported what the paper reports
 * @param differs how what was done here differs from the paper
 * @param command the command that makes the figures
 */
public record ClaimFinding(
        String paper,
        String title,
        String claim,
        String statement,
        String kind,
        String dataset,
        String quantity,
        String expectation,
        ClaimOutcome outcome,
        String explanation,
        ClaimEstimate estimate,
        List<ClaimFigure> figures,
        String reported,
        String differs,
        String command) {
    /** Kind of a claim about trained models. */
    public static final String MEASURED = "measured";

    /** Kind of a claim about a made-up world, one figure a seed. */
    public static final String SIMULATED = "simulated";

    /** Kind of a claim about speed, one figure a pair of forks. */
    public static final String TIMED = "timed";

    /** Kind of a claim with a closed form. */
    public static final String EXACT = "exact";

    /** Returns the tested figure, if there is one. */
    public Optional<ClaimEstimate> tested() {
        return Optional.ofNullable(estimate);
    }
}
