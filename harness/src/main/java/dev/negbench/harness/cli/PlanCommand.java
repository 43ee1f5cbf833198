package dev.negbench.harness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Plans: writing one, locking it, tuning under it, checking it, reading its ledger. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        description = "Fixes what is claimed and how it is tested before the test set is opened.",
        subcommands = {
            PlanNewCommand.class,
            PlanLockCommand.class,
            PlanSearchCommand.class,
            PlanVerifyCommand.class,
            PlanLedgerCommand.class
        },
        footer = {
            "",
            "Numbers are CONFIRMATORY if a plan was locked before they were made and everything went as it says;",
            "all others are EXPLORATORY. A lock proves the order of events and that nothing was changed since. It does",
            "not prove that nobody looked at the test set elsewhere.",
            "",
            "Examples:",
            "  ./bench plan new --question 'Do hard negatives help?' --strategies random,topk,simans --out plans/hard",
            "  ./bench plan lock plans/hard",
            "  ./bench compare --plan plans/hard",
            "  ./bench plan verify plans/hard",
            "  ./bench plan ledger plans/hard"
        })
final class PlanCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
