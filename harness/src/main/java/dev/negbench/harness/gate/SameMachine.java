package dev.negbench.harness.gate;

import dev.negbench.harness.environment.Preflight;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.Sitting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether timings stored elsewhere or earlier can be held against timings taken here and now. */
public final class SameMachine {
    /** Name of the calibration loop's best time among what a sitting measured, nanoseconds. */
    static final String CALIBRATION = "calibrationBestNanos";

    /**
     * As much as two sittings may differ by for the rates of {@link dev.negbench.reports.gate.SpeedCheck} to hold; on
     * one undisturbed machine the loop repeats to 0.1 %.
     */
    static final double CALIBRATION_SHARE = 0.02;

    private SameMachine() {}

    /** Returns one sentence a reason why two machines are not one; empty if nothing tells them apart. */
    public static List<String> differences(Environment stored, Environment here) {
        List<String> differences = new ArrayList<>();
        add(differences, "processor", stored.cpu(), here.cpu());
        add(differences, "number of cores", Integer.toString(stored.cores()), Integer.toString(here.cores()));
        add(differences, "system", stored.os(), here.os());
        add(differences, "virtual machine", stored.java(), here.java());
        return differences;
    }

    /**
     * Returns why the machine's pace is not that of the stored timings: the calibration loop is the same arithmetic
     * everywhere, so it differs where the clock rate does. Empty if it is near enough, or unknown.
     */
    public static List<String> pace(List<Sitting> stored, Preflight here) {
        List<String> differences = new ArrayList<>();
        for (Sitting sitting : stored) {
            double before = sitting.measured().getOrDefault(CALIBRATION, Double.NaN);
            double ratio = here.state().calibrationBestNanos() / before;
            if (ratio > 1 + CALIBRATION_SHARE || ratio < 1 / (1 + CALIBRATION_SHARE)) {
                differences.add(String.format(
                        Locale.ROOT,
                        "the calibration loop takes %.2f times what it took when the baseline was timed (limit %.2f)",
                        ratio,
                        1 + CALIBRATION_SHARE));
            }
        }
        return differences;
    }

    private static void add(List<String> differences, String what, String stored, String here) {
        if (!stored.equals(here)) {
            differences.add("another " + what + ": " + stored + " in the baseline, " + here + " here");
        }
    }
}
