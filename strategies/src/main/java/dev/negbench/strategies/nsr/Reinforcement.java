package dev.negbench.strategies.nsr;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which samples a policy learns from, and how much. Source: card, "The scheme", Eqs. 1-4 and 9, and the code. */
public enum Reinforcement {
    /** Positive samples only, advantage 1. */
    PSR,
    /** Negative samples only, advantage -1. */
    NSR,
    /** Both: λ for positive ones, -1 for negative ones. */
    W_REINFORCE,
    /** Both alike: 1 and -1. */
    REINFORCE,
    /** Both, standardised within the group of samples of a query. */
    GRPO,
    /** None: the base policy stays as it is, a control. */
    BASE;

    private static final double GROUP_GUARD = 1e-6;

    /** Returns all texts that {@link #parse} reads. */
    static List<String> texts() {
        return Arrays.stream(values()).map(Reinforcement::toString).toList();
    }

    /**
     * Reads one from its text form.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Reinforcement parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of " + texts()));
    }

    /** Tells whether a sample takes part, even with an advantage of 0. */
    public boolean keeps(boolean correct) {
        return switch (this) {
            case PSR -> correct;
            case NSR -> !correct;
            case BASE -> false;
            default -> true;
        };
    }

    /**
     * Returns a sample's advantage; never NaN.
     *
     * @param correct what the verifier says of the sample
     * @param lambda weight of positive samples, of {@link #W_REINFORCE} alone
     * @param right right samples of the query, of {@link #GRPO} alone
     * @param samples samples of the query, at least 1
     */
    public double advantage(boolean correct, double lambda, int right, int samples) {
        if (!keeps(correct)) {
            return 0;
        }
        return switch (this) {
            case W_REINFORCE -> correct ? lambda : -1;
            case GRPO -> standardised(correct ? 1 : 0, right, samples);
            default -> correct ? 1 : -1;
        };
    }

    /** The code divides by the deviation with one degree of freedom less; a group of one has mean 0 and deviation 1. */
    private static double standardised(int score, int right, int samples) {
        if (samples == 1) {
            return score / (1 + GROUP_GUARD);
        }
        double mean = (double) right / samples;
        double deviation = Math.sqrt(samples * mean * (1 - mean) / (samples - 1));
        return (score - mean) / (deviation + GROUP_GUARD);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
