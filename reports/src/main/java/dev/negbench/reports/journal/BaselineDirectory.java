package dev.negbench.reports.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.GateRules;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.results.SpeedResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A baseline on disk, as text that can be committed.
 *
 * <pre>
 * baseline.json     settings, fingerprints, code, machine, rules
 * scores-N.tsv      per-query scores of the N-th dataset, one column a cell
 * speed.json        forks, where speed is held
 * SHA256SUMS        checksums of the others, as sha256sum writes and checks them; written last
 * </pre>
 */
public final class BaselineDirectory {
    private static final String HEAD = "baseline.json";
    private static final String SPEED = "speed.json";
    private static final String SUMS = "SHA256SUMS";
    private static final Pattern FILES = Pattern.compile("SHA256SUMS|baseline\\.json|speed\\.json|scores-\\d+\\.tsv");
    private static final String HIDDEN = ".";
    private static final String REMEDY = "; restore the baseline from version control, or save it anew";

    private BaselineDirectory() {}

    /**
     * Writes a baseline, all of it or nothing.
     *
     * @param root its directory, which must not exist or be empty
     * @throws JournalException if it cannot be written or something is there
     */
    public static void write(Path root, Baseline baseline) {
        try {
            if (Files.exists(root) && !listed(root).isEmpty()) {
                throw new OtherPlaceException(root + ": there is something already; choose another name");
            }
            put(root, files(baseline));
        } catch (IOException e) {
            throw unwritten(root, e);
        }
    }

    /**
     * Writes a baseline in the place of another, all of it or nothing.
     *
     * @param root its directory
     * @throws JournalException if it cannot be written, or files that belong to no baseline are there
     */
    public static void replace(Path root, Baseline baseline) {
        requireReplaceable(root);
        try {
            put(root, files(baseline));
        } catch (IOException e) {
            throw unwritten(root, e);
        }
    }

    /**
     * Refuses a directory that holds more than a baseline.
     *
     * @throws JournalException naming what else is there
     */
    public static void requireReplaceable(Path root) {
        try {
            for (Path file : listed(root)) {
                if (!FILES.matcher(file.getFileName().toString()).matches()) {
                    throw new OtherPlaceException(
                            file + ": is no file of a baseline; move it away, or choose another name");
                }
            }
        } catch (IOException e) {
            throw new JournalException(root + ": cannot be listed (" + e + "); choose another name", e);
        }
    }

    private static Map<String, byte[]> files(Baseline baseline) {
        ExperimentPlan plan = baseline.plan();
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, String> scoreFiles = new LinkedHashMap<>();
        for (String dataset : plan.datasets()) {
            String file = "scores-" + (scoreFiles.size() + 1) + ".tsv";
            scoreFiles.put(dataset, file);
            files.put(file, QueryScoresFile.bytes(baseline.scores().get(dataset)));
        }
        if (!baseline.speed().runs().isEmpty()) {
            files.put(SPEED, utf8(SpeedDocument.text(baseline.speed())));
        }
        StoredBaseline head = new StoredBaseline(
                StoredBaseline.SCHEMA,
                baseline.savedAt(),
                baseline.revision(),
                baseline.note(),
                baseline.environment(),
                plan,
                baseline.strategiesInFull(),
                baseline.rules(),
                scoreFiles);
        files.put(HEAD, utf8(CanonicalJson.text(head) + "\n"));
        StringBuilder sums = new StringBuilder();
        files.forEach((name, bytes) ->
                sums.append(CanonicalJson.sha256(bytes)).append("  ").append(name).append('\n'));
        files.put(SUMS, utf8(sums.toString()));
        return files;
    }

