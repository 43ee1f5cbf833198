package dev.negbench.datasets.acquire;

/** Told how an acquisition goes on; called by one thread. */
public interface AcquisitionProgress {
    /** Says nothing to anyone. */
    AcquisitionProgress SILENT = new AcquisitionProgress() {};

    /**
     * A step over bytes begins.
     *
     * @param step what is done, in two or three words
     * @param doneBytes bytes that need not be done again
     * @param totalBytes bytes in all, negative if unknown
     */
    default void started(String step, long doneBytes, long totalBytes) {}

    /** So many bytes of the step are done, those of an earlier attempt included. */
    default void advanced(long doneBytes) {}

    /** The step has ended, well or not. */
    default void ended() {}

    /** Something worth a line: a pause before the next attempt, another process that is waited for. */
    default void notice(String line) {}
}
