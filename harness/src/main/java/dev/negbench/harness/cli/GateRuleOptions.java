package dev.negbench.harness.cli;

import dev.negbench.reports.gate.GateRules;
import picocli.CommandLine.Option;

/** What a baseline fixes for all checks against it, as options. */
final class GateRuleOptions {
    @Option(
            names = "--margin",
            paramLabel = "D",
            description = "How much the primary measure may fall. Default: ${DEFAULT-VALUE}",
            defaultValue = "0.01")
    private double margin;

    @Option(
            names = "--flip-budget",
            paramLabel = "PERCENT",
            description = "Queries that may be lost beyond what training with another seed loses. Default:"
                    + " ${DEFAULT-VALUE}",
            defaultValue = "2")
    private double flipBudgetPercent;

    @Option(
            names = "--success-score",
            paramLabel = "S",
            description = "A query is answered from this value of the primary measure on. Default: anything above 0")
    private Double successScore;

    @Option(
            names = "--alpha",
            paramLabel = "P",
            description = "Chance of flagging unchanged code, over the whole quality table. Default: ${DEFAULT-VALUE}",
            defaultValue = "0.05")
    private double alpha;

    @Option(
            names = "--speed-threshold",
            paramLabel = "PERCENT",
            description = "How much longer a benchmark may take than another build's, forks taking turns. Default:"
                    + " ${DEFAULT-VALUE}",
            defaultValue = "5")
    private double speedPercent;

    @Option(
            names = "--stored-speed-threshold",
            paramLabel = "PERCENT",
            description = "The same against the forks stored here. Default: ${DEFAULT-VALUE}",
            defaultValue = "5")
    private double storedSpeedPercent;

    /** Checks the options. */
    GateRules rules() {
        return GateRules.of(
                alpha,
                margin,
                flipBudgetPercent / 100,
                successScore == null ? GateRules.ANY_SUCCESS : successScore,
                speedPercent / 100,
                storedSpeedPercent / 100);
    }
}
