package dev.negbench.harness.environment;

import java.util.Arrays;

/** Measures a {@link MachineState} through a probe. */
final class MachineStates {
    /** Runs of the calibration loop before any is timed, in which it gets compiled. */
    static final int WARM_UPS = 10;

    /** Timed runs of the calibration loop; odd, so that the median is one of them. */
    static final int REPEATS = 41;

    /** Steps of the clock looked at. */
    static final int TIMER_STEPS = 10_000;

    private static final long TIMER_NANOS = 5_000_000;

    private MachineStates() {}

    /** Measures; a fifth of a second on an undisturbed machine of 2026, and longer by as much as it is disturbed. */
    static MachineState measure(MachineProbe probe) {
        for (int i = 0; i < WARM_UPS; i++) {
            probe.calibrate();
        }
        long[] nanos = new long[REPEATS];
        long cpuStart = probe.cpuNanos();
        long start = probe.wallNanos();
        long before = start;
        for (int i = 0; i < REPEATS; i++) {
            probe.calibrate();
            long after = probe.wallNanos();
            nanos[i] = Math.max(1, after - before);
            before = after;
        }
        long cpu = probe.cpuNanos() - cpuStart;
        Arrays.sort(nanos);
        double load = probe.loadAverage();
        return new MachineState(
                nanos[0],
                nanos[REPEATS / 2],
                cpuStart < 0 || cpu <= 0 ? Double.NaN : (double) (before - start) / cpu,
                timerStep(probe),
                load < 0 ? Double.NaN : load,
                probe.cores());
    }

    /** Looks at fewer steps where the clock is so coarse that all would take long, but at one in any case. */
    private static long timerStep(MachineProbe probe) {
        long smallest = Long.MAX_VALUE;
        long start = probe.wallNanos();
        long before = start;
        int steps = 0;
        while (steps < TIMER_STEPS && (steps == 0 || before - start < TIMER_NANOS)) {
            long now = probe.wallNanos();
            if (now > before) {
                smallest = Math.min(smallest, now - before);
                before = now;
                steps++;
            }
        }
        return smallest;
    }
}
