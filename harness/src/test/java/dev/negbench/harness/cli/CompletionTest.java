package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script, asked by a real bash as that asks when the tab key is pressed. */
class CompletionTest {
    @TempDir
    private Path directory;

    @Test
    void completesVerbsOptionsStrategiesAndCollections() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash to complete for");
        BenchRun run = BenchRun.of("completion");
        assertEquals(0, run.exitCode(), run.err());
        Path script = Files.writeString(directory.resolve("bench-completion"), run.out());
        assertEquals(Set.of("compare", "completion"), offered(script, "comp"));
        assertTrue(offered(script, "data", "").containsAll(Set.of("list", "show", "fetch", "verify", "audit")));
        assertTrue(offered(script, "compare", "--se").contains("--seeds"));
        assertTrue(offered(script, "show", "sim").contains("simans"));
        assertTrue(offered(script, "compare", "--strategies", "an").contains("ance"));
        assertTrue(offered(script, "compare", "--dataset", "scif").contains("scifact"));
        assertTrue(offered(script, "data", "fetch", "fi").contains("fiqa"));
        assertEquals(Set.of("judgements", "titles"), offered(script, "compare", "--train-on", ""));
        assertEquals(Set.of("keep", "drop"), offered(script, "compare", "--self-match", ""));
    }

    /** Returns what bash would offer for the last word after {@code ./bench}. */
    private Set<String> offered(Path script, String... words) throws IOException, InterruptedException {
        String line = "'" + String.join("' '", words) + "'";
        String asked = "source '" + script + "'; COMP_WORDS=(./bench " + line + "); COMP_CWORD=" + words.length
                + "; _complete_bench; printf '%s\\n' \"${COMPREPLY[@]}\"";
        // compopt complains that no completion is going on; that is not what is tested here.
        Process bash = new ProcessBuilder(List.of("/bin/bash", "--norc", "-c", asked))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), asked);
        Set<String> offered = new TreeSet<>();
        out.lines().map(String::strip).filter(word -> !word.isEmpty()).forEach(offered::add);
        return offered;
    }
}
