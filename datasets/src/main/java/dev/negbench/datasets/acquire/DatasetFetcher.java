package dev.negbench.datasets.acquire;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Downloads collections from their publishers into the cache. Several threads and processes may fetch at once: the
 * second that wants the same thing waits for the first.
 */
public final class DatasetFetcher {
    private final DatasetCache cache;
    private final AcquisitionProgress progress;
    private final HttpTransfer transfer;
    private final Unpacker unpacker;

    /**
     * A fetcher.
     *
     * @param cache where collections go
     * @param progress told how it goes on
     */
    public DatasetFetcher(DatasetCache cache, AcquisitionProgress progress) {
        this(cache, progress, TransferSettings.STANDARD);
    }

    DatasetFetcher(DatasetCache cache, AcquisitionProgress progress, TransferSettings settings) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.progress = Objects.requireNonNull(progress, "progress");
        transfer = new HttpTransfer(settings, progress);
        unpacker = new Unpacker(progress);
    }

    /**
     * Fetches collections, in this order. What is in the cache and sound is left alone; what is there and damaged is
     * replaced once the new copy is complete. A download that several of them share is made once.
     *
     * @return one result a collection
     * @throws DatasetException if one of them has no download
     * @throws AcquisitionException if one cannot be had; those before it are there
     */
    public List<Acquired> fetch(List<CatalogueEntry> entries) {
        entries.forEach(DatasetFetcher::requireDownload);
        Set<Download> made = new LinkedHashSet<>();
        List<Acquired> fetched = new ArrayList<>();
        try {
            for (CatalogueEntry entry : entries) {
                fetched.add(fetch(entry, made));
            }
        } finally {
            made.forEach(this::remove);
        }
        return fetched;
    }

    private static void requireDownload(CatalogueEntry entry) {
        if (entry.downloads().isEmpty()) {
            throw new DatasetException(
                    "dataset '" + entry.name() + "' has no download that negbench can read",
                    "get it from its source (" + entry.source() + ") and give your copy with --from");
        }
    }

    private Acquired fetch(CatalogueEntry entry, Set<Download> made) {
        String name = entry.name();
        try (CacheLock lock = lock(name, "another process is fetching " + name + "; waiting for it")) {
            if (new DatasetVerifier(cache, progress).soundInCache(entry)) {
                return new Acquired(name, cache.directory(name), true);
            }
            StagedCollection staged = StagedCollection.begin(cache, name);
            try {
                for (Download download : entry.downloads()) {
                    staged.add(obtain(entry, download, made));
                    unpack(download, staged.directory());
                }
                staged.commit(progress);
            } catch (IOException | RuntimeException e) {
                staged.abandon(e);
                throw e;
            }
            return new Acquired(name, cache.directory(name), false);
        } catch (IOException e) {
            throw DiskFailure.report(cache, e);
        }
    }

    private AcquisitionRecord.Source obtain(CatalogueEntry entry, Download download, Set<Download> made)
            throws IOException {
        Path archive = cache.archive(download);
        try (CacheLock lock = lock(
                archive.getFileName().toString(),
                "another process is downloading " + download.fileName() + "; waiting for it")) {
            FileDigests digests = Files.exists(archive) ? kept(archive, download) : null;
            if (digests == null) {
                digests = transfer.bring(download, archive);
            }
            made.add(download);
            AcquisitionRecord.Source source = new AcquisitionRecord.Source(
                    download.url().toString(), digests.bytes(), digests.sha256(), download.checksum().toString());
            requireSameAsFirst(entry, download, source, archive);
            return source;
        }
    }

    /** Returns what a download of an earlier attempt hashes to, null if it is not the right one. */
    private FileDigests kept(Path archive, Download download) throws IOException {
        progress.started("checking " + download.fileName(), 0, Files.size(archive));
        FileDigests digests = FileDigests.of(archive, progress);
        progress.ended();
        if (download.checksum().known() && digests.match(download.checksum())) {
            return digests;
        }
        Files.delete(archive);
        return null;
    }

    private void requireSameAsFirst(
            CatalogueEntry entry, Download download, AcquisitionRecord.Source source, Path archive)
            throws IOException {
        if (download.checksum().known()) {
            return;
        }
        Path record = cache.record(entry.name());
        String first = AcquisitionRecord.read(record)
                .flatMap(known -> known.source(source.location()))
                .map(AcquisitionRecord.Source::sha256)
                .orElse(source.sha256());
        if (!first.equals(source.sha256())) {
            Files.deleteIfExists(archive);
            throw new AcquisitionException(
                    source.location() + " has the SHA-256 " + source.sha256() + ", but had " + first
                            + " when it was first downloaded",
                    "if its publisher says that it was changed, delete " + record + " and fetch it again");
        }
    }

    private void unpack(Download download, Path directory) throws IOException {
        Path archive = cache.archive(download);
        try {
            unpacker.unpack(archive, download, directory);
        } catch (AcquisitionException unfit) {
            Files.deleteIfExists(archive);
            throw unfit;
        }
    }

    private void remove(Download download) {
        Path archive = cache.archive(download);
        try (CacheLock lock = lock(archive.getFileName().toString(), "waiting for another process")) {
            Files.deleteIfExists(archive);
        } catch (IOException e) {
            progress.notice(archive + " could not be deleted: " + e);
        }
    }

    private CacheLock lock(String what, String busy) {
        return CacheLock.take(cache.lock(what), () -> progress.notice(busy));
    }
}
