package dev.negbench.strategies.negativeprompts;

/**
 * The denoising steps at which a negative condition is active, both ends included; step 0 is the noisiest. Empty where
 * {@code to < from}. Source: card, "Schedule argument" and "Pitfalls".
 *
 * @param from first step
 * @param to last step
 */
public record NegativeWindow(int from, int to) {
    /** Never active. */
    public static final NegativeWindow NONE = new NegativeWindow(0, -1);

    /** Returns the window of the first {@code count} steps. */
    public static NegativeWindow first(int count) {
        return new NegativeWindow(0, count - 1);
    }

    /** Returns the window of {@code length} steps from {@code from} on, cut at the end. */
    public static NegativeWindow of(int from, int length, int steps) {
        return new NegativeWindow(from, Math.min(steps, from + length) - 1);
    }

    /** Returns the window from {@code from} to the end. */
    public static NegativeWindow since(int from, int steps) {
        return new NegativeWindow(from, steps - 1);
    }

    /** Tells whether the negative condition is active at a step. */
    public boolean contains(int step) {
        return step >= from && step <= to;
    }
}
