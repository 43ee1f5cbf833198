/**
 * Comparison of draw costs measured in two runs: ratio, interval and verdict a benchmark. Lower costs are better here,
 * unlike the scores of {@link dev.negbench.reports.statistics}.
 */
package dev.negbench.reports.speed;
