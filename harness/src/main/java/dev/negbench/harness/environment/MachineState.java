package dev.negbench.harness.environment;

/**
 * What was measured of a machine before timing on it.
 *
 * @param calibrationBestNanos shortest wall time of the calibration loop, nanoseconds, above 0; the same arithmetic
 *     everywhere, so that sittings and machines can be compared by it
 * @param calibrationMedianNanos median wall time of the calibration loop, nanoseconds
 * @param wallPerCpu wall time over this thread's CPU time while it computed without pause: 1 alone on a core, 2 if it
 *     had to share it; NaN if the system counts no CPU time
 * @param timerStepNanos smallest step of the clock seen, nanoseconds, above 0
 * @param timerCostNanos mean time to read the clock, nanoseconds, above 0
 * @param stolenShare share of the time of all cores that the hypervisor gave to other machines during the calibration,
 *     in [0, 1]; NaN if the system does not say
 * @param throttledShare share of the calibration for which a quota held this process back, in [0, 1]; NaN if no quota
 *     is known
 * @param loadAverage processes running or waiting, mean of the last minute; NaN if the system does not say
 * @param cores processors this process may use, at least 1
 */
public record MachineState(
        long calibrationBestNanos,
        long calibrationMedianNanos,
        double wallPerCpu,
        long timerStepNanos,
        double timerCostNanos,
        double stolenShare,
        double throttledShare,
        double loadAverage,
        int cores) {

    /** Returns by what share the median of the calibration loop exceeds its best time: 0 on an undisturbed machine. */
    public double calibrationSpread() {
        return (double) (calibrationMedianNanos - calibrationBestNanos) / calibrationBestNanos;
    }
}
