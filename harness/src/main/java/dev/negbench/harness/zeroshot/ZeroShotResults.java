package dev.negbench.harness.zeroshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A file of what was measured, one line a figure, so that a stopped run goes on and a changed one shows as a diff. */
public final class ZeroShotResults {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<ZeroShotQuality> figures;

    private ZeroShotResults(Path file, List<ZeroShotQuality> figures) {
        this.file = file;
        this.figures = figures;
    }

    /**
     * Reads a file; one that does not exist holds nothing yet.
     *
     * @throws IOException if it cannot be read or is not such a file; the message names it
     */
    public static ZeroShotResults read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new ZeroShotResults(file, new ArrayList<>());
        }
        try {
            return new ZeroShotResults(
                    file, JSON.readValue(Files.readString(file), new TypeReference<ArrayList<ZeroShotQuality>>() {}));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + " is not a file of zero-shot figures: " + e.getOriginalMessage()
                            + "; move it away, and it is made anew",
                    e);
        }
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

    /** Returns all figures. */
    public List<ZeroShotQuality> figures() {
        return List.copyOf(figures);
    }

    /**
     * Adds a figure in the place of an older one of the same system and collection, and writes the file: whole or not
     * at all. What another process has added meanwhile is kept.
     */
    public void put(ZeroShotQuality figure) throws IOException {
        List<ZeroShotQuality> stored = read(file).figures();
        figures.clear();
        figures.addAll(stored);
        figures.removeIf(
                old -> old.dataset().equals(figure.dataset()) && old.system().equals(figure.system()));
        figures.add(figure);
        figures.sort(Comparator.comparing(ZeroShotQuality::dataset).thenComparing(ZeroShotQuality::system));
        List<String> lines = new ArrayList<>();
        for (ZeroShotQuality each : figures) {
            lines.add(JSON.writeValueAsString(each));
        }
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path part = Files.createTempFile(directory, file.getFileName().toString(), ".part");
        Files.writeString(part, "[\n" + String.join(",\n", lines) + "\n]\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
