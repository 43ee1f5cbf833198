package dev.negbench.harness.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point of the command line. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "VERB",
        description = "Compares the ways of choosing negatives when a retriever is trained.",
        subcommands = {
            CompareCommand.class,
            PlanCommand.class,
            ThroughputCommand.class,
            ReproduceCommand.class,
            ReportCommand.class,
            AgreeCommand.class,
            MineCommand.class,
            BaselineCommand.class,
            CheckCommand.class,
            DataCommand.class,
            DiffuseCommand.class,
            ListCommand.class,
            ShowCommand.class,
            DoctorCommand.class,
            CompletionCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./bench compare                                a real comparison in under three minutes",
            "  ./bench compare --strategies random,topk,'simans(a=3)' --dataset scifact --seeds 5",
            "  ./bench throughput                             what a draw costs, in microseconds",
            "  ./bench reproduce simans                       what a paper claims, tried: reproduced, or contradicted",
            "  ./bench list strategies                        what can be compared",
            "  ./bench show simans                            where it comes from and what can be set",
            "  ./bench plan --help                            fix a claim before its test set is opened",
            "  ./bench mine --data-dir DIR --dataset NAME --format n-tuple --out rows.jsonl    for other trainers",
            "  ./bench data fetch fiqa                        download a collection, verified",
            "  ./bench data audit scifact                     leakage between splits, copies, empty texts",
            "  ./bench diffuse                                when a negative prompt takes effect, without a network",
            "  ./bench --plugins DIR compare --strategies random,my-own    with strategies from other people's jars",
            "  ./bench baseline save main                     keep what later code is held against",
            "  ./bench check --baseline main                  has anything become worse?",
            "  ./bench doctor                                 what this machine has",
            "  source <(./bench completion)                   let the shell complete verbs, options and names",
            "",
            "Exit codes: 0 done, 1 regression or failed claim, 2 wrong usage or input, 3 unfit environment."
        })
public final class NegBench implements Runnable {
    @Spec
    private CommandSpec spec;

    // Held so that the level stays set; Lucene would warn that it does not use the Vector API of Java 17.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    /** Runs a verb and exits with its code. */
    public static void main(String[] arguments) {
        LUCENE.setLevel(Level.SEVERE);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        int exitCode = commandLine().setOut(out).execute(arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** Returns the command line, ready to execute. */
    static CommandLine commandLine() {
        return new CommandLine(new NegBench())
                .setExecutionExceptionHandler(new ErrorHandler())
                .setParameterExceptionHandler(new ErrorHandler())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
