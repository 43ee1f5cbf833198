package dev.negbench.reports.plan;

import java.util.List;

/**
 * How much a strategy may be tuned before the comparison: independent random draws of its parameters, each trained once
 * and judged on dev alone. Source: hark card, R3 and R8.
 *
 * @param strategy the strategy of the experiment that the best trial takes the place of, as the plan has it
 * @param space what is drawn, at least one parameter
 * @param trials draws, at least 1
 * @param dataset the collection tuned on
 * @param mode training mode of the trials
 * @param seed training seed of every trial, and of the draws
 */
public record SearchBudget(
        String strategy, List<ParameterRange> space, int trials, String dataset, String mode, long seed) {

    /**
     * One parameter.
     *
     * @param name the parameter's name
     * @param low lower end, included
     * @param high upper end, above {@code low}
     * @param scale {@code linear}, {@code log} or {@code integer}
     */
    public record ParameterRange(String name, double low, double high, String scale) {}
}
