package dev.negbench.harness.cli;

import dev.negbench.harness.environment.Fitness;
import dev.negbench.harness.environment.MachineState;
import dev.negbench.harness.environment.Preflight;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints what the look at the machine before timing found. */
final class PreflightOutput {
    private PreflightOutput() {}

    /** Returns the line for people, followed by a warning where timings will not be as good as they could be. */
    static String text(Preflight preflight) {
        String line = "machine " + preflight.fitness().word() + " for timing: " + preflight.line() + "\n";
        return switch (preflight.fitness()) {
            case FIT -> line;
            case NOISY -> line + "warning: timings will scatter; stop other processes for figures to be quoted\n";
            case UNFIT -> line + "warning: timings will say more about this machine's state than about the code; stop"
                    + " other processes, then time again\n";
        };
    }

    /** Returns the row's state in a table whose good word is "ok". */
    static String state(Preflight preflight) {
        return preflight.fitness() == Fitness.FIT ? "ok" : preflight.fitness().word();
    }

    /** Returns the fields for JSON; what the system does not tell is null. */
    static Map<String, Object> fields(Preflight preflight) {
        MachineState state = preflight.state();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("verdict", preflight.fitness().word());
        all.put("reasons", preflight.reasons());
        all.put("calibrationBestNanos", state.calibrationBestNanos());
        all.put("calibrationMedianNanos", state.calibrationMedianNanos());
        all.put("calibrationSpread", state.calibrationSpread());
        all.put("wallPerCpu", orNull(state.wallPerCpu()));
        all.put("timerStepNanos", state.timerStepNanos());
        all.put("timerCostNanos", state.timerCostNanos());
        all.put("stolenShare", orNull(state.stolenShare()));
        all.put("throttledShare", orNull(state.throttledShare()));
        all.put("loadAverage", orNull(state.loadAverage()));
        all.put("cores", state.cores());
        return all;
    }

    /** Returns the numbers among the fields, for storing; what the system does not tell is NaN. */
    static Map<String, Double> measured(Preflight preflight) {
        Map<String, Double> measured = new LinkedHashMap<>();
        fields(preflight).forEach((name, value) -> {
            if (value == null) {
                measured.put(name, Double.NaN);
            } else if (value instanceof Number number) {
                measured.put(name, number.doubleValue());
            }
        });
        return measured;
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
