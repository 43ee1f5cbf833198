package dev.negbench.strategies.negativeprompts;

/**
 * One way of using a negative condition.
 *
 * @param kind what is varied
 * @param window when it is active
 * @param control whether the condition is as many random points, instead of those with the object
 */
public record RemovalArm(Kind kind, NegativeWindow window, boolean control) {
    /** What is varied from arm to arm. */
    public enum Kind {
        /** A short window, by its start. */
        WINDOW,
        /** From the noisiest step on, by the number of steps. */
        FIRST,
        /** Up to the end, by the start; from 0 it is always active. */
        SINCE
    }
}
