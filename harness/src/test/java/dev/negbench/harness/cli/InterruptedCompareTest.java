package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A comparison that is told to stop says what is kept and which command goes on, and that command does. It is told by
 * SIGTERM, which the virtual machine handles as it does Ctrl-C: what runs in the background of a shell ignores SIGINT.
 */
class InterruptedCompareTest {
    private static final String GO_ON = "go on with: ";

    @TempDir
    private Path directory;

    @Test
    void saysHowToGoOnAndGoesOn() throws Exception {
        TinyCollection.write(directory.resolve("data"), "tiny", true);
        Path results = directory.resolve("results");
        String err = interrupted(
                "compare",
                "--fresh",
                "--data-dir",
                directory.resolve("data").toString(),
                "--dataset",
                "tiny",
                "--strategies",
                "random,simans(a=2,b=0)",
                "--seeds",
                "60",
                "--epochs",
                "2",
                "--no-throughput",
                "--parallel",
                "1",
                "--out",
                results.toString());
        assertFalse(
                err.contains("\r") || err.contains("\u001b"), "CI is set, so there is neither bar nor colour: " + err);
        assertTrue(err.contains("interrupted: finished cells are kept in " + results), err);
        String command = err.substring(err.indexOf(GO_ON) + GO_ON.length())
                .lines()
                .findFirst()
                .orElseThrow();
        assertTrue(command.startsWith("./bench compare ") && !command.contains("--fresh"), command);

        List<String> words = new ArrayList<>(ShellCommand.of(command).get(0).arguments());
        BenchRun run = BenchRun.of(words.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.err().contains(" of 120 cells were kept from an earlier run"), run.err());
    }

    /** Returns what a run in a process of its own wrote to standard error, told to stop after its first cell. */
    private String interrupted(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dnegbench.terminal=true",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                NegBench.class.getName()));
        command.addAll(List.of(arguments));
        Path err = directory.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile());
        builder.environment().put("CI", "true");
        Process child = builder.start();
        while (child.isAlive() && Files.readString(err).lines().noneMatch(line -> line.startsWith("["))) {
            child.waitFor(10, TimeUnit.MILLISECONDS);
        }
        child.destroy();
        assertEquals(128 + 15, child.waitFor(), Files.readString(err));
        return Files.readString(err);
    }
}
