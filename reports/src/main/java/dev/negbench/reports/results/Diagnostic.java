package dev.negbench.reports.results;

/**
 * A figure that a stage of a strategy measured about itself.
 *
 * @param name what it is, with its unit
 * @param value the figure; NaN if it could not be determined
 */
public record Diagnostic(String name, double value) {}
