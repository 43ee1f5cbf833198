package dev.negbench.reports.results;

/**
 * Results under a name that tells them from others.
 *
 * @param name short, such as the encoder's
 * @param results the experiment
 */
public record NamedResults(String name, ExperimentResults results) {}
