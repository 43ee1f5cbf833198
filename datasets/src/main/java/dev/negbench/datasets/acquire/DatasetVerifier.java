package dev.negbench.datasets.acquire;

import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Holds the files of collections against the record of what was fetched, or against the catalogue. Reads only. */
public final class DatasetVerifier {
    private static final Verification UNKNOWN = new Verification(Verification.Basis.NONE, List.of());

    private final DatasetCache cache;
    private final AcquisitionProgress progress;

    /**
     * A verifier.
     *
     * @param cache where records are
     * @param progress told how it goes on
     */
    public DatasetVerifier(DatasetCache cache, AcquisitionProgress progress) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * Verifies a collection. Costs one pass over its files.
     *
     * @param entry what the catalogue knows of it
     * @param place where it lies
     * @throws AcquisitionException if a file cannot be read
     */
    public Verification verify(CatalogueEntry entry, Place place) {
        if (place instanceof Place.Artifact artifact) {
            Source resources = path -> DatasetVerifier.class.getResourceAsStream(artifact.folder() + path);
            return entry.files().isEmpty()
                    ? UNKNOWN
                    : check(place, resources, Verification.Basis.CATALOGUE, stored(entry));
        }
        Path directory = ((Place.Directory) place).path();
        Source files = path -> {
            Path file = directory.resolve(path);
            return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
        };
        Optional<AcquisitionRecord> record = directory.equals(cache.directory(entry.name()))
                ? AcquisitionRecord.read(cache.record(entry.name()))
                : Optional.empty();
        if (record.isPresent()) {
            return check(place, files, Verification.Basis.RECORD, record.get().files());
        }
        boolean catalogued = entry.files().stream().anyMatch(file -> Files.exists(directory.resolve(file.path())));
        return catalogued ? check(place, files, Verification.Basis.CATALOGUE, stored(entry)) : UNKNOWN;
    }

    /** Tells whether the cache has the collection, with a record, and every file is as recorded. */
    boolean soundInCache(CatalogueEntry entry) {
        Path directory = cache.directory(entry.name());
        if (!Files.isDirectory(directory) || !Files.exists(cache.record(entry.name()))) {
            return false;
        }
        return verify(entry, new Place.Directory(directory)).sound();
    }

    private static List<AcquisitionRecord.StoredFile> stored(CatalogueEntry entry) {
        return entry.files().stream()
                .map(file -> new AcquisitionRecord.StoredFile(
                        file.path(), file.bytes(), file.checksum().hex()))
                .toList();
    }

    private Verification check(
            Place place, Source source, Verification.Basis basis, List<AcquisitionRecord.StoredFile> expected) {
        List<Verification.FileCheck> checks = new ArrayList<>();
        for (AcquisitionRecord.StoredFile file : expected) {
            checks.add(check(place, source, file));
        }
        return new Verification(basis, checks);
    }

    private Verification.FileCheck check(Place place, Source source, AcquisitionRecord.StoredFile expected) {
        progress.started("checking " + expected.path(), 0, expected.bytes());
        try (InputStream in = source.open(expected.path())) {
            if (in == null) {
                return new Verification.FileCheck(
                        expected.path(), Verification.State.MISSING, expected.sha256(), "");
            }
            String sha256 = FileDigests.of(in, progress).sha256();
            Verification.State state =
                    sha256.equals(expected.sha256()) ? Verification.State.SOUND : Verification.State.DIFFERENT;
            return new Verification.FileCheck(expected.path(), state, expected.sha256(), sha256);
        } catch (IOException e) {
            throw new AcquisitionException(
                    expected.path() + " of " + place + " cannot be read: " + e, "check that the file can be read", e);
        } finally {
            progress.ended();
        }
    }

    /** The files of a place. */
    private interface Source {
        /** Opens a file by its path there, null if there is none. */
        InputStream open(String path) throws IOException;
    }
}
