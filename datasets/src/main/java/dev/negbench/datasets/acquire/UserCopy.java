package dev.negbench.datasets.acquire;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.CataloguedFile;
import dev.negbench.datasets.catalogue.Checksum;
import dev.negbench.datasets.catalogue.Download;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Takes a collection that the user has into the cache, verified like a download: either the files that the catalogue
 * knows by their SHA-256, or the publisher's files by the names they have there. The user's files are only read.
 */
public final class UserCopy {
    private static final String GIVEN = "file";
    private static final String ANOTHER_VERSION =
            "it is another version or damaged; to use it all the same, name its directory with --data-dir";

    private static final String NOTHING_TO_GIVE = "it comes with negbench, there is nothing to give";

    private final DatasetCache cache;
    private final AcquisitionProgress progress;

    /**
     * A taker of copies.
     *
     * @param cache where collections go
     * @param progress told how it goes on
     */
    public UserCopy(DatasetCache cache, AcquisitionProgress progress) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * Takes a copy. What the cache has under the name is replaced once the copy is complete.
     *
     * @param entry what it is
     * @param from a directory with the catalogued files or the publisher's files, or the publisher's one file
     * @throws DatasetException if the files are not there or not those of the catalogue, or it comes with the build
     * @throws AcquisitionException if the cache cannot be written
     */
    public Acquired take(CatalogueEntry entry, Path from) {
        if (entry.loader().embedded()) {
            throw new DatasetException("'" + entry.name() + "' is read from the class path", NOTHING_TO_GIVE);
        }
        if (!Files.exists(from)) {
            throw new DatasetException(from + " does not exist", expected(entry));
        }
        String name = entry.name();
        Runnable busy = () -> progress.notice("another process is fetching " + name + "; waiting for it");
        try (CacheLock lock = CacheLock.take(cache.lock(name), busy)) {
            StagedCollection staged = StagedCollection.begin(cache, name);
            try {
                fill(staged, entry, from);
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

    private void fill(StagedCollection staged, CatalogueEntry entry, Path from) throws IOException {
        boolean directory = Files.isDirectory(from);
        if (directory && hasAll(from, entry.files().stream().map(CataloguedFile::path))) {
            for (CataloguedFile file : entry.files()) {
                copy(staged, from.resolve(file.path()), file);
            }
        } else if (directory && hasAll(from, entry.downloads().stream().map(Download::fileName))) {
            for (Download download : entry.downloads()) {
                unpack(staged, from.resolve(download.fileName()), download);
            }
        } else if (!directory && entry.downloads().size() == 1) {
            unpack(staged, from, entry.downloads().get(0));
        } else {
            throw new DatasetException(from + " is not a copy of '" + entry.name() + "'", expected(entry));
        }
    }

    private static boolean hasAll(Path directory, Stream<String> names) {
        List<String> all = names.toList();
        return !all.isEmpty() && all.stream().allMatch(name -> Files.isRegularFile(directory.resolve(name)));
    }

    private void copy(StagedCollection staged, Path from, CataloguedFile file) throws IOException {
        if (Files.size(from) != file.bytes()) {
            throw new DatasetException(
                    from + " has " + Files.size(from) + " bytes instead of " + file.bytes(), ANOTHER_VERSION);
        }
        DiskSpace.require(staged.directory(), file.bytes());
        progress.started("copying " + file.path(), 0, file.bytes());
        Path to = staged.directory().resolve(file.path());
        try (InputStream in = Files.newInputStream(from)) {
            new UnpackBudget(from, Long.MAX_VALUE, progress).write(in, to);
        } finally {
            progress.ended();
        }
        FileDigests digests = FileDigests.of(to, AcquisitionProgress.SILENT);
        if (!digests.match(file.checksum())) {
            throw wrongBytes(from, digests, file.checksum());
        }
        staged.add(new AcquisitionRecord.Source(
                GIVEN, digests.bytes(), digests.sha256(), file.checksum().toString()));
    }

    private void unpack(StagedCollection staged, Path file, Download download) throws IOException {
        progress.started("checking " + file.getFileName(), 0, Files.size(file));
        FileDigests digests = FileDigests.of(file, progress);
        progress.ended();
        if (!digests.match(download.checksum())) {
            throw wrongBytes(file, digests, download.checksum());
        }
        new Unpacker(progress).unpack(file, download, staged.directory());
        staged.add(new AcquisitionRecord.Source(
                GIVEN, digests.bytes(), digests.sha256(), download.checksum().toString()));
    }

    private static DatasetException wrongBytes(
            Path file, FileDigests digests, Checksum expected) {
        return new DatasetException(
                file + " has the checksum " + digests.like(expected) + " instead of " + expected,
                ANOTHER_VERSION);
    }

    private static String expected(CatalogueEntry entry) {
        List<String> ways = new ArrayList<>();
        if (!entry.files().isEmpty()) {
            ways.add("a directory with "
                    + String.join(", ", entry.files().stream().map(CataloguedFile::path).toList()));
        }
        if (entry.downloads().size() == 1) {
            ways.add("the publisher's " + entry.downloads().get(0).fileName());
        } else if (!entry.downloads().isEmpty()) {
            ways.add("a directory with "
                    + String.join(", ", entry.downloads().stream().map(Download::fileName).toList()));
        }
        return ways.isEmpty()
                ? NOTHING_TO_GIVE
                : "give " + String.join(", or ", ways);
    }
}
