package dev.negbench.strategies;

/**
 * A strategy that lacks something which whoever starts the experiment can give: an option, or an element of its
 * composition. Refused before anything runs, with the remedy; what a collection lacks is a {@link
 * NotApplicableException} of the plain kind and stands in the table.
 */
public final class NotSetUpException extends NotApplicableException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason what is missing and how to give it, in words that make sense after the strategy's name
     */
    public NotSetUpException(String reason) {
        super(reason);
    }
}
