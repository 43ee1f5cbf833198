package dev.negbench.harness.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * One run of the command line inside this process.
 *
 * @param exitCode the exit code
 * @param out what went to standard output
 * @param err what went to standard error
 */
record BenchRun(int exitCode, String out, String err) {
    static BenchRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter commandErr = new StringWriter();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            CommandLine commandLine =
                    NegBench.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(commandErr, true));
            int exitCode = commandLine.execute(arguments);
            return new BenchRun(exitCode, out.toString(), err.toString(StandardCharsets.UTF_8) + commandErr);
        } finally {
            System.setErr(before);
        }
    }
}
