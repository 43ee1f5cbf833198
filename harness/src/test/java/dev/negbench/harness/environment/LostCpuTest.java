package dev.negbench.harness.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the counters of both versions of Linux's control groups, and of systems that have none. */
class LostCpuTest {
    @TempDir
    private Path directory;

    @Test
    void readsStolenTimeOfAllCores() throws IOException {
        assertEquals(1_480_000_000L, lost("cpu  10 20 30 40 50 60 70 148 0 0\ncpu0 1 2 3 4 5 6 7 99 0 0\n", "")
                .stolenNanos());
    }

    @Test
    void readsBothVersionsOfQuotas() throws IOException {
        assertEquals(2_000, lost("", "usage_usec 9\nnr_throttled 1\nthrottled_usec 2\n").throttledNanos());
        assertEquals(3, lost("", "nr_periods 9\nnr_throttled 1\nthrottled_time 3\n").throttledNanos());
    }

    @Test
    void knowsNothingWhereTheSystemIsSilent() throws IOException {
        LostCpu absent = new LostCpu(directory.resolve("no"), List.of(directory.resolve("none")));
        assertEquals(-1, absent.stolenNanos());
        assertEquals(-1, absent.throttledNanos());
        LostCpu other = lost("cpu 1 2 3\nintr 5\n", "throttled_usec many\n");
        assertEquals(-1, other.stolenNanos());
        assertEquals(-1, other.throttledNanos());
    }

    private LostCpu lost(String stat, String quota) throws IOException {
        Path statFile = Files.writeString(directory.resolve("stat"), stat);
        Path quotaFile = Files.writeString(directory.resolve("cpu.stat"), quota);
        return new LostCpu(statFile, List.of(directory.resolve("absent"), quotaFile));
    }
}
