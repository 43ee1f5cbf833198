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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final String REMEDY = "; restore the baseline from version control, or save it anew";

    private BaselineDirectory() {}

    /**
     * Writes a baseline.
     *
     * @param root its directory, which must not exist or be empty
     * @throws JournalException if it cannot be written or something is there
     */
    public static void write(Path root, Baseline baseline) {
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
        try {
            Files.createDirectories(root);
            try (Stream<Path> there = Files.list(root)) {
                if (there.findAny().isPresent()) {
                    throw new JournalException(root + ": there is something already; choose another name");
                }
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                DurableFiles.write(root.resolve(file.getKey()), file.getValue());
            }
            DurableFiles.write(root.resolve(SUMS), utf8(sums.toString()));
        } catch (IOException e) {
            throw new JournalException(root + ": the baseline could not be written (" + e + "); check that the "
                    + "directory is writable and the disk has space, remove what was begun, and save again", e);
        }
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
        SpeedResults speed = files.containsKey(SPEED)
                ? SpeedDocument.read(root.resolve(SPEED))
                : SpeedResults.NONE;
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
                .sorted(Comparator.comparing((NamedBaseline named) -> named.baseline().savedAt())
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
