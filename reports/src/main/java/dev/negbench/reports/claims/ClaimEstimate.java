package dev.negbench.reports.claims;

/**
 * The tested figure of a finding.
 *
 * @param mean the estimate
 * @param low lower end of its 95 % interval; NaN where undefined
 * @param high upper end
 * @param smallestEffect smallest effect of interest, in the same unit
 * @param p raw p-value of the claim's test; NaN where undefined
 * @param adjustedP the same, corrected by Holm over the whole table
 * @param power probability of finding the smallest effect of interest in this design; NaN where undefined
 * @param seeds training seeds, seeds of a simulation, or forks
 * @param queries test queries; 0 for figures that have one value a seed or fork
 */
public record ClaimEstimate(
        double mean,
        double low,
        double high,
        double smallestEffect,
        double p,
        double adjustedP,
        double power,
        int seeds,
        int queries) {}
