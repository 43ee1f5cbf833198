package dev.negbench.datasets.acquire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a collection in the cache was made of, so that it can be verified, and so that a publisher's file whose checksum
 * nobody published is held against what came the first time.
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}
 * @param name the collection
 * @param acquired when, as an ISO-8601 instant
 * @param sources the downloads or the user's files
 * @param files the files of the collection
 */
public record AcquisitionRecord(
        int schemaVersion, String name, String acquired, List<Source> sources, List<StoredFile> files) {
    static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public AcquisitionRecord {
        sources = List.copyOf(sources);
        files = List.copyOf(files);
    }

    /**
     * Something a collection was made of.
     *
     * @param location its address, or {@code file} for what the user gave
     * @param bytes its size
     * @param sha256 its SHA-256
     * @param verifiedBy the checksum it was held against, as {@link dev.negbench.datasets.catalogue.Checksum} writes it
     */
    public record Source(String location, long bytes, String sha256, String verifiedBy) {}

    /**
     * A file of a collection.
     *
     * @param path its place in the collection's directory, with slashes
     * @param bytes its size
     * @param sha256 its SHA-256
     */
    public record StoredFile(String path, long bytes, String sha256) {}

    /**
     * Reads a record.
     *
     * @return empty if there is none
     * @throws AcquisitionException if it cannot be read or is of another version
     */
    static Optional<AcquisitionRecord> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            AcquisitionRecord record = JSON.readValue(file.toFile(), AcquisitionRecord.class);
            if (record.schemaVersion() != SCHEMA_VERSION) {
                throw unreadable(file, "it has schema version " + record.schemaVersion(), null);
            }
            return Optional.of(record);
        } catch (JsonProcessingException e) {
            throw unreadable(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        }
    }

    /** Writes the record; an older one is replaced in one step. */
    void write(Path file) throws IOException {
        AtomicFiles.write(file, JSON.writeValueAsBytes(this));
    }

    /** Returns the source of an address, empty if this was not made of it. */
    Optional<Source> source(String location) {
        return sources.stream().filter(source -> source.location().equals(location)).findFirst();
    }

    private static AcquisitionException unreadable(Path file, String problem, Exception cause) {
        return new AcquisitionException(
                "the record " + file + " cannot be used: " + problem,
                "delete it and fetch the collection again",
                cause);
    }
}
