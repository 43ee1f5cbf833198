package dev.negbench.harness.cli;

import dev.negbench.datasets.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a word on the command line was meant to be that is no verb or option where it stands. */
final class TypingSlip {
    private TypingSlip() {}

    /**
     * Returns the nearest option for a word that starts with a dash, else the nearest verb of the command, else one of
     * this name beneath another ({@code fetch} is {@code data fetch}).
     */
    static Optional<String> meant(String typed, CommandSpec command) {
        if (typed.startsWith("-")) {
            int value = typed.indexOf('=');
            List<String> options = command.options().stream()
                    .flatMap(option -> Arrays.stream(option.names()))
                    .filter(name -> name.startsWith("--"))
                    .toList();
            return NearestName.among(options, value < 0 ? typed : typed.substring(0, value));
        }
        return NearestName.among(List.copyOf(command.subcommands().keySet()), typed)
                .or(() -> beneath(command)
                        .filter(verb -> verb.endsWith(" " + typed))
                        .findFirst());
    }

    private static Stream<String> beneath(CommandSpec command) {
        return command.subcommands().entrySet().stream()
                .flatMap(verb -> subverbs(verb.getValue()).map(sub -> verb.getKey() + " " + sub));
    }

    private static Stream<String> subverbs(CommandLine verb) {
        return verb.getSubcommands().keySet().stream();
    }
}