    /** Writes all files beside the directory, then gives them its name: whatever fails before leaves it as it was. */
    private static void put(Path root, Map<String, byte[]> files) throws IOException {
        Path begun = beside(root, ".saving");
        Path former = beside(root, ".former");
        try {
            remove(begun);
            Files.createDirectories(begun);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                DurableFiles.write(begun.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            remove(begun);
            throw e;
        }
        remove(former);
        if (Files.exists(root)) {
            Files.move(root, former, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(begun, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(former)) {
                Files.move(former, root, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        DurableFiles.syncDirectory(root.toAbsolutePath().getParent());
        remove(former);
    }

    private static Path beside(Path root, String suffix) {
        return root.resolveSibling(HIDDEN + root.getFileName() + suffix);
    }

    private static void remove(Path root) throws IOException {
        if (Files.isDirectory(root)) {
            for (Path file : listed(root)) {
                Files.delete(file);
            }
            Files.delete(root);
        }
    }

    private static List<Path> listed(Path root) throws IOException {
        try (Stream<Path> there = Files.list(root)) {
            return there.toList();
        }
    }

    private static JournalException unwritten(Path root, IOException cause) {
        return new JournalException(
                root + ": the baseline could not be written (" + cause + "); check that the "
                        + "directory is writable and the disk has space, and save again",
                cause);
    }

    /**
     * Reads a baseline.
     *
     * @throws JournalException if there is none, a file is missing or damaged, or it is of another schema
     */
    public static Baseline read(Path root) {
        Map<String, byte[]> files = verified(root);
        Path file = root.resolve(HEAD);
        StoredBaseline head = head(file, text(files, root, HEAD));
        if (head.plan().schema() != ExperimentPlan.SCHEMA) {
            throw otherSchema(file, "plan of schema " + head.plan().schema(), Integer.toString(ExperimentPlan.SCHEMA));
        }
        GateRules rules = rules(file, head.rules());
        Map<String, QueryScores> scores = new LinkedHashMap<>();
        for (String dataset : head.plan().datasets()) {
            String name = head.scoreFiles().get(dataset);
            if (name == null) {
                throw new JournalException(file + ": names no file of scores for " + dataset + REMEDY);
            }
            QueryScores read = scores(root.resolve(name), dataset, text(files, root, name));
            requireColumns(root.resolve(name), head.plan(), read);
            scores.put(dataset, read);
        }
        if (Files.exists(root.resolve(SPEED))) {
            text(files, root, SPEED);
        }
        SpeedResults speed = files.containsKey(SPEED) ? SpeedDocument.read(root.resolve(SPEED)) : SpeedResults.NONE;
        return new Baseline(
                head.savedAt(),
                head.revision(),
                head.note(),
                head.environment(),
                head.plan(),
                head.strategiesInFull(),
                rules,
                scores,
                speed);
    }

    private static GateRules rules(Path file, GateRules stored) {
        try {
            return GateRules.of(
                    stored.alpha(),
                    stored.margin(),
                    stored.flipBudget(),
                    stored.successScore(),
                    stored.speedShare(),
                    stored.storedSpeedShare());
        } catch (IllegalArgumentException e) {
            throw new JournalException(file + ": " + e.getMessage() + REMEDY, e);
        }
    }

    private static QueryScores scores(Path file, String dataset, String text) {
        try {
            return QueryScoresFile.parse(dataset, text);
        } catch (IllegalArgumentException e) {
            throw new JournalException(file + ":" + e.getMessage() + REMEDY, e);
        }
    }

    /**
     * Returns the names of the baselines in a folder, sorted; none if it is not there.
     *
     * @throws JournalException if it cannot be listed
     */
    public static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(BaselineDirectory::isOne)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(HIDDEN))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new JournalException(folder + ": cannot be listed (" + e + ")", e);
        }
    }

    /** Returns whether a directory looks like a baseline, readable or not. */
    public static boolean isOne(Path root) {
        return Files.exists(root.resolve(HEAD));
    }

    /**
     * Reads the baselines of a folder: its history, oldest first; none if it is not there.
     *
     * @throws JournalException if it cannot be listed, or one cannot be read
     */
    public static List<NamedBaseline> history(Path folder) {
        return names(folder).stream()
                .map(name -> new NamedBaseline(name, read(folder.resolve(name))))
                // ISO times of one zone and precision sort as text.
                .sorted(Comparator.comparing(
                                (NamedBaseline named) -> named.baseline().savedAt())
                        .thenComparing(NamedBaseline::name))
                .toList();
    }

    private static Map<String, byte[]> verified(Path root) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String line : new String(bytes(root, SUMS), StandardCharsets.UTF_8).split("\n")) {
            if (!line.matches("[0-9a-f]{64}  [A-Za-z0-9.-]+")) {
                throw new JournalException(root.resolve(SUMS) + ": \"" + line + "\" is no checksum" + REMEDY);
            }
            String name = line.substring(66);
            byte[] bytes = bytes(root, name);
            if (!CanonicalJson.sha256(bytes).equals(line.substring(0, 64))) {
                throw new JournalException(
                        root.resolve(name) + ": damaged or edited, its checksum does not match" + REMEDY);
            }
            files.put(name, bytes);
        }
        return files;
    }

    private static byte[] bytes(Path root, String name) {
        Path file = root.resolve(name);
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new JournalException(file + ": missing" + REMEDY, e);
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be read (" + e + ")" + REMEDY, e);
        }
    }

    private static String text(Map<String, byte[]> files, Path root, String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new JournalException(root.resolve(SUMS) + ": has no checksum of " + name + REMEDY);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static StoredBaseline head(Path file, String text) {
        try {
            // Looked at before the rest is: a later schema has members that this version does not know.
            JsonNode schema = CanonicalJson.parse(text, JsonNode.class).path("schema");
            if (!schema.isInt() || schema.asInt() < 1 || schema.asInt() > StoredBaseline.SCHEMA) {
                throw otherSchema(file, "baseline of schema " + schema, "1 to " + StoredBaseline.SCHEMA);
            }
            return CanonicalJson.parse(text, StoredBaseline.class, StoredBaseline::upgrade);
        } catch (JsonProcessingException e) {
            throw new JournalException(file + ": " + e.getOriginalMessage() + REMEDY, e);
        } catch (IllegalArgumentException e) {
            throw new JournalException(file + ": " + e.getMessage() + REMEDY, e);
        }
    }

    private static JournalException otherSchema(Path file, String what, String known) {
        return new JournalException(file + ": " + what + ", this version reads " + known
                + "; use the version of negbench that wrote it, or save the baseline anew");
    }

    private static void requireColumns(Path file, ExperimentPlan plan, QueryScores scores) {
        for (String mode : plan.modes()) {
            for (String strategy : plan.strategies()) {
                for (long seed : plan.seeds()) {
                    String column = Baseline.column(strategy, mode, seed);
                    if (!scores.scores().containsKey(column)) {
                        throw new JournalException(file + ": no column \"" + column + "\"" + REMEDY);
                    }
                }
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
