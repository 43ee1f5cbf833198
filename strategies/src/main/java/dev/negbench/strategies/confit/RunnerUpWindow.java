package dev.negbench.strategies.confit;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.StrategySyntaxException;

/**
 * The band of a ranking just below its top: of {@code n} places, the 0-based ones from {@code (int) (upper * n)}
 * (inclusive) to {@code (int) (lower * n)} (exclusive), both products in double precision as in the official code
 * (src/utils/hard_negative_mining.py).
 *
 * @param upper share of the ranking above the band, in [0, 1)
 * @param lower share of the ranking down to the band's end, in (upper, 1]
 */
record RunnerUpWindow(double upper, double lower) {
    static final ParameterSpec UPPER = ParameterSpec.real(
            "upper",
            0.03,
            0,
            1,
            "share of the ranking",
            "where the window begins",
            "[code hard_neg_mine.sh] upper_bound; the dataclass default 0.9 is unusable");

    static final ParameterSpec LOWER = ParameterSpec.real(
            "lower",
            0.04,
            0,
            1,
            "share of the ranking",
            "where the window ends, exclusive; the larger of the two",
            "[code hard_neg_mine.sh] lower_bound; the dataclass default 0.7 is unusable");

    /**
     * Reads the window of a strategy's parameters.
     *
     * @throws StrategySyntaxException if {@code upper} is not below {@code lower}
     */
    static RunnerUpWindow of(String id, Parameters parameters) {
        double upper = parameters.real(UPPER.name());
        double lower = parameters.real(LOWER.name());
        if (!(upper < lower)) {
            throw new StrategySyntaxException(id + ": upper=" + upper + " is not below lower=" + lower
                    + ", so every window is empty; upper is where the window begins, nearer to the top, for example"
                    + " upper=0.03,lower=0.04");
        }
        return new RunnerUpWindow(upper, lower);
    }

    /** Returns the first 0-based place of the window in a ranking of {@code n}. */
    int from(int n) {
        return (int) (upper * n);
    }

    /** Returns one past the last place of the window in a ranking of {@code n}. */
    int to(int n) {
        return (int) (lower * n);
    }
}
