package dev.negbench.harness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What later code is held against: saving it, and what was saved so far. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        description = "Saves and lists what './bench check' holds later code against.",
        subcommands = {BaselineSaveCommand.class, BaselineListCommand.class},
        footer = {
            "",
            "A baseline is a folder of text, made to be committed: settings, fingerprints of the data, the primary",
            "measure of every test query by seed, code version and machine, perhaps timings; with checksums.",
            "",
            "Examples:",
            "  ./bench baseline save main",
            "  ./bench baseline list"
        })
final class BaselineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
