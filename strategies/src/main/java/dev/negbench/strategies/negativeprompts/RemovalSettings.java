package dev.negbench.strategies.negativeprompts;

import java.util.ArrayList;
import java.util.List;

/**
 * What decides a removal experiment besides the world. Source: card, "Default configuration to pre-register".
 *
 * @param schedule the denoising steps
 * @param guidance how strong conditions are
 * @param windowLength steps of a short window
 * @param stride steps between the starts that are tried
 * @param samples starting noises, at least 1
 */
public record RemovalSettings(
        NoiseSchedule schedule, Guidance guidance, int windowLength, int stride, int samples) {
    /** Steps of a short window. */
    public static final int WINDOW_LENGTH = 4;

    /** Steps between starts. */
    public static final int STRIDE = 2;

    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if a number is below 1 or a window is longer than the schedule
     */
    public static RemovalSettings of(
            NoiseSchedule schedule, Guidance guidance, int windowLength, int stride, int samples) {
        if (windowLength < 1 || windowLength > schedule.steps()) {
            throw new IllegalArgumentException("a window must have 1 to " + schedule.steps() + " steps, the schedule's,"
                    + " had " + windowLength);
        }
        if (stride < 1 || samples < 1) {
            throw new IllegalArgumentException(
                    "stride " + stride + " and samples " + samples + " must both be at least 1");
        }
        return new RemovalSettings(schedule, guidance, windowLength, stride, samples);
    }

    /** Returns everything that is run beside the run without a negative condition, each with its random control. */
    List<RemovalArm> arms() {
        int steps = schedule.steps();
        List<RemovalArm> arms = new ArrayList<>();
        for (boolean control : new boolean[] {false, true}) {
            for (int start = 0; start + windowLength <= steps; start += stride) {
                arms.add(new RemovalArm(
                        RemovalArm.Kind.WINDOW, NegativeWindow.of(start, windowLength, steps), control));
            }
            for (int count = stride; count < steps; count += stride) {
                arms.add(new RemovalArm(RemovalArm.Kind.FIRST, NegativeWindow.first(count), control));
            }
            for (int start = 0; start < steps; start += stride) {
                arms.add(new RemovalArm(RemovalArm.Kind.SINCE, NegativeWindow.since(start, steps), control));
            }
        }
        return List.copyOf(arms);
    }
}
