package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.ExperimentResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a comparison with SIGKILL at random moments, again and again, until it has run to its end. No cell that was
 * reported as finished may be lost, and the numbers must be those of a run that nobody disturbed.
 */
class KillAndResumeTest {
    private static final long SEED = 20260101L;
    private static final int KILLS = 4;

    @TempDir
    private Path directory;

    @Test
    void losesNoFinishedCellAndEndsWithTheSameNumbers() throws Exception {
        TinyCollection.write(directory.resolve("data"), "tiny", true);
        BenchRun undisturbed = BenchRun.of(options(directory.resolve("undisturbed")));
        assertEquals(0, undisturbed.exitCode(), undisturbed.err());

        Path results = directory.resolve("killed");
        Random random = new Random(SEED);
        int finishedBefore = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            // The first kills come early, while directory and journal are being created.
            int linesToWaitFor = kill == 0 ? 0 : random.nextInt(4);
            int acknowledged = runAndKill(results, linesToWaitFor, random.nextInt(kill == 0 ? 1500 : 150));
            int finished = Files.exists(results.resolve("plan.json"))
                    ? Journal.read(results).cells().size()
                    : 0;
            assertTrue(
                    finished >= finishedBefore + acknowledged,
                    "seed " + SEED + ", kill " + kill + ": " + acknowledged + " cells acknowledged, " + finishedBefore
                            + " before, " + finished + " stored");
            finishedBefore = finished;
        }
        BenchRun last = BenchRun.of(options(results));
        assertEquals(0, last.exitCode(), last.err());
        assertEquals(
                numbers(Journal.read(directory.resolve("undisturbed"))),
                numbers(Journal.read(results)),
                "seed " + SEED);
    }

    /** Returns how many cells the child said were stored before it was killed. */
    private int runAndKill(Path results, int lines, int delayMillis) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                NegBench.class.getName()));
        command.addAll(Arrays.asList(options(results)));
        Path err = Files.createTempFile(directory, "err", ".txt");
        Process child = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        while (child.isAlive() && acknowledged(err) < lines) {
            child.waitFor(10, TimeUnit.MILLISECONDS);
        }
        child.waitFor(delayMillis, TimeUnit.MILLISECONDS);
        child.destroyForcibly();
        child.waitFor();
        return acknowledged(err);
    }

    private static int acknowledged(Path err) throws IOException {
        return (int) Files.readString(err)
                .lines()
                .filter(line -> line.startsWith("["))
                .count();
    }

    private String[] options(Path results) {
        return new String[] {
            "compare",
            "--data-dir",
            directory.resolve("data").toString(),
            "--dataset",
            "tiny",
            "--strategies",
            "random,topk,simans",
            "--seeds",
            "4",
            "--epochs",
            "2",
            "--no-throughput",
            "--parallel",
            "1",
            "--out",
            results.toString()
        };
    }

    private static Map<String, Object> numbers(ExperimentResults results) {
        Map<String, Object> numbers = new TreeMap<>();
        for (CellResult cell : results.cells()) {
            numbers.put(
                    cell.key(),
                    List.of(
                            cell.metrics(),
                            cell.chosenEpoch(),
                            cell.drawn().drawn(),
                            Arrays.toString(results.queryScores()
                                    .get(cell.key())
                                    .scores()
                                    .get("nDCG@10"))));
        }
        return numbers;
    }
}
