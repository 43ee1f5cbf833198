package dev.negbench.harness.cli;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.acquire.AcquisitionException;
import dev.negbench.reports.journal.JournalException;
import dev.negbench.reports.journal.OtherPlaceException;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.chat.ChatException;
import dev.negbench.strategies.stage.CandidatePoolException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one clear message and the right exit code; a stack trace only for defects of our own. */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final List<Class<? extends Exception>> USER_ERRORS = List.of(
            UsageException.class,
            StrategySyntaxException.class,
            DatasetException.class,
            NotApplicableException.class,
            CandidatePoolException.class,
            IllegalArgumentException.class);

    private static final String AGAIN = "run the same command again";
    private static final String WITHOUT_FRESH = ", without --fresh,";

    @Override
    public int handleExecutionException(Exception thrown, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        if (thrown instanceof OtherPlaceException) {
            err.println("bench: " + remedy(thrown.getMessage(), parsed));
            return ExitCode.USAGE;
        }
        if (thrown instanceof JournalException
                || thrown instanceof AcquisitionException
                || thrown instanceof ChatException
                || thrown instanceof UncheckedIOException
                || thrown instanceof IOException) {
            err.println("bench: " + remedy(thrown.getMessage(), parsed));
            return ExitCode.ENVIRONMENT;
        }
        if (USER_ERRORS.stream().anyMatch(type -> type.isInstance(thrown))) {
            err.println("bench: " + thrown.getMessage());
            return ExitCode.USAGE;
        }
        err.println("bench: "
                + remedy(
                        "an unexpected error; what was finished is kept, run the same command again to go on", parsed));
        thrown.printStackTrace(err);
        return ExitCode.ENVIRONMENT;
    }

    /** After {@code --fresh} the same command would not go on, but begin anew once more. */
    private static String remedy(String message, ParseResult parsed) {
        ParseResult verb = parsed;
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        return message != null && verb.hasMatchedOption("--fresh")
                ? message.replace(AGAIN, AGAIN + WITHOUT_FRESH)
                : message;
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] arguments) {
        CommandLine commandLine = thrown.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println("bench: " + thrown.getMessage());
        if (thrown instanceof UnmatchedArgumentException unmatched) {
            unmatched.getUnmatched().stream()
                    .flatMap(typed -> TypingSlip.meant(typed, commandLine.getCommandSpec()).stream())
                    .findFirst()
                    .ifPresent(nearest -> err.println("Did you mean '" + nearest + "'?"));
        }
        err.println("See '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }
}
