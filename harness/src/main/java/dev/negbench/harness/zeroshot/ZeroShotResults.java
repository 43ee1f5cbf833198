package dev.negbench.harness.zeroshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file of what was measured and of what audits found of the same collections, one line a figure, so that a stopped
 * run goes on and a changed one shows as a diff. Files of the first form, an array of figures, are read too.
 */
public final class ZeroShotResults {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA_VERSION = 2;

    private final Path file;
    private final List<ZeroShotQuality> figures;
    private final List<SeenQueries> seen;

    private ZeroShotResults(Path file, List<ZeroShotQuality> figures, List<SeenQueries> seen) {
        this.file = file;
        this.figures = new ArrayList<>(figures);
        this.seen = new ArrayList<>(seen);
    }

    /** The second form. */
    private record Stored(int schemaVersion, List<ZeroShotQuality> figures, List<SeenQueries> seen) {}

    /**
     * Reads a file; one that does not exist holds nothing yet.
     *
     * @throws IOException if it cannot be read or is not such a file; the message names it
     */
    public static ZeroShotResults read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new ZeroShotResults(file, List.of(), List.of());
        }
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            if (root.isArray()) {
                return new ZeroShotResults(
                        file, List.of(JSON.treeToValue(root, ZeroShotQuality[].class)), List.of());
            }
            if (root.path("schemaVersion").asInt() != SCHEMA_VERSION) {
                throw unusable(file, "its schema version is not " + SCHEMA_VERSION, null);
            }
            Stored stored = JSON.treeToValue(root, Stored.class);
            return new ZeroShotResults(file, stored.figures(), stored.seen());
        } catch (JsonProcessingException e) {
            throw unusable(file, e.getOriginalMessage(), e);
        }
    }

    private static IOException unusable(Path file, String problem, JsonProcessingException cause) {
        return new IOException(
                file + " is not a file of zero-shot figures: " + problem + "; move it away, and it is made anew",
                cause);
    }

    /** Returns what a system reached on a collection, if it was measured on the same data. */
    public Optional<ZeroShotQuality> find(String dataset, String fingerprint, ZeroShotSystem system) {
        return find(dataset, system).filter(figure -> figure.fingerprint().equals(fingerprint));
    }

    /** Returns what a system reached on a collection, whatever its data were. */
    public Optional<ZeroShotQuality> find(String dataset, ZeroShotSystem system) {
        return figures.stream()
                .filter(figure ->
                        figure.dataset().equals(dataset) && figure.system().equals(system.id()))
                .findFirst();
    }

    /** Returns how much of test was seen in train, whatever the collection's data were. */
    public Optional<SeenQueries> seen(String dataset) {
        return seen.stream().filter(found -> found.dataset().equals(dataset)).findFirst();
    }

    /** Returns all figures. */
    public List<ZeroShotQuality> figures() {
        return List.copyOf(figures);
    }

    /**
     * Adds a figure in the place of an older one of the same system and collection, and writes the file: whole or not
     * at all. What another process has added meanwhile is kept.
     */
    public void put(ZeroShotQuality figure) throws IOException {
        takeStored();
        figures.removeIf(
                old -> old.dataset().equals(figure.dataset()) && old.system().equals(figure.system()));
        figures.add(figure);
        figures.sort(Comparator.comparing(ZeroShotQuality::dataset).thenComparing(ZeroShotQuality::system));
        write();
    }

    /** Adds what an audit found in the place of an older finding of the same collection; writes the file likewise. */
    public void put(SeenQueries found) throws IOException {
        takeStored();
        seen.removeIf(old -> old.dataset().equals(found.dataset()));
        seen.add(found);
        seen.sort(Comparator.comparing(SeenQueries::dataset));
        write();
    }

    private void takeStored() throws IOException {
        ZeroShotResults stored = read(file);
        figures.clear();
        figures.addAll(stored.figures);
        seen.clear();
        seen.addAll(stored.seen);
    }

    private void write() throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path part = Files.createTempFile(directory, file.getFileName().toString(), ".part");
        Files.writeString(
                part,
                "{\"schemaVersion\":" + SCHEMA_VERSION + ",\n\"figures\":[\n" + lines(figures) + "],\n\"seen\":[\n"
                        + lines(seen) + "]}\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String lines(List<?> values) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Object value : values) {
            lines.add(JSON.writeValueAsString(value));
        }
        return lines.stream().collect(Collectors.joining(",\n", "", lines.isEmpty() ? "" : "\n"));
    }
}
