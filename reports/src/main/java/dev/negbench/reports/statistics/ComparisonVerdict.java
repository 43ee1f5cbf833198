package dev.negbench.reports.statistics;

import java.util.Optional;

/**
 * One row of a family of comparisons.
 *
 * @param name key of the comparison
 * @param comparison its result; empty if it was planned and not run
 * @param adjustedP p-value corrected over the whole family as planned; 1 if it was not run or p is undefined
 * @param verdict the word for it
 */
public record ComparisonVerdict(String name, Optional<Comparison> comparison, double adjustedP, Verdict verdict) {}
