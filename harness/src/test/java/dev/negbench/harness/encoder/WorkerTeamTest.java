package dev.negbench.harness.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerTeamTest {
    @Test
    void everyPartRunsOnceARound() {
        for (int threads = 1; threads <= 4; threads++) {
            AtomicIntegerArray runs = new AtomicIntegerArray(threads);
            int expectedParts = threads;
            try (WorkerTeam team = WorkerTeam.of(threads)) {
                for (int round = 1; round <= 200; round++) {
                    team.run((part, parts) -> {
                        assertEquals(expectedParts, parts);
                        runs.incrementAndGet(part);
                    });
                    for (int part = 0; part < threads; part++) {
                        assertEquals(round, runs.get(part));
                    }
                }
            }
        }
    }

    @Test
    void aFailureInAnyPartReachesTheOwnerAndTheTeamGoesOn() {
        try (WorkerTeam team = WorkerTeam.of(3)) {
            for (int failing = 0; failing < 3; failing++) {
                int bad = failing;
                IllegalArgumentException cause = new IllegalArgumentException("part " + bad);
                RuntimeException thrown = assertThrows(RuntimeException.class, () -> team.run((part, parts) -> {
                    if (part == bad) {
                        throw cause;
                    }
                }));
                assertSame(cause, bad == 0 ? thrown : thrown.getCause());
            }
            AtomicIntegerArray runs = new AtomicIntegerArray(3);
            team.run((part, parts) -> runs.incrementAndGet(part));
            assertEquals(1, runs.get(2));
        }
    }

    @Test
    void refusesATeamOfNobody() {
        assertThrows(IllegalArgumentException.class, () -> WorkerTeam.of(0));
    }
}
