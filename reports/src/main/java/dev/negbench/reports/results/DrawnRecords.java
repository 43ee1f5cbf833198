package dev.negbench.reports.results;

import java.util.Optional;

/**
 * What the cells of an experiment recorded of their last draws. Read when asked for: together the records are larger
 * than all other results.
 */
public interface DrawnRecords {
    /** No records, as of results from before there were any. */
    DrawnRecords NONE = new DrawnRecords() {
        @Override
        public Found of(String cellKey) {
            return Found.MISSING;
        }

        @Override
        public ShownTexts texts() {
            return ShownTexts.NONE;
        }
    };

    /**
     * A record, or none.
     *
     * @param record the record, if there is one that can be trusted
     * @param fault why one that is there is not used; empty otherwise
     */
    record Found(Optional<DrawnNegatives> record, String fault) {
        /** There is none. */
        public static final Found MISSING = new Found(Optional.empty(), "");
    }

    /** Reads the record of a cell. */
    Found of(String cellKey);

    /** Returns the texts that go with them, those that were stored. */
    ShownTexts texts();
}
