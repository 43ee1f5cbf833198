package dev.negbench.reports.journal;

import dev.negbench.reports.journal.RecordLines.Numbered;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.DrawnNegatives;
import dev.negbench.reports.results.DrawnRecords;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.results.ShownTexts;
import dev.negbench.reports.results.SplitLeakage;
import dev.negbench.reports.results.UpdatePoint;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The results of one experiment on disk, open for writing by one process. A record is on disk, fsynced, when
 * {@code append} returns; a process killed at any moment leaves a directory that opens again with every such record.
 *
 * <pre>
 * plan.json, plan.sha256     what was to be run, canonical, and its hash
 * environment.json           the machine; environment-2.json … where the experiment went on elsewhere
 * journal.jsonl              one line a cell that ended, with its checksum
 * queries/KEY.tsv            per-query scores of a finished cell, written before its line, which holds their hash
 * checkpoints/KEY.half       a cell half way, until its line is written
 * updates/KEY.jsonl          one line a model of a cell's data update, written before the cell's line
 * drawn/KEY.jsonl.gz         what a cell of the first seed drew last, written before the cell's line
 * drawn-texts.json           texts of what was drawn, those that the report shows
 * throughput.jsonl           one line a measured draw cost
 * audit.json                 near-duplicate queries between the splits of the data
 * query-texts.json           the test queries, for reports to show
 * timings/speed.jsonl        the forks behind them, and the machine as it was found before; see SpeedJournal
 * lock                       held while a process writes
 * </pre>
 *
 * <p>Safe for use by several threads; appends go one after the other, each in the time of two or three fsyncs.
 */
public final class Journal implements AutoCloseable {
    /** Folder of a results directory that {@link SpeedJournal} keeps the forks behind the draw costs in. */
    public static final String TIMINGS = "timings";

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    private final ResultsDirectory directory;
    private final DirectoryLock lock;
    private final AppendOnlyFile cells;
    private final AppendOnlyFile draws;
    private final Map<String, CellResult> byKey = new LinkedHashMap<>();
    private final List<String> notices;

    private Journal(
            ResultsDirectory directory,
            DirectoryLock lock,
            AppendOnlyFile cells,
            AppendOnlyFile draws,
            List<String> notices) {
        this.directory = directory;
        this.lock = lock;
        this.cells = cells;
        this.draws = draws;
        this.notices = notices;
    }

    /**
     * Opens a results directory to go on with, or creates it. A torn last line is cut and said in {@link #notices}.
     *
     * @param root the directory, {@code results/<experiment>}
     * @param plan what is to be run
     * @param environment this machine
     * @throws JournalException if another process writes there, the stored plan is another one, a whole line is
     *     damaged, or the directory cannot be written
     */
    public static Journal open(Path root, ExperimentPlan plan, Environment environment) {
        return open(root, plan, environment, AppendOnlyFile.ON_DISK);
    }

    static Journal open(Path root, ExperimentPlan plan, Environment environment, AppendOnlyFile.Opener opener) {
        try {
            Files.createDirectories(root);
            DurableFiles.syncDirectory(root.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw unwritable(root, e);
        }
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            DirectoryLock lock = DirectoryLock.take(root);
            opened.add(lock);
            ResultsDirectory directory = new ResultsDirectory(root);
            List<String> notices = new ArrayList<>();
            prepare(directory, plan, environment, notices);
            RecordLines<StoredCell> storedCells = directory.readJournal();
            RecordLines<StoredDraw> storedDraws = directory.readThroughput();
            noticeTorn(notices, directory.journal(), storedCells);
            noticeTorn(notices, directory.throughput(), storedDraws);
            AppendOnlyFile cells = AppendOnlyFile.open(directory.journal(), storedCells.wholeBytes(), opener);
            opened.add(cells);
            AppendOnlyFile draws = AppendOnlyFile.open(directory.throughput(), storedDraws.wholeBytes(), opener);
            Journal journal = new Journal(directory, lock, cells, draws, List.copyOf(notices));
            for (Numbered<StoredCell> stored : storedCells.records()) {
                journal.byKey.put(stored.value().cell().key(), stored.value().cell());
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            closeAll(opened, e);
            throw e instanceof RuntimeException unchecked ? unchecked : unwritable(root, (IOException) e);
        }
    }

    /**
     * Reads the results of a directory, without a lock; another process may be writing there. A torn last line is left
     * out.
     *
     * @throws JournalException if there are no results, or something is missing, damaged or of another schema
     */
    public static ExperimentResults read(Path root) {
        return new ResultsDirectory(root).read();
    }

    /**
     * Reads what {@link #putUpdate} stored of a cell, without a lock; empty where nothing was.
     *
     * @throws JournalException if a line is damaged or of a later schema
     */
    public static List<UpdatePoint> readUpdate(Path root, String cellKey) {
        return new ResultsDirectory(root).readUpdate(cellKey);
    }

    /** Returns what {@link #putDrawn} stored, read when asked for, without a lock. */
    public static DrawnRecords drawnRecords(Path root) {
        return new ResultsDirectory(root).drawnRecords();
    }

    /**
     * Moves the results of a directory out of the way, to the same name with the next free number, so that an
     * experiment can begin anew and nothing is lost. Does nothing if there is no such directory.
     *
     * @return where they are now
     * @throws JournalException if it holds something else than results, a process writes there, or they cannot be
     *     moved
     */
    public static Optional<Path> setAside(Path root) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        requireResults(root);
        try (DirectoryLock held = DirectoryLock.take(root)) {
            int number = 1;
            Path aside;
            do {
                aside = root.resolveSibling(root.getFileName() + "." + number++);
            } while (Files.exists(aside));
            return Optional.of(Files.move(root, aside));
        } catch (IOException e) {
            throw new JournalException(root + ": cannot be moved aside (" + e + "); move it yourself or choose another "
                    + "directory with --out", e);
        }
    }

