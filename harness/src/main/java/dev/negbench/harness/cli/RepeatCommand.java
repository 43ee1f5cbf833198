package dev.negbench.harness.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Writes the command that repeats a run: plug-ins, the verb, and what decides its numbers, as it was typed. */
final class RepeatCommand {
    /** System property in which the launcher leaves what {@code --plugins} named, a line each. */
    static final String PLUGINS = "negbench.plugins";

    private static final List<String> WITHOUT_EFFECT = List.of(
            "--out",
            "--fresh",
            "--parallel",
            "--no-throughput",
            "--json",
            "--history",
            "--download",
            "--chat-concurrency",
            "--chat-timeout");

    private RepeatCommand() {}

    /** Returns the command of a parsed command line. */
    static String of(CommandSpec spec) {
        return of(spec, WITHOUT_EFFECT);
    }

    /** Returns the command that goes on with a run that was stopped: all that was typed, but for a new start. */
    static String toGoOn(CommandSpec spec) {
        return of(spec, List.of("--fresh"));
    }

    private static String of(CommandSpec spec, List<String> leftOut) {
        List<String> words = new ArrayList<>(List.of("./bench"));
        System.getProperty(PLUGINS, "").lines().forEach(place -> words.addAll(List.of("--plugins", quote(place))));
        if (spec.parent() != null && spec.parent().parent() != null) {
            words.add(spec.parent().name());
        }
        words.add(spec.name());
        ParseResult parsed = spec.commandLine().getParseResult();
        // An option that was given twice matched twice, each time with all of its values.
        for (ArgSpec argument : new LinkedHashSet<>(parsed.matchedArgs())) {
            if (argument instanceof OptionSpec option && !leftOut.contains(option.longestName())) {
                words.add(usualName(option));
                if (option.arity().max() > 0) {
                    words.add(quote(String.join(",", option.stringValues())));
                }
            } else if (argument instanceof PositionalParamSpec) {
                argument.stringValues().forEach(value -> words.add(quote(value)));
            }
        }
        return String.join(" ", words);
    }

    /** Returns the first long name, which the documents use; others are there for who guesses them. */
    private static String usualName(OptionSpec option) {
        return Arrays.stream(option.names())
                .filter(name -> name.startsWith("--"))
                .findFirst()
                .orElseGet(option::longestName);
    }

    /** Returns a word as a shell takes it. */
    static String quote(String word) {
        return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
