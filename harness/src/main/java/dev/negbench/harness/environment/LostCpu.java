package dev.negbench.harness.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * CPU time that this machine's processes did not get although they could have used it, as Linux counts it: taken by the
 * hypervisor for other machines, or withheld because the container's quota was used up.
 *
 * @param stat {@code /proc/stat}
 * @param quotas {@code cpu.stat} of the container, by version of control groups; the first that exists counts
 */
record LostCpu(Path stat, List<Path> quotas) {
    static final LostCpu OF_THIS_MACHINE = new LostCpu(
            Path.of("/proc/stat"), List.of(Path.of("/sys/fs/cgroup/cpu.stat"), Path.of("/sys/fs/cgroup/cpu/cpu.stat")));

    /** Linux has reported in hundredths of a second to programs since 2.4, whatever its own clock does. */
    private static final long NANOS_A_TICK = 10_000_000;

    private static final int STEAL_COLUMN = 8;

    /** Returns the time stolen from all cores since the machine started, nanoseconds; −1 if the system does not say. */
    long stolenNanos() {
        for (String line : lines(stat)) {
            String[] columns = line.split(" +");
            if (columns[0].equals("cpu") && columns.length > STEAL_COLUMN) {
                return number(columns[STEAL_COLUMN], NANOS_A_TICK);
            }
        }
        return -1;
    }

    /** Returns for how long the container was held back since it started, nanoseconds; −1 if it has no quota. */
    long throttledNanos() {
        for (Path quota : quotas) {
            for (String line : lines(quota)) {
                if (line.startsWith("throttled_usec ")) {
                    return number(line.substring(line.indexOf(' ') + 1), 1_000);
                }
                if (line.startsWith("throttled_time ")) {
                    return number(line.substring(line.indexOf(' ') + 1), 1);
                }
            }
        }
        return -1;
    }

    private static long number(String text, long nanos) {
        try {
            return Long.parseLong(text.strip()) * nanos;
        } catch (NumberFormatException otherSystem) {
            return -1;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException absent) {
            return List.of();
        }
    }
}
