package dev.negbench.reports.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.negbench.reports.journal.RecordLines.Numbered;
import dev.negbench.reports.results.CellResult;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where things lie in a results directory, and how they are read. Reading takes no lock and changes nothing, so it may
 * go on while a process writes.
 *
 * @param root the directory
 */
record ResultsDirectory(Path root) {
    static final String JOURNAL = "journal.jsonl";
    static final String THROUGHPUT = "throughput.jsonl";
    private static final String PLAN = "plan.json";
    private static final String PLAN_HASH = "plan.sha256";
    private static final String QUERIES = "queries";
    private static final String AUDIT = "audit.json";
    private static final String QUERY_TEXTS = "query-texts.json";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String UPDATES = "updates";
    private static final String DRAWN = "drawn";
    private static final String DRAWN_TEXTS = "drawn-texts.json";

    Path journal() {
        return root.resolve(JOURNAL);
    }

    Path throughput() {
        return root.resolve(THROUGHPUT);
    }

    Path queries() {
        return root.resolve(QUERIES);
    }

    Path queries(String cellKey) {
        return queries().resolve(cellKey + ".tsv");
    }

    Path checkpoints() {
        return root.resolve(CHECKPOINTS);
    }

    CheckpointFile checkpoint(String cellKey) {
        return new CheckpointFile(checkpoints().resolve(cellKey + ".half"), cellKey);
    }

    Path updates() {
        return root.resolve(UPDATES);
    }

    Path updates(String cellKey) {
        return updates().resolve(cellKey + ".jsonl");
    }

    Path drawn() {
        return root.resolve(DRAWN);
    }

    Path drawn(String cellKey) {
        return drawn().resolve(cellKey + ".jsonl.gz");
    }

    boolean hasPlan() {
        return Files.exists(root.resolve(PLAN));
    }

    /** Stores the first environment, then the plan, whose presence says that the directory is complete. */
    void create(ExperimentPlan plan, Environment environment) throws IOException {
        byte[] text = CanonicalJson.text(plan).getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(queries());
        writeEnvironment(1, environment);
        String hashLine = CanonicalJson.sha256(text) + "  " + PLAN + "\n";
        DurableFiles.write(root.resolve(PLAN_HASH), hashLine.getBytes(StandardCharsets.US_ASCII));
        DurableFiles.write(root.resolve(PLAN), text);
    }

    void writeEnvironment(int number, Environment environment) throws IOException {
        DurableFiles.write(environmentFile(number), CanonicalJson.text(environment).getBytes(StandardCharsets.UTF_8));
    }

    private Path environmentFile(int number) {
        return root.resolve(number == 1 ? "environment.json" : "environment-" + number + ".json");
    }

    ExperimentPlan plan() {
        Path file = root.resolve(PLAN);
        if (!Files.exists(file)) {
            throw new OtherPlaceException(root + ": no " + PLAN + " here, so no results; name a directory that an "
                    + "experiment was written to");
        }
        String text = text(file);
        String stored = text(root.resolve(PLAN_HASH)).strip();
        String hash = CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
        if (!stored.startsWith(hash)) {
            throw new JournalException(file + ": its hash is " + hash + ", " + PLAN_HASH + " says " + stored
                    + "; the plan was changed after the experiment began: restore it or begin anew with another --out");
        }
        ExperimentPlan plan = parse(file, text, ExperimentPlan.class);
        if (plan.schema() != ExperimentPlan.SCHEMA) {
            throw new JournalException(file + ": plan of schema " + plan.schema() + ", this version reads "
                    + ExperimentPlan.SCHEMA + "; use the version of negbench that wrote it");
        }
        return plan;
    }

    /** Returns the machines that wrote here, each once, in the order in which they began. */
    List<Environment> environments() {
        List<Environment> environments = new ArrayList<>();
        Path file;
        while (Files.exists(file = environmentFile(environments.size() + 1))) {
            environments.add(parse(file, text(file), Environment.class));
        }
        if (environments.isEmpty()) {
            throw new JournalException(file + ": missing; restore it from a copy, or begin anew with another --out");
        }
        return environments;
    }

