/**
 * Statistics of comparisons: estimates, tests, corrections, and the fixed words that may be said about them.
 *
 * <p>Reports enter through {@link dev.negbench.reports.statistics.Comparison} (two strategies on the same seeds and
 * queries), {@link dev.negbench.reports.statistics.ComparisonFamily} (the whole table, corrected for multiplicity) and
 * {@link dev.negbench.reports.statistics.MeanInterval} (one strategy). Everything else is what these are made of.
 *
 * <p>Conventions. Scores are per query, one row a training seed, higher is better. A difference is candidate −
 * baseline. NaN means "this query has no score" and is excluded with a count; an infinite value is refused. No p-value
 * is ever 0: zero variance, too few values and underflow have defined answers, see {@link
 * dev.negbench.reports.statistics.EstimateStatus}. Every result is immutable, and a pure function of its input and of
 * the random seed it names.
 */
package dev.negbench.reports.statistics;
