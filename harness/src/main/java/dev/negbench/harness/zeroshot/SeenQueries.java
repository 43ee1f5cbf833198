package dev.negbench.harness.zeroshot;

import dev.negbench.datasets.audit.LeakageAudit;
import dev.negbench.datasets.audit.SplitOverlap;

/**
 * How many test queries of one collection have a near-duplicate in train, by its audit.
 *
 * @param dataset the collection
 * @param fingerprint of the data that were audited
 * @param auditVersion of the audit that found it
 * @param queries test queries, at least 1
 * @param seen those of them with a near-duplicate in train
 */
public record SeenQueries(String dataset, String fingerprint, int auditVersion, int queries, int seen) {
    /** Returns what an audit found. */
    public static SeenQueries of(String dataset, String fingerprint, SplitOverlap overlap) {
        return new SeenQueries(
                dataset, fingerprint, LeakageAudit.VERSION, overlap.queries(), overlap.queriesWithTwin());
    }

    /** Tells whether it holds for data as they are now, by audits as they are made now. */
    public boolean isOf(String otherFingerprint) {
        return fingerprint.equals(otherFingerprint) && auditVersion == LeakageAudit.VERSION;
    }

    /** Returns the share of test queries, in [0, 1]. */
    double share() {
        return (double) seen / queries;
    }

    /** Tells whether results on the collection carry a warning. */
    boolean warns() {
        return seen > 0 && share() >= SplitOverlap.WARNING_SHARE;
    }
}
