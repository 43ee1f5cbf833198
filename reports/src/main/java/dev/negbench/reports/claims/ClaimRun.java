package dev.negbench.reports.claims;

import dev.negbench.reports.results.Environment;

/**
 * How the findings of a table came about.
 *
 * @param schema version of this layout, {@value #SCHEMA}
 * @param scale {@code quick} or {@code full}
 * @param command the command that repeats it
 * @param environment the machine and the version
 * @param tests how many p-values the correction is over, rows that were not run included
 */
public record ClaimRun(int schema, String scale, String command, Environment environment, int tests) {
    /** Version of the stored layout. */
    public static final int SCHEMA = 1;
}
