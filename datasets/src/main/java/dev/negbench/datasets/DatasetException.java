package dev.negbench.datasets;

/** Data that cannot be used as it is. The message says what is wrong, where, and how to mend it. */
public final class DatasetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    /**
     * Reports a problem with a dataset as a whole.
     *
     * @param problem what is wrong, with the offending value
     * @param remedy what the user can do about it
     */
    public DatasetException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    /**
     * Reports a problem that another failure caused.
     *
     * @param problem what is wrong, with the offending value
     * @param remedy what the user can do about it
     * @param cause the failure beneath, or null
     */
    public DatasetException(String problem, String remedy, Throwable cause) {
        super(problem + " (" + remedy + ")", cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /**
     * Reports a malformed line.
     *
     * @param file the file's name as the user knows it
     * @param line the line's number, from 1
     * @param problem what is wrong, with the offending value
     * @param remedy what the user can do about it
     * @return the exception, its message starting with {@code file:line:}
     */
    public static DatasetException at(String file, long line, String problem, String remedy) {
        return new DatasetException(file + ":" + line + ": " + problem, remedy);
    }

    /** Returns what is wrong, with its place if one is known: the message without the remedy. */
    public String problem() {
        return problem;
    }

    /** Returns what the user can do about it. */
    public String remedy() {
        return remedy;
    }
}
