package dev.negbench.strategies.negativeprompts;

/**
 * What became of the samples of one arm, against the run of the same starting noises without a negative condition.
 *
 * @param arm what was run
 * @param samples starting noises
 * @param objects samples that had the object without it
 * @param removed of these, those that lost it
 * @param kept of these, those that kept their background
 * @param induced samples that had no object and got one
 * @param offManifold samples farther from every point than 99 % of those without it
 */
public record RemovalFigures(
        RemovalArm arm, int samples, int objects, int removed, int kept, int induced, int offManifold) {
    /** Returns the share of objects removed; NaN without objects. */
    public double removal() {
        return (double) removed / objects;
    }

    /** Returns the share of samples with an object whose background stayed; NaN without objects. */
    public double preservation() {
        return (double) kept / objects;
    }

    /** Returns the share of samples without an object that got one; NaN if there are none. */
    public double induction() {
        return (double) induced / (samples - objects);
    }

    /** Returns the share of samples off the data. */
    public double offManifoldShare() {
        return (double) offManifold / samples;
    }
}
