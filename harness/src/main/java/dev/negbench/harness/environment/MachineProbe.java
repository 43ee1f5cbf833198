package dev.negbench.harness.environment;

/** The clocks, counters and work that {@link MachineStates} measures a machine with. */
interface MachineProbe {
    /** Returns the wall clock in nanoseconds, from any origin; never goes back. */
    long wallNanos();

    /** Returns the CPU time of the calling thread in nanoseconds, negative if the system does not count it. */
    long cpuNanos();

    /** Returns the load average of the last minute, negative if the system does not say. */
    double loadAverage();

    /** Returns the CPU time stolen from all cores so far, nanoseconds, negative if the system does not say. */
    long stolenNanos();

    /** Returns for how long this process was held back by a quota so far, nanoseconds, negative if none is known. */
    long throttledNanos();

    /** Returns the processors this process may use. */
    int cores();

    /** Runs the calibration loop once: always the same arithmetic, no memory, no pause. */
    void calibrate();
}
