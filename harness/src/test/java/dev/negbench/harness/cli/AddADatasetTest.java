package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide to adding a dataset: a shell makes the files it shows, then its commands run on them. */
class AddADatasetTest {
    private static final String FOLDER = "collections";

    @TempDir
    private Path directory;

    @Test
    void theFilesShownAreACollectionThatEveryCommandTakes() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash to make the files");
        String guide = Files.readString(Documents.ROOT.resolve("docs/add-a-dataset.md"));
        shell(Documents.blocks(guide, "sh").get(0));
        int run = 0;
        for (String line : Documents.shellLines(guide)) {
            for (ShellCommand command : ShellCommand.of(line)) {
                if (command.arguments().contains(FOLDER)) {
                    run(command);
                    run++;
                }
            }
        }
        assertEquals(4, run, "verify, audit, baselines and compare");
    }

    private void run(ShellCommand command) {
        List<String> words = new ArrayList<>();
        for (String word : command.arguments()) {
            boolean path = word.equals(FOLDER) || word.startsWith("results/");
            words.add(path ? directory.resolve(word).toString() : word);
        }
        if (words.get(0).equals("compare")) {
            words.addAll(List.of(
                    "--no-throughput", "--out", directory.resolve("compared").toString()));
        }
        BenchRun run = BenchRun.of(words.toArray(String[]::new));
        assertEquals(0, run.exitCode(), command + ": " + run.err() + run.out());
        assertTrue(run.out().contains("recipes") || words.get(1).equals("audit"), run.out());
    }

    private void shell(String block) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("/bin/bash", "--norc", "-e", "-c", block)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), out);
    }
}
