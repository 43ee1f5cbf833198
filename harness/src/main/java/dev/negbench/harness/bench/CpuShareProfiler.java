package dev.negbench.harness.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of the benchmark's threads over wall time, an iteration: 1 where they had their cores for themselves, less
 * where they waited for others or for a core.
 *
 * <p>Needs nothing but JMH, so that it can be lent to a build that has none.
 */
public final class CpuShareProfiler implements InternalProfiler {
    static final String SHARE = "cpu.share";
    private static final String WORKER = "-jmh-worker-";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long wallBefore;
    private long cpuBefore;

    @Override
    public String getDescription() {
        return "CPU time of the benchmark's threads over wall time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        cpuBefore = workersNanos();
        wallBefore = System.nanoTime();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long wall = System.nanoTime() - wallBefore;
        long cpu = workersNanos() - cpuBefore;
        double share = cpu <= 0 ? Double.NaN : (double) cpu / wall / benchmark.getThreads();
        return List.of(new ScalarResult(SHARE, share, "share", AggregationPolicy.AVG));
    }

    /** Workers live as long as the fork, so that their times only grow. */
    private long workersNanos() {
        if (!threads.isThreadCpuTimeSupported()) {
            return 0;
        }
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(WORKER)) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }
}
