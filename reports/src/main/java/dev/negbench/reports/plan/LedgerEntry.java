package dev.negbench.reports.plan;

import java.util.Map;
import java.util.Optional;

/**
 * One line of a ledger, chained to the one before. Source: hark card, R2.
 *
 * @param number its line, from 1
 * @param event what happened
 * @param at UTC time, ISO 8601
 * @param plan SHA-256 of the plan in force
 * @param code SHA-256 of the code that wrote it
 * @param run the run it is about; null where it is about none
 * @param facts what else is known, name → value
 * @param previous hash of the entry before, 64 zeros for the first
 * @param hash SHA-256 over {@code previous} and the canonical JSON of the other members
 */
public record LedgerEntry(
        int number,
        LedgerEvent event,
        String at,
        String plan,
        String code,
        PlannedRun run,
        Map<String, String> facts,
        String previous,
        String hash) {
    /** Name of the fact that holds the hash of a finished run's scores. */
    public static final String SCORES = "scores";

    /** Name of the fact that says why. */
    public static final String REASON = "reason";

    /** Name of the fact that holds the dev quality of a trial. */
    public static final String DEV_QUALITY = "dev quality";

    /** Returns the run it is about, if there is one. */
    public Optional<PlannedRun> aboutRun() {
        return Optional.ofNullable(run);
    }

    /** Returns the fact of a name, empty text if there is none. */
    public String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
