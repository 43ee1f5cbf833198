package dev.negbench.reports.journal;

import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.PlannedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger of a plan: a file of chained lines that only grows, see {@link LedgerChain}. An entry is on disk when
 * {@link #append} returns. The hash of the last entry is kept beside it, so that lines cut off the end are missed too.
 * A torn last line, left by a process that was killed, is cut on opening. One process at a time writes; safe for use by
 * several of its threads.
 */
public final class Ledger implements AutoCloseable {
    static final String FILE = "ledger.jsonl";
    private static final String HEAD = "ledger.head";

    private final Path folder;
    private final DirectoryLock lock;
    private final AppendOnlyFile file;
    private final List<LedgerEntry> entries;

    private Ledger(Path folder, DirectoryLock lock, AppendOnlyFile file, List<LedgerEntry> entries) {
        this.folder = folder;
        this.lock = lock;
        this.file = file;
        this.entries = new ArrayList<>(entries);
    }

    /**
     * Opens or begins the ledger of a folder, having verified all of it.
     *
     * @throws JournalException if another process writes there, the chain is broken, or the disk refuses
     */
    public static Ledger open(Path folder) {
        DirectoryLock lock = DirectoryLock.take(folder);
        try {
            Stored stored = Stored.read(folder);
            stored.requireUnbroken();
            AppendOnlyFile file = AppendOnlyFile.open(folder.resolve(FILE), stored.wholeBytes, AppendOnlyFile.ON_DISK);
            return new Ledger(folder, lock, file, stored.entries);
        } catch (RuntimeException e) {
            try {
                lock.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /**
     * Reads a ledger without a lock; one that is not there has no entries.
     *
     * @throws JournalException if the chain is broken; names the first line concerned
     */
    public static List<LedgerEntry> read(Path folder) {
        Stored stored = Stored.read(folder);
        stored.requireUnbroken();
        return stored.entries;
    }

    /** Returns all entries, those appended here included. */
    public synchronized List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Appends an entry with the present time.
     *
     * @param plan SHA-256 of the plan in force
     * @param code SHA-256 of the running code
     * @param run the run it is about, or null
     * @param facts what else is known
     * @throws JournalException if it cannot be stored whole; the ledger is then as before
     */
    public synchronized LedgerEntry append(
            LedgerEvent event, String plan, String code, PlannedRun run, Map<String, String> facts) {
        String at = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        LedgerEntry entry = LedgerChain.next(entries, event, at, plan, code, run, facts);
        file.append((LedgerChain.line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        entries.add(entry);
        String head = entry.number() + " " + entry.hash() + "\n";
        try {
            DurableFiles.write(folder.resolve(HEAD), head.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new JournalException(
                    folder.resolve(HEAD) + ": cannot be written (" + e + "); free space on the disk "
                            + "and run the same command again",
                    e);
        }
        return entry;
    }

    /** Ends writing and lets others write. */
    @Override
    public synchronized void close() {
        try (lock) {
            file.close();
        } catch (IOException e) {
            throw new JournalException(folder.resolve(FILE) + ": could not be closed (" + e + ")", e);
        }
    }

    /** A ledger as found. */
    private record Stored(Path file, List<LedgerEntry> entries, long wholeBytes, Optional<LedgerChain.Break> broken) {
        static Stored read(Path folder) {
            Path file = folder.resolve(FILE);
            String text = text(file);
            int whole = text.lastIndexOf('\n') + 1;
            LedgerChain.Parsed parsed =
                    LedgerChain.parse(text.substring(0, whole).lines().toList());
            long wholeBytes = text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
            Optional<LedgerChain.Break> broken = parsed.firstBreak().or(() -> missingEnd(folder, parsed.entries()));
            return new Stored(file, parsed.entries(), wholeBytes, broken);
        }

        /** The head is written after its line: it may lag behind by what was being written, and is never ahead. */
        private static Optional<LedgerChain.Break> missingEnd(Path folder, List<LedgerEntry> entries) {
            String head = text(folder.resolve(HEAD)).strip();
            if (head.isEmpty()) {
                return entries.size() <= 1
                        ? Optional.empty()
                        : Optional.of(new LedgerChain.Break(entries.size(), HEAD + " is missing; restore it"));
            }
            int line;
            try {
                line = Integer.parseInt(head.substring(0, Math.max(0, head.indexOf(' '))));
            } catch (NumberFormatException e) {
                return Optional.of(new LedgerChain.Break(entries.size(), HEAD + " is damaged; restore it"));
            }
            if (line > entries.size()) {
                return Optional.of(
                        new LedgerChain.Break(entries.size() + 1, "missing: " + HEAD + " says that there are " + line));
            }
            return line >= 1 && head.endsWith(" " + entries.get(line - 1).hash())
                    ? Optional.empty()
                    : Optional.of(new LedgerChain.Break(Math.max(1, line), "not the entry that " + HEAD + " names"));
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (NoSuchFileException e) {
                return "";
            } catch (IOException e) {
                throw new JournalException(file + ": cannot be read (" + e + ")", e);
            }
        }

        void requireUnbroken() {
            broken.ifPresent(found -> {
                throw new JournalException(file + ":" + found.line() + ": " + found.reason() + ". The chain of the "
                        + "ledger is broken here, and nothing that it tells can be relied on; restore it from a copy, "
                        + "or begin a new plan with './bench plan new'");
            });
        }
    }
}
