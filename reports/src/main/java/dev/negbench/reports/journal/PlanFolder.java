package dev.negbench.reports.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.PlanLock;
import dev.negbench.reports.plan.StudyPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan on disk.
 *
 * <pre>
 * plan.json          the plan, to be read and edited until it is locked
 * plan.lock          the lock in force: version, SHA-256 of the plan, time, code
 * plan-N.json        the plan as version N was locked, canonical
 * ledger.jsonl       what happened, chained line by line
 * ledger.head        number and hash of its last line
 * </pre>
 *
 * @param root the folder
 */
public record PlanFolder(Path root) {
    private static final String PLAN = "plan.json";
    private static final String LOCK = "plan.lock";
    private static final String NEW = "make one with './bench plan new'";

    /** Returns the folder of a plan that is named by its folder or by the plan's file in it. */
    public static PlanFolder of(Path named) {
        boolean file = Files.isRegularFile(named) || named.endsWith(PLAN);
        return new PlanFolder(file ? Optional.ofNullable(named.getParent()).orElse(Path.of("")) : named);
    }

    /** Returns where the plan is. */
    public Path file() {
        return root.resolve(PLAN);
    }

    /**
     * Writes a new plan.
     *
     * @throws JournalException if there is one already or the disk refuses
     */
    public void create(StudyPlan plan) {
        if (Files.exists(file())) {
            throw new OtherPlaceException(file() + ": there is a plan already; choose another folder with --out");
        }
        try {
            Files.createDirectories(root);
            DurableFiles.write(file(), (CanonicalJson.indented(plan) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new JournalException(file() + ": cannot be written (" + e + "); choose another folder with --out", e);
        }
    }

    /**
     * Reads the plan, locked or not.
     *
     * @throws JournalException if there is none, or it is malformed or of another schema
     */
    public StudyPlan plan() {
        StudyPlan plan = parse(file(), StudyPlan.class, NEW);
        if (plan.schema() != StudyPlan.SCHEMA) {
            throw new JournalException(file() + ": plan of schema " + plan.schema() + ", this version reads "
                    + StudyPlan.SCHEMA + "; use the version of negbench that wrote it");
        }
        return plan;
    }

    /** Returns the lock in force, if the plan was ever locked. */
    public Optional<PlanLock> lock() {
        Path file = root.resolve(LOCK);
        return Files.exists(file)
                ? Optional.of(parse(file, PlanLock.class, "restore it from a copy, or begin a new plan"))
                : Optional.empty();
    }

    /**
     * Returns the plan with its lock and ledger, all verified.
     *
     * @throws JournalException if it was not locked, was edited since, or the ledger does not bear the lock out or is
     *     broken
     */
    public LockedPlan locked() {
        StudyPlan plan = plan();
        List<LedgerEntry> entries = Ledger.read(root);
        PlanLock lock = lock().orElseThrow(() -> new JournalException(
                file() + ": not locked; lock it with './bench plan lock " + root + "' before its test set is opened"));
        String hash = CanonicalJson.hash(plan);
        if (!hash.equals(lock.hash())) {
            throw new JournalException(file() + ": its hash is " + hash + ", version " + lock.version()
                    + " was locked with " + lock.hash() + ": the plan was edited after the lock. Restore it from "
                    + version(lock.version()).getFileName() + ", or lock a new version with './bench plan lock " + root
                    + " --reason TEXT'; what was started before cannot become confirmatory under it");
        }
        LockedPlan locked = new LockedPlan(plan, lock, entries);
        requireBorneOut(locked);
        return locked;
    }

    private void requireBorneOut(LockedPlan locked) {
        LedgerEntry last =
                locked.entries().isEmpty() ? null : locked.sinceLock().get(0);
        PlanLock lock = locked.lock();
        if (last == null
                || last.event() != LedgerEvent.PLAN_LOCKED
                || !last.facts().equals(facts(lock))
                || !last.plan().equals(lock.hash())
                || !last.code().equals(lock.code())) {
            throw new JournalException(root.resolve(LOCK) + ": not the lock that " + Ledger.FILE
                    + " tells of; restore both from a copy, or begin a new plan");
        }
    }

    /**
     * Locks the plan as it stands: as version 1, or as a new version if it was locked before.
     *
     * @param codeRevision release and fingerprint of the code, for people
     * @param code SHA-256 of the code
     * @param reason why it was changed; empty for version 1
     * @throws JournalException if it is locked like this already, a change has no reason, or the ledger is broken
     */
    public PlanLock lock(String codeRevision, String code, String reason) {
        StudyPlan plan = plan();
        String hash = CanonicalJson.hash(plan);
        Optional<PlanLock> before = lock();
        if (before.isPresent()
                && before.get().hash().equals(hash)
                && before.get().code().equals(code)) {
            throw new OtherPlaceException(
                    file() + ": locked already, as version " + before.get().version() + ", and unchanged since");
        }
        if (before.isPresent() && reason.isBlank()) {
            throw new OtherPlaceException(file() + ": locked already; a new version needs --reason TEXT, and what was "
                    + "started before it cannot become confirmatory under it");
        }
        int version = before.map(PlanLock::version).orElse(0) + 1;
        String at = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        PlanLock lock = new PlanLock(version, hash, at, codeRevision, code, reason);
        try (Ledger ledger = Ledger.open(root)) {
            DurableFiles.write(version(version), CanonicalJson.text(plan).getBytes(StandardCharsets.UTF_8));
            ledger.append(LedgerEvent.PLAN_LOCKED, hash, code, null, facts(lock));
            DurableFiles.write(root.resolve(LOCK), (CanonicalJson.text(lock) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new JournalException(
                    root + ": cannot be written (" + e + "); check that the folder is writable and "
                            + "the disk has space",
                    e);
        }
        return lock;
    }

    private Path version(int number) {
        return root.resolve("plan-" + number + ".json");
    }

    private static Map<String, String> facts(PlanLock lock) {
        return Map.of(
                "version",
                Integer.toString(lock.version()),
                "locked at",
                lock.lockedAt(),
                "code revision",
                lock.codeRevision(),
                LedgerEntry.REASON,
                lock.reason());
    }

    private static JsonNode requireNoNull(JsonNode json) {
        for (JsonNode member : json) {
            if (member.isNull()) {
                throw new IllegalArgumentException("null in " + json);
            }
            requireNoNull(member);
        }
        return json;
    }

    private static <T> T parse(Path file, Class<T> type, String remedy) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be read (" + e + "); " + remedy, e);
        }
        try {
            return CanonicalJson.parse(text, type, PlanFolder::requireNoNull);
        } catch (IllegalArgumentException e) {
            throw new JournalException(file + ": " + e.getMessage() + "; correct it, or " + remedy, e);
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new JournalException(file + at + ": " + e.getOriginalMessage() + "; correct it, or " + remedy, e);
        }
    }
}
