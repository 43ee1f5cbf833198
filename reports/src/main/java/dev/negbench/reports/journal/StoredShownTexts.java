package dev.negbench.reports.journal;

import dev.negbench.reports.results.ShownTexts;

/**
 * What is stored of the texts of training queries and documents.
 *
 * @param schema version of this layout
 */
record StoredShownTexts(int schema, ShownTexts texts) {
    static final int SCHEMA = 1;
}
