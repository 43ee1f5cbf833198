package dev.negbench.datasets.acquire;

/** A collection that could not be got or is damaged: the network, the server, the disk or the bytes are at fault. */
public final class AcquisitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Reports a failure.
     *
     * @param problem what went wrong, with the file or address and the offending value
     * @param remedy what the user can do about it
     */
    public AcquisitionException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    /**
     * Reports a failure that another one caused.
     *
     * @param problem what went wrong, with the file or address and the offending value
     * @param remedy what the user can do about it
     * @param cause the failure beneath, or null
     */
    public AcquisitionException(String problem, String remedy, Throwable cause) {
        super(problem + " (" + remedy + ")", cause);
        this.remedy = remedy;
    }

    /** Returns what the user can do about it. */
    public String remedy() {
        return remedy;
    }
}
