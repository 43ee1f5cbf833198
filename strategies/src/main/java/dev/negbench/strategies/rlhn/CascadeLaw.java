package dev.negbench.strategies.rlhn;

/**
 * What two judges with independent errors find among the negatives of a query, in closed form. The second judge sees
 * all negatives of a query in which the first one found any, so that recall is near the second judge's own and false
 * alarms are not the product of both. Source: rlhn card, "Closed form".
 *
 * @param firstRecall t₁, probability that the first judge finds a false negative, in [0, 1]
 * @param firstFalseAlarms f₁, probability that it calls a true negative a false one, in [0, 1]
 * @param secondRecall t₂ of the second judge, in [0, 1]
 * @param secondFalseAlarms f₂ of the second judge, in [0, 1]
 * @param planted m, false negatives among the negatives, in [0, negatives]
 * @param negatives n, negatives of the query
 */
public record CascadeLaw(
        double firstRecall,
        double firstFalseAlarms,
        double secondRecall,
        double secondFalseAlarms,
        int planted,
        int negatives) {
    /** Returns the probability that the second judge sees the query. */
    public double flagged() {
        return 1 - Math.pow(1 - firstRecall, planted) * Math.pow(1 - firstFalseAlarms, negatives - planted);
    }

    /** Returns the probability that a false negative is found by both; of no meaning where none is planted. */
    public double recall() {
        return secondRecall * flagged();
    }

    /** Returns the probability that a true negative is called a false one. */
    public double falseAlarms() {
        return secondFalseAlarms * flagged();
    }

    /** Returns {@link #recall} where the second judge sees only what the first one found; not the paper's scheme. */
    public double recallByDocument() {
        return firstRecall * secondRecall;
    }

    /** Returns {@link #falseAlarms} where the second judge sees only what the first one found. */
    public double falseAlarmsByDocument() {
        return firstFalseAlarms * secondFalseAlarms;
    }
}
