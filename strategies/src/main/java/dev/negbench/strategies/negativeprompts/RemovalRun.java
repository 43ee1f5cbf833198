package dev.negbench.strategies.negativeprompts;

import java.util.Comparator;
import java.util.List;

/**
 * The figures of one seed.
 *
 * @param seed of the starting noises
 * @param samples starting noises
 * @param figures one an arm
 * @param curves what happens at each step
 */
public record RemovalRun(long seed, int samples, List<RemovalFigures> figures, StepCurves curves) {
    /** Returns the figures of a kind of arm, by their windows in order. */
    public List<RemovalFigures> figures(RemovalArm.Kind kind, boolean control) {
        return figures.stream()
                .filter(f -> f.arm().kind() == kind && f.arm().control() == control)
                .toList();
    }

    /** Returns the start of the short window that removes most, the first of equal ones: the critical step. */
    public int criticalStep() {
        List<RemovalFigures> windows = figures(RemovalArm.Kind.WINDOW, false);
        int most = windows.stream().mapToInt(RemovalFigures::removed).max().orElseThrow();
        return windows.stream()
                .filter(f -> f.removed() == most)
                .map(f -> f.arm().window().from())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
