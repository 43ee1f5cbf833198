package dev.negbench.reports.claims;

/**
 * A named number of a finding.
 *
 * @param name what it is
 * @param value the number; NaN if it could not be determined
 */
public record ClaimFigure(String name, double value) {}
