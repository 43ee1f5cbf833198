package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.bench.MadeUpCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mining that is killed with SIGKILL and started again ends with the bytes of a run that nobody disturbed. */
class KillAndResumeMiningTest {
    private static final int QUERIES = 12_000;

    @TempDir
    private Path directory;

    @Test
    void endsWithTheSameBytes() throws Exception {
        MadeUpCollection.main(new String[] {
            directory.resolve("made-up").toString(), Integer.toString(QUERIES), Integer.toString(QUERIES), "16"
        });
        Path undisturbed = directory.resolve("undisturbed.jsonl");
        BenchRun whole = BenchRun.of(options(undisturbed));
        assertEquals(0, whole.exitCode(), whole.err());
        assertEquals(QUERIES, lines(undisturbed));

        Path killed = directory.resolve("killed.jsonl");
        runAndKill(killed);
        assertFalse(Files.exists(killed), "the run was over before it could be killed: make it longer");
        assertTrue(Files.exists(directory.resolve("killed.jsonl.part")));
        BenchRun resumed = BenchRun.of(options(killed));
        assertEquals(0, resumed.exitCode(), resumed.err());
        assertTrue(resumed.err().contains("going on after"), resumed.err());
        assertEquals(-1, Files.mismatch(undisturbed, killed));
        assertEquals(
                -1,
                Files.mismatch(
                        directory.resolve("undisturbed.jsonl.provenance"),
                        directory.resolve("killed.jsonl.provenance")));
        assertEquals(whole.out(), resumed.out());
    }

    /** Kills the child once it has said that some rows are on disk. */
    private void runAndKill(Path rows) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                NegBench.class.getName()));
        command.addAll(List.of(options(rows)));
        Path err = directory.resolve("err.txt");
        Process child = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        Path state = rows.resolveSibling(rows.getFileName() + ".state");
        long deadlineNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (child.isAlive() && !Files.exists(state) && System.nanoTime() < deadlineNanos) {
            child.waitFor(2, TimeUnit.MILLISECONDS);
        }
        child.destroyForcibly();
        child.waitFor();
        assertTrue(Files.exists(state), Files.readString(err));
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private String[] options(Path rows) {
        Path collection = directory.resolve("made-up");
        return new String[] {
            "mine",
            "--data-dir",
            directory.toString(),
            "--dataset",
            "made-up",
            "--query-vectors",
            collection.resolve("queries.fvecs").toString(),
            "--document-vectors",
            collection.resolve("documents.fvecs").toString(),
            "--strategy",
            "topk(50)|simans(a=1)",
            "--format",
            "tevatron",
            "--negatives",
            "5",
            "--provenance",
            "--out",
            rows.toString()
        };
    }
}
