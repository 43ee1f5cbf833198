package dev.negbench.strategies;

/** A strategy's text form that cannot be read: an unknown name, a malformed or forbidden value, a stray character. */
public final class StrategySyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong, with the offending text and what would be right
     */
    public StrategySyntaxException(String problem) {
        super(problem);
    }
}
