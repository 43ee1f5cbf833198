package dev.negbench.harness.mining;

/**
 * Mean and spread of numbers that came one after another.
 *
 * @param count how many
 * @param mean their mean, 0 where there is none
 * @param squares sum of squared distances from the mean
 * @param least the least, positive infinity where there is none
 * @param greatest the greatest, negative infinity where there is none
 */
public record ScoreSummary(long count, double mean, double squares, double least, double greatest) {
    static final ScoreSummary NONE = new ScoreSummary(0, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** Returns the summary with one more number (Welford, Technometrics 1962). */
    ScoreSummary with(double value) {
        double delta = value - mean;
        double moved = mean + delta / (count + 1);
        return new ScoreSummary(
                count + 1, moved, squares + delta * (value - moved), Math.min(least, value), Math.max(greatest, value));
    }

    /** Returns the summary of both (Chan, Golub and LeVeque, 1979). */
    ScoreSummary and(ScoreSummary other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        long all = count + other.count;
        double delta = other.mean - mean;
        return new ScoreSummary(
                all,
                mean + delta * other.count / all,
                squares + other.squares + delta * delta * ((double) count * other.count / all),
                Math.min(least, other.least),
                Math.max(greatest, other.greatest));
    }

    /** Returns the standard deviation, 0 where there are fewer than two numbers. */
    public double deviation() {
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }
}
