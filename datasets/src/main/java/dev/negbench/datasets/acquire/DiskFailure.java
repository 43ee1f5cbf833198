package dev.negbench.datasets.acquire;

import java.io.IOException;

/** The disk is at fault, not the data that were to be written to it. */
final class DiskFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    DiskFailure(String problem, String remedy, IOException cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** Returns the report for the user. */
    AcquisitionException report() {
        return new AcquisitionException(getMessage(), remedy, this);
    }

    /** Makes of a failure to read or write in the cache a report for the user. */
    static AcquisitionException report(DatasetCache cache, IOException failure) {
        return failure instanceof DiskFailure disk
                ? disk.report()
                : new AcquisitionException(
                        "the cache " + cache.root() + " cannot be used: " + failure,
                        "check the disk and that the directory is writable",
                        failure);
    }
}
