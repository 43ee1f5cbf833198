package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ErrorHandlerTest {
    @Command(name = "bench", subcommands = Failing.class)
    private static final class Bench implements Runnable {
        @Override
        public void run() {
            // Only its verb is called.
        }
    }

    @Command(name = "failing")
    private static final class Failing implements Callable<Integer> {
        @Option(names = "--fresh")
        private boolean fresh;

        @Option(names = "--defect")
        private boolean defect;

        @Override
        public Integer call() throws IOException {
            if (defect) {
                throw new IllegalStateException("a defect");
            }
            throw new IOException("no space left; make room and run the same command again to go on");
        }
    }

    private static String said(String... words) {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new Bench())
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new ErrorHandler())
                .execute(words);
        assertEquals(ExitCode.ENVIRONMENT, exitCode);
        return err.toString();
    }

    @Test
    void theSameCommandGoesOn() {
        assertEquals(
                "bench: no space left; make room and run the same command again to go on",
                said("failing").strip());
        assertTrue(said("failing", "--defect").contains("run the same command again to go on"));
    }

    @Test
    void afterANewStartTheSameCommandWouldNotGoOn() {
        assertTrue(said("failing", "--fresh").contains("run the same command again, without --fresh, to go on"));
        assertTrue(said("failing", "--fresh", "--defect").contains("again, without --fresh, to go on"));
    }
}
