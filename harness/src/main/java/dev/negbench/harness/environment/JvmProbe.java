package dev.negbench.harness.environment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The machine as this virtual machine sees it. */
final class JvmProbe implements MachineProbe {
    /** A few milliseconds: longer than a clock step and an interrupt, shorter than a scheduler's time slice. */
    private static final int STEPS = 2_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private volatile long chain = 1;

    @Override
    public long wallNanos() {
        return System.nanoTime();
    }

    @Override
    public long cpuNanos() {
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
    }

    @Override
    public double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    @Override
    public long stolenNanos() {
        return LostCpu.OF_THIS_MACHINE.stolenNanos();
    }

    @Override
    public long throttledNanos() {
        return LostCpu.OF_THIS_MACHINE.throttledNanos();
    }

    @Override
    public int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Every step needs the one before it, so that no compiler or processor can shorten the loop. */
    @Override
    public void calibrate() {
        long x = chain;
        for (int step = 0; step < STEPS; step++) {
            x = x * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
            x ^= x >>> 29;
        }
        chain = x;
    }
}
