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
        long stolenStart = probe.stolenNanos();
        long throttledStart = probe.throttledNanos();
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
        long stolenEnd = probe.stolenNanos();
        long throttledEnd = probe.throttledNanos();
        Arrays.sort(nanos);
        double load = probe.loadAverage();
        Timer timer = timer(probe);
        double wall = before - start;
        return new MachineState(
                nanos[0],
                nanos[REPEATS / 2],
                cpuStart < 0 || cpu <= 0 ? Double.NaN : wall / cpu,
                timer.stepNanos,
                timer.costNanos,
                lostShare(stolenStart, stolenEnd, wall * probe.cores()),
                lostShare(throttledStart, throttledEnd, wall),
                load < 0 ? Double.NaN : load,
                probe.cores());
    }

    /** A counter may step just outside the time it is held against, which is no reason for a share above 1. */
    private static double lostShare(long startNanos, long endNanos, double ofNanos) {
        return startNanos < 0 || endNanos < startNanos ? Double.NaN : Math.min(1, (endNanos - startNanos) / ofNanos);
    }

    private record Timer(long stepNanos, double costNanos) {}

    /** Looks at fewer steps where the clock is so coarse that all would take long, but at one in any case. */
    private static Timer timer(MachineProbe probe) {
        long smallest = Long.MAX_VALUE;
        long start = probe.wallNanos();
        long before = start;
        int steps = 0;
        long readings = 0;
        while (steps < TIMER_STEPS && (steps == 0 || before - start < TIMER_NANOS)) {
            long now = probe.wallNanos();
            readings++;
            if (now > before) {
                smallest = Math.min(smallest, now - before);
                before = now;
                steps++;
            }
        }
        return new Timer(smallest, (double) (before - start) / readings);
    }
}