    void writeAudit(List<SplitLeakage> leakage) throws IOException {
        String text = CanonicalJson.text(new StoredAudit(StoredAudit.SCHEMA, leakage));
        DurableFiles.write(root.resolve(AUDIT), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what an audit found; nothing where none was made, as before there were audits. */
    private List<SplitLeakage> leakage() {
        Path file = root.resolve(AUDIT);
        if (!Files.exists(file)) {
            return List.of();
        }
        StoredAudit audit = parse(file, text(file), StoredAudit.class);
        if (audit.schema() != StoredAudit.SCHEMA) {
            throw new JournalException(file + ": audit of schema " + audit.schema() + ", this version reads "
                    + StoredAudit.SCHEMA + "; use the version of negbench that wrote it");
        }
        return audit.leakage();
    }

    void writeUpdate(String cellKey, List<UpdatePoint> points) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (UpdatePoint point : points) {
            lines.write(RecordLines.line(point));
        }
        Files.createDirectories(updates());
        DurableFiles.write(updates(cellKey), lines.toByteArray());
    }

    List<UpdatePoint> readUpdate(String cellKey) {
        return RecordLines.read(updates(cellKey), UpdatePoint.class).records().stream()
                .map(Numbered::value)
                .toList();
    }

    void writeDrawn(DrawnNegatives record) throws IOException {
        Files.createDirectories(drawn());
        DurableFiles.write(drawn(record.cell()), DrawnNegativesFile.bytes(record));
    }

    void writeShownTexts(ShownTexts texts) throws IOException {
        String text = CanonicalJson.text(new StoredShownTexts(StoredShownTexts.SCHEMA, texts));
        DurableFiles.write(root.resolve(DRAWN_TEXTS), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the records of last draws. Their texts are left out where they cannot be read: the ids say as much. */
    DrawnRecords drawnRecords() {
        return new DrawnRecords() {
            @Override
            public Found of(String cellKey) {
                return DrawnNegativesFile.read(drawn(cellKey), cellKey);
            }

            @Override
            public ShownTexts texts() {
                try {
                    String text = Files.readString(root.resolve(DRAWN_TEXTS));
                    StoredShownTexts stored = CanonicalJson.parse(text, StoredShownTexts.class);
                    return stored.schema() == StoredShownTexts.SCHEMA ? stored.texts() : ShownTexts.NONE;
                } catch (IOException e) {
                    return ShownTexts.NONE;
                }
            }
        };
    }

    void writeQueryTexts(Map<String, Map<String, String>> texts) throws IOException {
        String text = CanonicalJson.text(new StoredQueryTexts(StoredQueryTexts.SCHEMA, texts));
        DurableFiles.write(root.resolve(QUERY_TEXTS), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the texts of test queries; nothing where none are stored, as before there were any. */
    private Map<String, Map<String, String>> queryTexts() {
        Path file = root.resolve(QUERY_TEXTS);
        if (!Files.exists(file)) {
            return Map.of();
        }
        StoredQueryTexts stored = parse(file, text(file), StoredQueryTexts.class);
        if (stored.schema() != StoredQueryTexts.SCHEMA) {
            throw new JournalException(file + ": texts of schema " + stored.schema() + ", this version reads "
                    + StoredQueryTexts.SCHEMA + "; use the version of negbench that wrote it");
        }
        return stored.texts();
    }

    RecordLines<StoredCell> readJournal() {
        return RecordLines.read(journal(), StoredCell.class);
    }

    RecordLines<StoredDraw> readThroughput() {
        return RecordLines.read(throughput(), StoredDraw.class);
    }

    /**
     * Reads everything. A torn last line is left out.
     *
     * @throws JournalException if there are no results, or something is missing, damaged or of another schema
     */
    ExperimentResults read() {
        ExperimentPlan plan = plan();
        List<Environment> environments = environments();
        Map<StoredCell.Slot, Numbered<StoredCell>> latest = new LinkedHashMap<>();
        for (Numbered<StoredCell> stored : readJournal().records()) {
            StoredCell.Slot slot = StoredCell.Slot.of(stored.value().cell());
            latest.remove(slot);
            latest.put(slot, stored);
        }
        List<CellResult> cells = new ArrayList<>();
        Map<String, QueryScores> scores = new LinkedHashMap<>();
        for (Numbered<StoredCell> stored : latest.values()) {
            CellResult cell = stored.value().cell();
            cells.add(cell);
            if (stored.value().isFinished()) {
                scores.put(cell.key(), QueryScoresFile.read(
                        queries(cell.key()), cell.key(), stored.value().queries(), journal() + ":" + stored.line()));
            }
        }
        Map<StoredDraw.Slot, DrawCost> draws = new LinkedHashMap<>();
        for (Numbered<StoredDraw> stored : readThroughput().records()) {
            draws.put(StoredDraw.Slot.of(stored.value().draw()), stored.value().draw());
        }
        return new ExperimentResults(
                plan,
                environments.get(0),
                List.copyOf(environments.subList(1, environments.size())),
                List.copyOf(cells),
                scores,
                List.copyOf(draws.values()),
                SpeedJournal.read(root.resolve(Journal.TIMINGS)),
                leakage(),
                queryTexts());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be read (" + e
                    + "); restore it from a copy, or begin anew with "
                    + "another --out", e);
        }
    }

    private static <T> T parse(Path file, String text, Class<T> type) {
        try {
            return CanonicalJson.parse(text, type);
        } catch (JsonProcessingException e) {
            throw new JournalException(file + ": " + e.getOriginalMessage() + "; restore it from a copy, or begin anew "
                    + "with another --out", e);
        }
    }
}
