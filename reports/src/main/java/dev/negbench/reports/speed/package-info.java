/**
 * What benchmarks cost and how that changed. {@link dev.negbench.reports.speed.BenchmarkFigure} sums up the forks of
 * one benchmark, {@link dev.negbench.reports.speed.Roofline} says what the machine would need at least; {@link
 * dev.negbench.reports.speed.ForkComparison} compares builds fork by fork, in turns or in two sittings, {@link
 * dev.negbench.reports.speed.BenchmarkChange} and {@link dev.negbench.reports.speed.DrawCostChange} the figures of
 * stored runs. Lower costs are better here, unlike the scores of {@link dev.negbench.reports.statistics}.
 */
package dev.negbench.reports.speed;