    /** Every process that writes results begins by taking the lock, whose file stays. */
    private static void requireResults(Path root) {
        if (Files.exists(root.resolve(DirectoryLock.FILE)) || new ResultsDirectory(root).hasPlan()) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path file : files) {
                throw new OtherPlaceException(root + ": holds no results, but " + file.getFileName()
                        + ", and is not moved aside; choose another directory with --out");
            }
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    /** Returns what a user should know of the state the directory was found in, one sentence each. */
    public List<String> notices() {
        return notices;
    }

    /** Returns the last record of a cell, whatever its status. */
    public synchronized Optional<CellResult> cell(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * Returns where a cell leaves what it needs to go on after an interruption. Gone once the cell is stored.
     *
     * @throws IllegalArgumentException if this is no key of a cell
     */
    public CheckpointFile checkpoint(String key) {
        requireKey(key);
        return directory.checkpoint(key);
    }

    /** Returns whether a cell of this key finished, so that it need not be run. */
    public synchronized boolean isFinished(String key) {
        CellResult cell = byKey.get(key);
        return cell != null && cell.status() == CellStatus.FINISHED;
    }

    /**
     * Stores a finished cell.
     *
     * @param cell the cell
     * @param scores its per-query scores
     * @throws JournalException if they cannot be stored; the directory is then as before
     * @throws IllegalArgumentException if the cell did not finish, the scores are of another cell, or a cell of this
     *     key is already stored as finished
     */
    public synchronized void append(CellResult cell, QueryScores scores) {
        requireNew(cell);
        if (cell.status() != CellStatus.FINISHED) {
            throw new IllegalArgumentException("cell " + cell.key() + " is " + cell.status() + " and has no scores");
        }
        if (!scores.cellKey().equals(cell.key())) {
            throw new IllegalArgumentException("scores of cell " + scores.cellKey() + " given with cell " + cell.key());
        }
        byte[] table = QueryScoresFile.bytes(scores);
        Path file = directory.queries(cell.key());
        try {
            DurableFiles.write(file, table);
        } catch (IOException e) {
            throw new JournalException(file + ": " + table.length + " bytes could not be written (" + e.getMessage()
                    + "); free space on the disk and run the same command again: finished cells are not repeated", e);
        }
        store(new StoredCell(cell, CanonicalJson.sha256(table)));
    }

    /**
     * Stores a cell that did not finish.
     *
     * @throws JournalException if it cannot be stored; the journal is then as before
     * @throws IllegalArgumentException if the cell finished, which needs its scores, or is already stored as finished
     */
    public synchronized void append(CellResult cell) {
        requireNew(cell);
        if (cell.status() == CellStatus.FINISHED) {
            throw new IllegalArgumentException("cell " + cell.key()
                    + " finished; its per-query scores must come with it");
        }
        store(new StoredCell(cell, null));
    }

    /**
     * Stores a draw cost; one of the same strategy, dataset, candidates and draws takes the place of an older one.
     *
     * @throws JournalException if it cannot be stored; the file is then as before
     */
    public synchronized void append(DrawCost cost) {
        draws.append(RecordLines.line(new StoredDraw(cost)));
    }

    /**
     * Stores the models of a cell's data update, in place of those of an earlier run of it. Comes before the cell's
     * own record, so that a finished cell always has them.
     *
     * @throws JournalException if they cannot be stored
     */
    public synchronized void putUpdate(String cellKey, List<UpdatePoint> points) {
        try {
            directory.writeUpdate(cellKey, points);
        } catch (IOException e) {
            throw unwritable(directory.root(), e);
        }
    }

    /**
     * Stores what a cell drew last, in place of what an earlier run of it drew. Comes before the cell's own record.
     *
     * @throws JournalException if it cannot be stored
     */
    public synchronized void putDrawn(DrawnNegatives record) {
        requireKey(record.cell());
        try {
            directory.writeDrawn(record);
        } catch (IOException e) {
            throw unwritable(directory.root(), e);
        }
    }

    /**
     * Stores the texts of what was drawn, in place of earlier ones.
     *
     * @throws JournalException if they cannot be stored
     */
    public synchronized void putShownTexts(ShownTexts texts) {
        try {
            directory.writeShownTexts(texts);
        } catch (IOException e) {
            throw unwritable(directory.root(), e);
        }
    }

    /**
     * Stores what an audit of the data found, in place of an earlier one.
     *
     * @throws JournalException if it cannot be stored
     */
    public synchronized void putAudit(List<SplitLeakage> leakage) {
        try {
            directory.writeAudit(leakage);
        } catch (IOException e) {
            throw unwritable(directory.root(), e);
        }
    }

    /**
     * Stores the texts of test queries, in place of earlier ones.
     *
     * @param texts dataset → query id → text
     * @throws JournalException if they cannot be stored
     */
    public synchronized void putQueryTexts(Map<String, Map<String, String>> texts) {
        try {
            directory.writeQueryTexts(texts);
        } catch (IOException e) {
            throw unwritable(directory.root(), e);
        }
    }

    private void store(StoredCell stored) {
        cells.append(RecordLines.line(stored));
        byKey.put(stored.cell().key(), stored.cell());
        CheckpointFile checkpoint = directory.checkpoint(stored.cell().key());
        try {
            checkpoint.delete();
        } catch (IOException e) {
            throw unwritable(directory.checkpoints(), e);
        }
    }

    private static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("cell key \"" + key + "\" is no SHA-256 in 64 lower-case hexadecimal "
                    + "digits; CanonicalJson.hash makes one");
        }
    }

    private void requireNew(CellResult cell) {
        requireKey(cell.key());
        if (isFinished(cell.key())) {
            throw new IllegalArgumentException("cell " + cell.key() + " (" + cell.strategy() + ", " + cell.dataset()
                    + ", seed " + cell.seed() + ") is already stored as finished");
        }
    }

    /** Ends writing and lets others write. */
    @Override
    public synchronized void close() {
        List<AutoCloseable> opened = List.of(lock, draws, cells);
        JournalException failure = new JournalException(directory.root() + ": could not be closed");
        closeAll(opened, failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private static void prepare(
            ResultsDirectory directory, ExperimentPlan plan, Environment environment, List<String> notices)
            throws IOException {
        if (!directory.hasPlan()) {
            if (Files.exists(directory.journal())) {
                throw new JournalException(directory.root()
                        + ": cells without a plan; restore plan.json from a copy, or "
                        + "begin anew with another --out or --fresh");
            }
            directory.create(plan, environment);
            return;
        }
        List<String> differences = PlanDifference.between(directory.plan(), plan);
        if (!differences.isEmpty()) {
            throw new OtherPlaceException(directory.root()
                    + ": results directory of another configuration; choose another "
                    + "one with --out, or --fresh to set these results aside. What differs:\n  "
                    + String.join("\n  ", differences));
        }
        List<Environment> environments = directory.environments();
        if (!environments.contains(environment)) {
            directory.writeEnvironment(environments.size() + 1, environment);
            notices.add("goes on in another environment than it began in; both are stored, times are not comparable");
        }
        removeLeftovers(directory.root());
        removeLeftovers(directory.queries());
        removeLeftovers(directory.checkpoints());
        removeLeftovers(directory.updates());
        removeLeftovers(directory.drawn());
    }

    private static void removeLeftovers(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + DurableFiles.TEMPORARY_SUFFIX)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static void noticeTorn(List<String> notices, Path file, RecordLines<?> lines) {
        if (lines.tornBytes() > 0) {
            notices.add(file.getFileName() + ":" + (lines.records().size() + 1) + ": cut " + lines.tornBytes()
                    + " bytes of a record that was being written when the last run stopped");
        }
    }

    private static void closeAll(List<AutoCloseable> opened, Exception failure) {
        // Files first, the lock last: nobody else may write while one of ours is open.
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static JournalException unwritable(Path root, IOException e) {
        return new JournalException(root + ": cannot be written (" + e + "); check that the directory is writable and "
                + "the disk has space, or choose another one with --out", e);
    }
}
