package dev.negbench.reports.gate;

import dev.negbench.reports.statistics.ComparisonSettings;

/**
 * What a gate is fixed to before anything is compared. Source: bcwi card, "regression gate"; hark card, defaults.
 *
 * @param alpha chance that a check of unchanged code flags anything in its quality table, in (0, 0.5)
 * @param margin how much the primary measure may fall, above 0, in its own unit
 * @param flipBudget share of queries that may be lost beyond what retraining alone loses, in [0, 1)
 * @param successScore a query counts as answered from this value of the primary measure on, above 0
 * @param speedShare a benchmark whose forks took turns with those of another build may take this share longer, above 0
 * @param storedSpeedShare the same against stored forks, above 0
 */
public record GateRules(
        double alpha,
        double margin,
        double flipBudget,
        double successScore,
        double speedShare,
        double storedSpeedShare) {
    /** Any value that a ranking measure takes above 0 is larger: a relevant document was found. */
    public static final double ANY_SUCCESS = 1e-9;

    /** The gate decides without the randomisation check, which would take most of its time. */
    private static final int SIGN_FLIPS = 1;

    /** 5 %, 0.01 of nDCG, 2 % of the queries, any success, 5 % of time either way. */
    public static final GateRules DEFAULT = new GateRules(0.05, 0.01, 0.02, ANY_SUCCESS, 0.05, 0.05);

    /**
     * Checks and wraps the values.
     *
     * @throws IllegalArgumentException if a value is out of its range; the message names it
     */
    public static GateRules of(
            double alpha,
            double margin,
            double flipBudget,
            double successScore,
            double speedShare,
            double storedSpeedShare) {
        require(alpha > 0 && alpha < 0.5, "alpha must be above 0 and below 0.5", alpha);
        require(margin > 0 && margin < 1, "the margin must be above 0 and below 1", margin);
        require(flipBudget >= 0 && flipBudget < 1, "the flip budget must be at least 0 and below 1", flipBudget);
        require(successScore > 0 && successScore <= 1, "the score of a success must be above 0, at most 1",
                successScore);
        require(speedShare > 0 && speedShare < 10, "the speed threshold must be above 0 and below 10", speedShare);
        require(storedSpeedShare > 0 && storedSpeedShare < 10,
                "the threshold against stored timings must be above 0 and below 10", storedSpeedShare);
        return new GateRules(alpha, margin, flipBudget, successScore, speedShare, storedSpeedShare);
    }

    /** Returns the settings of the comparison behind a row: the margin is its smallest effect of interest. */
    ComparisonSettings comparison() {
        return ComparisonSettings.of(alpha, margin, SIGN_FLIPS, ComparisonSettings.DEFAULT.randomSeed());
    }

    private static void require(boolean condition, String message, double value) {
        if (!condition) {
            throw new IllegalArgumentException(message + ", was " + value);
        }
    }
}
