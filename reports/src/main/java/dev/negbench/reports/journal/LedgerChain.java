package dev.negbench.reports.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.PlannedRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The hash chain of a ledger: hash_i = SHA-256(previous ‖ canonical JSON of the entry with an empty hash). Whoever
 * edits, removes, adds or moves a line breaks it at the first line concerned, unless every later line is written anew.
 * Source: hark card, R2.
 */
public final class LedgerChain {
    /** What the first entry has as the hash before it. */
    public static final String START = "0".repeat(64);

    private LedgerChain() {}

    /**
     * The first line at which a ledger is broken.
     *
     * @param line line number, from 1
     * @param reason what is wrong there
     */
    public record Break(int line, String reason) {}

    /**
     * Returns the entry that follows on others.
     *
     * @param entries the chain so far; may be empty
     * @param at UTC time, ISO 8601
     * @param run the run it is about, or null
     */
    public static LedgerEntry next(
            List<LedgerEntry> entries,
            LedgerEvent event,
            String at,
            String plan,
            String code,
            PlannedRun run,
            Map<String, String> facts) {
        String previous =
                entries.isEmpty() ? START : entries.get(entries.size() - 1).hash();
        LedgerEntry open =
                new LedgerEntry(entries.size() + 1, event, at, plan, code, run, new TreeMap<>(facts), previous, "");
        return withHash(open, hash(open));
    }

    /** Returns the first break of a chain of entries, if there is one. */
    public static Optional<Break> firstBreak(List<LedgerEntry> entries) {
        String previous = START;
        for (int i = 0; i < entries.size(); i++) {
            Optional<String> reason = broken(entries.get(i), i + 1, previous);
            if (reason.isPresent()) {
                return Optional.of(new Break(i + 1, reason.get()));
            }
            previous = entries.get(i).hash();
        }
        return Optional.empty();
    }

    private static Optional<String> broken(LedgerEntry entry, int line, String previous) {
        if (!hash(withHash(entry, "")).equals(entry.hash())) {
            return Optional.of("its hash does not match its content: the line was edited");
        }
        if (entry.number() != line) {
            return Optional.of("entry " + entry.number() + " stands here: lines were removed, added or moved");
        }
        if (!entry.previous().equals(previous)) {
            return Optional.of("does not follow on the line before it, which was replaced");
        }
        return Optional.empty();
    }

    /** Returns the line of an entry, without a line feed. */
    static String line(LedgerEntry entry) {
        return CanonicalJson.text(entry);
    }

    /** Either the entries of a text or where it breaks; entries before the break are returned too. */
    record Parsed(List<LedgerEntry> entries, Optional<Break> firstBreak) {}

    /** Parses whole lines and checks the chain, up to the first break. */
    static Parsed parse(List<String> lines) {
        List<LedgerEntry> entries = new ArrayList<>();
        String previous = START;
        for (String line : lines) {
            int number = entries.size() + 1;
            Optional<String> reason;
            LedgerEntry entry = null;
            try {
                entry = CanonicalJson.parse(line, LedgerEntry.class);
                // Other spellings of the same values would escape the hash.
                reason = complete(entry) && line(entry).equals(line)
                        ? broken(entry, number, previous)
                        : Optional.of("not as it was written: the line was edited");
            } catch (JsonProcessingException e) {
                reason = Optional.of("no ledger entry: the line was edited (" + e.getOriginalMessage() + ")");
            }
            if (reason.isPresent()) {
                return new Parsed(List.copyOf(entries), Optional.of(new Break(number, reason.get())));
            }
            entries.add(entry);
            previous = entry.hash();
        }
        return new Parsed(List.copyOf(entries), Optional.empty());
    }

    private static boolean complete(LedgerEntry entry) {
        return entry != null
                && entry.event() != null
                && entry.at() != null
                && entry.plan() != null
                && entry.code() != null
                && entry.facts() != null
                && entry.previous() != null
                && entry.hash() != null;
    }

    private static String hash(LedgerEntry open) {
        return CanonicalJson.sha256((open.previous() + line(open)).getBytes(StandardCharsets.UTF_8));
    }

    private static LedgerEntry withHash(LedgerEntry entry, String hash) {
        return new LedgerEntry(
                entry.number(),
                entry.event(),
                entry.at(),
                entry.plan(),
                entry.code(),
                entry.run(),
                entry.facts(),
                entry.previous(),
                hash);
    }
}
