package dev.negbench.datasets.acquire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The beginning of a download, and what its server called that version of the file: another attempt may go on with the
 * bytes only if the server confirms that it still has the same ones.
 */
final class PartFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path bytes;
    private final Path state;

    /**
     * @param whole where the download lies once it is complete; the part lies beside it
     */
    PartFile(Path whole) {
        bytes = whole.resolveSibling(whole.getFileName() + ".part");
        state = whole.resolveSibling(whole.getFileName() + ".part.json");
    }

    Path path() {
        return bytes;
    }

    /** Returns how many bytes are there. */
    long size() throws IOException {
        return Files.exists(bytes) ? Files.size(bytes) : 0;
    }

    /**
     * Returns the validator of the version that the bytes are of: an entity tag or a date, as HTTP's If-Range takes it;
     * empty if there are no bytes or nothing is known of them.
     */
    Optional<String> validator() throws IOException {
        if (size() == 0 || !Files.exists(state)) {
            return Optional.empty();
        }
        try {
            String validator = JSON.readValue(state.toFile(), State.class).validator();
            return validator == null || validator.isEmpty() ? Optional.empty() : Optional.of(validator);
        } catch (JsonProcessingException torn) {
            return Optional.empty();
        }
    }

    /** Throws the bytes away and notes what the ones to come are of. */
    void begin(String validator) throws IOException {
        discard();
        Files.createDirectories(bytes.getParent());
        JSON.writeValue(state.toFile(), new State(validator));
        Files.createFile(bytes);
    }

    void discard() throws IOException {
        Files.deleteIfExists(bytes);
        Files.deleteIfExists(state);
    }

    /** Makes the part the whole. */
    void complete(Path whole) throws IOException {
        AtomicFiles.move(bytes, whole);
        Files.deleteIfExists(state);
    }

    private record State(String validator) {}
}
