package dev.negbench.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine has, and what to do about what it lacks. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what this machine has: Java, cores, memory, vector instructions, FAISS and BLAS, encoders,"
                + " data, cache, disk; and whether it is quiet enough for timing. What is missing comes with a remedy.",
        footer = {
            "",
            "Exit code 3 means that the disk is too full to work on, 1 GB for the cache or the results.",
            "",
            "Examples:",
            "  ./bench doctor",
            "  ./bench doctor --json"
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Diagnosis diagnosis = Diagnosis.of(data.locator());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(diagnosis.fields()));
        } else {
            out.print(diagnosis.table());
        }
        return diagnosis.fit() ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }
}
