package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellCommandTest {
    private static List<List<String>> read(String line) {
        return ShellCommand.of(line).stream().map(ShellCommand::arguments).toList();
    }

    @Test
    void readsWordsAsAShellDoes() {
        assertEquals(
                List.of(List.of("compare", "--strategies", "random,topk(200)|take(7)", "--seeds", "5")),
                read("./bench compare --strategies random,'topk(200)|take(7)' --seeds 5     a remark"));
        assertEquals(List.of(List.of("data", "list")), read("A=1 B_C='x y' ./bench data list # what is here"));
        assertEquals(List.of(List.of("completion")), read("source <(./bench completion)"));
        assertEquals(List.of(List.of("show", "x", "--json")), read("./bench show x > out.txt --json"));
        assertEquals(List.of(List.of("a"), List.of("b")), read("git status && (cd x && ./bench a); ls | ./bench b"));
        assertEquals(List.of(), read("make ./bench"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"./bench compare --strategies simans(a=1)", "./bench show 'simans", "(./bench show", "a )"})
    void refusesWhatAShellWouldRefuse(String line) {
        assertThrows(IllegalArgumentException.class, () -> ShellCommand.of(line));
    }

    @Test
    void knowsWhatTheLauncherTakes() {
        ShellCommand command =
                ShellCommand.of("./bench --rebuild --plugins x.jar show simans").get(0);
        assertTrue(command.bringsStrategies());
        assertEquals(List.of("show", "simans"), command.verb());
        assertFalse(ShellCommand.of("./bench show simans").get(0).bringsStrategies());
    }
}
