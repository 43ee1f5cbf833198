package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script, asked by real shells as they ask when the tab key is pressed. */
class CompletionTest {
    private static final String BASH =
            """
            source "$1"; shift
            COMP_WORDS=(./bench "$@")
            COMP_CWORD=$#
            _complete_bench
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    /** What zsh's own bashcompinit does with a script that registers itself by {@code complete -F}. */
    private static final String ZSH =
            """
            autoload -U +X compinit && compinit -u -D
            source "$1"; shift
            [[ $_comps[bench] == *_complete_bench* ]] || exit 1
            words=(./bench "$@")
            CURRENT=$#words
            COMP_WORDS=("${words[@]}")
            COMP_CWORD=$#
            compgen -F _complete_bench -- "$words[CURRENT]"
            """;

    @TempDir
    private Path directory;

    private Path script;

    @BeforeEach
    void printScript() throws IOException {
        BenchRun run = BenchRun.of("completion");
        assertEquals(0, run.exitCode(), run.err());
        script = Files.writeString(directory.resolve("bench-completion"), run.out());
    }

    @Test
    void completesInBash() throws Exception {
        Optional<Path> bash = installed("bash");
        assumeTrue(bash.isPresent(), "there is no bash on the path to complete for");
        completes(List.of(bash.get().toString(), "--norc", "-c", BASH, "bash"));
    }

    @Test
    void completesInZsh() throws Exception {
        Optional<Path> zsh = installed("zsh");
        assumeTrue(zsh.isPresent(), "there is no zsh on the path to complete for");
        completes(List.of(zsh.get().toString(), "-f", "-c", ZSH, "zsh"));
    }

    private void completes(List<String> shell) throws Exception {
        assertEquals(Set.of("compare", "completion"), offered(shell, "comp"));
        assertTrue(offered(shell, "data", "").containsAll(Set.of("list", "show", "fetch", "verify", "audit")));
        assertEquals(Set.of("--seeds"), offered(shell, "compare", "--see"));
        assertEquals(Set.of("simans"), offered(shell, "show", "sim"));
        assertEquals(Set.of("ance"), offered(shell, "compare", "--strategies", "an"));
        assertEquals(Set.of("random,topk,simans"), offered(shell, "compare", "--strategies", "random,topk,sim"));
        assertTrue(offered(shell, "compare", "--dataset", "scif").contains("scifact"));
        assertTrue(offered(shell, "data", "fetch", "fi").contains("fiqa"));
        assertEquals(Set.of("judgements", "titles"), offered(shell, "compare", "--train-on", ""));
        assertEquals(Set.of("keep", "drop"), offered(shell, "compare", "--self-match", ""));
    }

    /** Returns what the shell would offer for the last word after {@code ./bench}. */
    private Set<String> offered(List<String> shell, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(shell);
        command.add(script.toString());
        command.addAll(List.of(words));
        // bash's compopt complains that no completion is going on; that is not what is tested here.
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", words));
        Set<String> offered = new TreeSet<>();
        // zsh leaves out itself what does not begin with the word.
        out.lines()
                .map(String::strip)
                .filter(word -> !word.isEmpty() && word.startsWith(words[words.length - 1]))
                .forEach(offered::add);
        return offered;
    }

    private static Optional<Path> installed(String shell) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, shell))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
