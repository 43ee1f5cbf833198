package dev.negbench.datasets.acquire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A collection that is being put together aside, to appear in the cache in one step. */
final class StagedCollection {
    private final DatasetCache cache;
    private final String name;
    private final Path directory;
    private final List<AcquisitionRecord.Source> sources = new ArrayList<>();

    private StagedCollection(DatasetCache cache, String name) {
        this.cache = cache;
        this.name = name;
        directory = cache.staging(name);
    }

    /** Starts with nothing; what an interrupted attempt left is removed. */
    static StagedCollection begin(DatasetCache cache, String name) throws IOException {
        StagedCollection staged = new StagedCollection(cache, name);
        AtomicFiles.deleteTree(staged.directory);
        Files.createDirectories(staged.directory);
        return staged;
    }

    Path directory() {
        return directory;
    }

    void add(AcquisitionRecord.Source source) {
        sources.add(source);
    }

    /** Records what is there and moves it into the cache; what was there under the name is replaced. */
    AcquisitionRecord commit(AcquisitionProgress progress) throws IOException {
        List<AcquisitionRecord.StoredFile> files = new ArrayList<>();
        for (Path file : files()) {
            progress.started("hashing " + file.getFileName(), 0, Files.size(file));
            FileDigests digests = FileDigests.of(file, progress);
            progress.ended();
            String path = directory.relativize(file).toString().replace('\\', '/');
            files.add(new AcquisitionRecord.StoredFile(path, digests.bytes(), digests.sha256()));
        }
        AcquisitionRecord record = new AcquisitionRecord(
                AcquisitionRecord.SCHEMA_VERSION, name, Instant.now().toString(), sources, files);
        Path replaced = cache.replaced(name);
        AtomicFiles.deleteTree(replaced);
        if (Files.exists(cache.directory(name))) {
            AtomicFiles.move(cache.directory(name), replaced);
        }
        record.write(cache.record(name));
        AtomicFiles.move(directory, cache.directory(name));
        AtomicFiles.deleteTree(replaced);
        return record;
    }

    /** Removes what was put together. */
    void abandon(Exception failure) {
        try {
            AtomicFiles.deleteTree(directory);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
