package dev.negbench.datasets.acquire;

import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.CataloguedFile;
import dev.negbench.datasets.catalogue.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Holds the files of collections against the record of what was fetched, or against the catalogue. Reads only. */
public final class DatasetVerifier {
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
        if (!(place instanceof Place.Directory directory)) {
            return new Verification(Verification.Basis.NONE, List.of());
        }
        Path path = directory.path();
        Optional<AcquisitionRecord> record = path.equals(cache.directory(entry.name()))
                ? AcquisitionRecord.read(cache.record(entry.name()))
                : Optional.empty();
        if (record.isPresent()) {
            return check(path, Verification.Basis.RECORD, record.get().files());
        }
        boolean catalogued = entry.files().stream().anyMatch(file -> Files.exists(path.resolve(file.path())));
        if (!catalogued) {
            return new Verification(Verification.Basis.NONE, List.of());
        }
        return check(path, Verification.Basis.CATALOGUE, entry.files().stream().map(DatasetVerifier::stored).toList());
    }

    /** Tells whether the cache has the collection, with a record, and every file is as recorded. */
    boolean soundInCache(CatalogueEntry entry) {
        Path directory = cache.directory(entry.name());
        if (!Files.isDirectory(directory) || !Files.exists(cache.record(entry.name()))) {
            return false;
        }
        return verify(entry, new Place.Directory(directory)).sound();
    }

    private static AcquisitionRecord.StoredFile stored(CataloguedFile file) {
        return new AcquisitionRecord.StoredFile(file.path(), file.bytes(), file.checksum().hex());
    }

    private Verification check(
            Path directory, Verification.Basis basis, List<AcquisitionRecord.StoredFile> expected) {
        List<Verification.FileCheck> checks = new ArrayList<>();
        for (AcquisitionRecord.StoredFile file : expected) {
            checks.add(check(directory.resolve(file.path()), file));
        }
        return new Verification(basis, checks);
    }

    private Verification.FileCheck check(Path path, AcquisitionRecord.StoredFile expected) {
        if (!Files.isRegularFile(path)) {
            return new Verification.FileCheck(
                    expected.path(), Verification.State.MISSING, expected.sha256(), "");
        }
        try {
            progress.started("checking " + expected.path(), 0, expected.bytes());
            String sha256 = FileDigests.of(path, progress).sha256();
            Verification.State state =
                    sha256.equals(expected.sha256()) ? Verification.State.SOUND : Verification.State.DIFFERENT;
            return new Verification.FileCheck(expected.path(), state, expected.sha256(), sha256);
        } catch (IOException e) {
            throw new AcquisitionException(path + " cannot be read: " + e, "check that the file can be read", e);
        } finally {
            progress.ended();
        }
    }
}
