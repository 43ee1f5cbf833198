package dev.negbench.reports.journal;

/** Nothing is broken: what was named is not what the command needs, so its user has to name something else. */
public final class OtherPlaceException extends JournalException {
    public OtherPlaceException(String message) {
        super(message);
    }
}
