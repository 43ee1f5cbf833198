package dev.negbench.reports.journal;

/** Results could not be stored or read. The message names the file, the line where there is one, and the remedy. */
public class JournalException extends RuntimeException {
    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
