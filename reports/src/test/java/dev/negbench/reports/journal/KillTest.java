package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.ExperimentResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writing process is killed by SIGKILL at random moments; {@code -Dnegbench.kills=N} asks for more of them. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("negbench.kills", 12);
    private static final int CELLS_A_ROUND = 30;

    @TempDir
    Path scratch;

    @Test
    void everyAcknowledgedCellSurvivesSigkillAndTheResultIsTheSameInTheEnd() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path killed = scratch.resolve("killed");
        int cells = ROUNDS * CELLS_A_ROUND;
        Set<String> acknowledged = new HashSet<>();
        int torn = 0;
        for (int round = 0; round < ROUNDS; round++) {
            AppendingProcess writer = AppendingProcess.start(killed, cells);
            if (round % 4 == 0) {
                // Some die while the directory is created or opened.
                Thread.sleep(random.nextInt(400));
            } else {
                acknowledged.addAll(writer.await(1 + random.nextInt(CELLS_A_ROUND - 10)));
                Thread.sleep(0, random.nextInt(1_000_000));
            }
            acknowledged.addAll(writer.kill());
            if (!acknowledged.isEmpty()) {
                ExperimentResults read = Journal.read(killed);
                Set<String> stored = new HashSet<>(read.cells().stream().map(CellResult::key).toList());
                assertTrue(stored.containsAll(acknowledged), "round " + round + ", seed " + seed);
                assertEquals(stored, read.queryScores().keySet());
                torn += Files.readString(killed.resolve("journal.jsonl")).endsWith("\n") ? 0 : 1;
            }
        }
        int whole = acknowledged.size();
        assertTrue(whole > ROUNDS && whole < cells, whole + " of " + cells + " acknowledged, seed " + seed);
        List<String> last = AppendingProcess.start(killed, cells).finish();
        assertTrue(last.size() <= cells - whole, "finished cells were repeated, seed " + seed);

        Path undisturbed = scratch.resolve("undisturbed");
        AppendingProcess.start(undisturbed, cells).finish();
        assertSameFiles(undisturbed, killed, "seed " + seed + ", torn " + torn);
    }

    private static void assertSameFiles(Path expected, Path actual, String message) throws IOException {
        assertEquals(names(expected), names(actual), message);
        for (Path name : names(expected)) {
            if (name.toString().equals("throughput.jsonl")) {
                // A cost is stored before its cell, so the one of a cell in progress is stored again.
                assertEquals(Journal.read(expected).drawCosts(), Journal.read(actual).drawCosts(), message);
            } else if (!name.toString().equals("lock")) {
                assertArrayEquals(
                        Files.readAllBytes(expected.resolve(name)),
                        Files.readAllBytes(actual.resolve(name)),
                        name + " " + message);
            }
        }
    }

    private static List<Path> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).map(directory::relativize).sorted().toList());
        }
    }
}
