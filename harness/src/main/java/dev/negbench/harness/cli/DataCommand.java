package dev.negbench.harness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The collections: what is known, what is here, getting more, checking them, looking for what is wrong with them. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        description = "Lists, shows, fetches, verifies, audits and measures collections.",
        subcommands = {
            DataListCommand.class,
            DataShowCommand.class,
            DataFetchCommand.class,
            DataVerifyCommand.class,
            DataAuditCommand.class,
            DataBaselinesCommand.class
        },
        footer = {
            "",
            "A collection is looked for among those that were fetched, in --data-dir, in NEGBENCH_DATA, beside the",
            "project, and among those that come with negbench, in this order. Nothing is downloaded unless asked.",
            "",
            "Examples:",
            "  ./bench data list",
            "  ./bench data show scifact",
            "  ./bench data fetch fiqa",
            "  ./bench data verify",
            "  ./bench data audit scifact",
            "  ./bench data baselines scifact"
        })
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
