package dev.negbench.harness.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete verbs, options, strategies and collections. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a completion script for bash and zsh: verbs, options, their values, names of strategies"
                + " and collections, also after the commas of a list.",
        footer = {
            "",
            "Names are those of the moment: print it again when there is a new strategy. zsh reads it as it is: print it",
            "into a file, and source that file in ~/.zshrc.",
            "",
            "Examples:",
            "  source <(./bench completion)",
            "  ./bench completion > ~/.local/share/bash-completion/completions/bench",
            "  ./bench completion > ~/.bench-completion"
        })
final class CompletionCommand implements Callable<Integer> {
    private static final String CANDIDATE = "printf -v quoted %q \"${options[i]}\"";
    private static final String CANDIDATE_OF_LIST =
            "printf -v quoted %s%q \"${curr_word%\"${curr_word##*,}\"}\" \"${options[i]}\"";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine bench = NegBench.commandLine();
        adapt(bench);
        // What stands before the last comma of a word stays before each candidate.
        spec.commandLine().getOut().print(AutoComplete.bash("bench", bench).replace(CANDIDATE, CANDIDATE_OF_LIST));
        return ExitCode.DONE;
    }

    /** The script keeps values under the option's label, so each label must be one's own; and nobody types capitals. */
    private static void adapt(CommandLine command) {
        CommandSpec verb = command.getCommandSpec();
        for (OptionSpec option : List.copyOf(verb.options())) {
            if (option.completionCandidates() != null) {
                List<String> values = new ArrayList<>();
                option.completionCandidates().forEach(value -> values.add(value.toLowerCase(Locale.ROOT)));
                verb.remove(option);
                verb.addOption(OptionSpec.builder(option)
                        .paramLabel(option.longestName().substring(2).replace('-', '_'))
                        .completionCandidates(values)
                        .build());
            }
        }
        command.getSubcommands().values().forEach(CompletionCommand::adapt);
    }
}
