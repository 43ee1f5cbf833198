package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the tutorial, run in their order with the strategy it shows as a plug-in, on a small collection
 * instead of the default one, with fewer seeds, and without timing draws.
 */
class TutorialTest {
    @TempDir
    private Path directory;

    private final List<Path> compared = new ArrayList<>();

    @Test
    void endsWithTheReadersOwnStrategyInTheReport() throws Exception {
        TinyCollection.write(directory, "tiny", true);
        String tutorial = Files.readString(Documents.ROOT.resolve("docs/tutorial.md"));
        List<ShellCommand> commands = Documents.shellLines(tutorial).stream()
                .flatMap(line -> ShellCommand.of(line).stream())
                .toList();
        List<BenchRun> runs = ShownStrategy.compile(
                        Documents.blocks(tutorial, "java").get(0), directory)
                .during(() -> commands.stream().map(this::run).toList());
        assertTrue(runs.size() >= 8, "the tutorial has only " + runs.size() + " commands");
        assertTrue(runs.get(runs.size() - 1).out().contains("bm25|below-gap|hardest"));
        assertTrue(Files.readString(compared.get(compared.size() - 2).resolve("report.html"))
                .contains("below-gap(among=40)"));
        assertTrue(
                runs.get(runs.size() - 2).out().contains("Baseline: topk(k=50)|skip|uniform."),
                "the report held against another baseline");
    }

    private BenchRun run(ShellCommand command) {
        BenchRun run = BenchRun.of(smaller(command.verb()).toArray(String[]::new));
        assertEquals(0, run.exitCode(), command + ": " + run.err());
        return run;
    }

    private List<String> smaller(List<String> words) {
        List<String> smaller = new ArrayList<>(words);
        if (words.get(0).equals("report")) {
            smaller.set(1, compared.get(compared.size() - 1).toString());
            return smaller;
        }
        if (!words.get(0).equals("compare")) {
            return smaller;
        }
        compared.add(directory.resolve("results-" + compared.size()));
        int seeds = smaller.indexOf("--seeds");
        smaller.subList(seeds, seeds + 2).clear();
        smaller.remove("--no-throughput");
        smaller.addAll(List.of(
                "--seeds",
                "2",
                "--epochs",
                "1",
                "--no-throughput",
                "--data-dir",
                directory.toString(),
                "--dataset",
                "tiny",
                "--out",
                compared.get(compared.size() - 1).toString()));
        return smaller;
    }
}
