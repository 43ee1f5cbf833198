package dev.negbench.reports.journal;

import dev.negbench.reports.results.SplitLeakage;
import java.util.List;

/**
 * What is stored of the audits of an experiment's data.
 *
 * @param schema version of this layout
 * @param leakage one record a pair of splits
 */
record StoredAudit(int schema, List<SplitLeakage> leakage) {
    static final int SCHEMA = 1;
}
