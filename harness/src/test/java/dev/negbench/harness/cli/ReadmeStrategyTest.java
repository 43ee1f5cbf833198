package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The strategy that the README shows compiles and takes part in a comparison, as the README says. */
class ReadmeStrategyTest {
    @TempDir
    private Path directory;

    @Test
    void runsFromAJarOfItsOwn() throws Exception {
        String readme = Files.readString(Documents.ROOT.resolve("README.md"));
        String code = Documents.blocks(readme, "java").get(0);
        assertTrue(
                code.lines().count() <= 40,
                "the README promises little code, has " + code.lines().count() + " lines");
        TinyCollection.write(directory, "tiny", true);
        BenchRun run = ShownStrategy.compile(code, directory)
                .during(() -> BenchRun.of(
                        "compare",
                        "--data-dir",
                        directory.toString(),
                        "--dataset",
                        "tiny",
                        "--strategies",
                        "random,middle-ranks(skip=3)",
                        "--seeds",
                        "2",
                        "--epochs",
                        "1",
                        "--no-throughput",
                        "--out",
                        directory.resolve("results").toString()));
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("middle-ranks(skip=3)"), run.out());
    }
}
