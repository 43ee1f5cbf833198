package dev.negbench.strategies;

/** A strategy that cannot work on this dataset or in this mode. Reported in the table with its reason, never hidden. */
public class NotApplicableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason why, in words that make sense after the strategy's name
     */
    public NotApplicableException(String reason) {
        super(reason);
    }
}
