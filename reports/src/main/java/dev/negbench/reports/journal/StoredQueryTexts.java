package dev.negbench.reports.journal;

import java.util.Map;

/**
 * What is stored of the test queries of an experiment.
 *
 * @param schema version of this layout
 * @param texts dataset → query id → text
 */
record StoredQueryTexts(int schema, Map<String, Map<String, String>> texts) {
    static final int SCHEMA = 1;
}
