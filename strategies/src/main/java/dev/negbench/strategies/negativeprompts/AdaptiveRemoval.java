package dev.negbench.strategies.negativeprompts;

/**
 * How a sample fared under adaptive removal.
 *
 * @param hadObject whether there was anything to remove
 * @param steps steps of the shortest window that removed it, 0 if none did
 * @param kept whether the background stayed
 */
public record AdaptiveRemoval(boolean hadObject, int steps, boolean kept) {
    static final AdaptiveRemoval NOTHING_TO_REMOVE = new AdaptiveRemoval(false, 0, true);
    static final AdaptiveRemoval FAILED = new AdaptiveRemoval(true, 0, false);

    /** Tells whether the object was removed. */
    public boolean removed() {
        return steps > 0;
    }
}
