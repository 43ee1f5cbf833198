package dev.negbench.harness.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerTeamTest {
    @Test
    void everyUnitRunsOnceARound() {
        int units = 37;
        for (int threads = 1; threads <= 4; threads++) {
            AtomicIntegerArray runs = new AtomicIntegerArray(units);
            int[] busy = new int[threads];
            try (WorkerTeam team = WorkerTeam.of(threads)) {
                for (int round = 1; round <= 2000; round++) {
                    team.run(units, (worker, unit) -> {
                        // Not atomic on purpose: a worker number that two threads had at once would lose counts.
                        busy[worker]++;
                        runs.incrementAndGet(unit);
                    });
                    for (int unit = 0; unit < units; unit++) {
                        assertEquals(round, runs.get(unit));
                    }
                }
            }
            assertEquals(2000 * units, Arrays.stream(busy).sum());
        }
    }

    @Test
    void workersThatSleepWakeForTheNextRound() throws InterruptedException {
        AtomicIntegerArray runs = new AtomicIntegerArray(1);
        try (WorkerTeam team = WorkerTeam.of(3)) {
            for (int round = 1; round <= 20; round++) {
                // Longer than any thread spins.
                Thread.sleep(3);
                CountDownLatch together = new CountDownLatch(3);
                team.run(3, (worker, unit) -> {
                    together.countDown();
                    awaitUninterrupted(together);
                    runs.incrementAndGet(0);
                });
                assertEquals(3 * round, runs.get(0));
            }
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch together = new CountDownLatch(3);
        try (WorkerTeam team = WorkerTeam.of(3)) {
            team.run(3, (worker, unit) -> {
                seen.add(Thread.currentThread());
                together.countDown();
                awaitUninterrupted(together);
            });
        }
        assertEquals(3, seen.size());
        for (Thread thread : seen) {
            if (thread != Thread.currentThread()) {
                thread.join(10_000);
                assertFalse(thread.isAlive(), thread::getName);
            }
        }
    }

    @Test
    void aRoundOfNothingIsLegal() {
        for (int threads = 1; threads <= 2; threads++) {
            try (WorkerTeam team = WorkerTeam.of(threads)) {
                team.run(0, (worker, unit) -> {
                    throw new AssertionError("unit " + unit);
                });
            }
        }
    }

    @Test
    void aFailureInAnyUnitReachesTheOwnerAndTheTeamGoesOn() {
        for (int threads = 1; threads <= 3; threads++) {
            try (WorkerTeam team = WorkerTeam.of(threads)) {
                for (int failing = 0; failing < 3; failing++) {
                    int bad = failing;
                    IllegalArgumentException cause = new IllegalArgumentException("unit " + bad);
                    assertSame(cause, assertThrows(RuntimeException.class, () -> team.run(3, (worker, unit) -> {
                        if (unit == bad) {
                            throw cause;
                        }
                    })));
                    AssertionError error = new AssertionError("unit " + bad);
                    assertSame(error, assertThrows(AssertionError.class, () -> team.run(3, (worker, unit) -> {
                        if (unit == bad) {
                            throw error;
                        }
                    })));
                }
                AtomicIntegerArray runs = new AtomicIntegerArray(3);
                team.run(3, (worker, unit) -> runs.incrementAndGet(unit));
                assertEquals(1, runs.get(2));
            }
        }
    }

    @Test
    void refusesATeamOfNobody() {
        assertThrows(IllegalArgumentException.class, () -> WorkerTeam.of(0));
    }
}
