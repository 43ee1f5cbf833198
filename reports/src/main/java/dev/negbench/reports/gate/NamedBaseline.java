package dev.negbench.reports.gate;

/**
 * A baseline under the name that it was saved by.
 *
 * @param name name of its directory
 * @param baseline what it holds
 */
public record NamedBaseline(String name, Baseline baseline) {}
