package dev.negbench.datasets.acquire;

import dev.negbench.datasets.catalogue.Download;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Takes the wanted members out of a download. Files are written under the names that the catalogue gives, so no name
 * inside an archive decides where anything goes; a wanted member that is a link, a directory or there twice is refused,
 * and so is an archive that unpacks to more than {@value #MOST_RATIO} times its size.
 */
final class Unpacker {
    /** Texts pack to a third or a tenth; what unpacks to more than this is not text. */
    static final long MOST_RATIO = 100;

    private static final long ALWAYS_ALLOWED_BYTES = 1 << 20;

    private final AcquisitionProgress progress;

    Unpacker(AcquisitionProgress progress) {
        this.progress = progress;
    }

    /**
     * Unpacks.
     *
     * @param archive the download, on disk
     * @param download what is wanted of it
     * @param directory where the files go
     * @throws AcquisitionException if a wanted member is missing or the archive is damaged or not what it should be
     */
    void unpack(Path archive, Download download, Path directory) throws IOException {
        progress.started("unpacking " + download.fileName(), 0, -1);
        try {
            UnpackBudget budget = new UnpackBudget(
                    archive, Math.max(ALWAYS_ALLOWED_BYTES, Files.size(archive) * MOST_RATIO), progress);
            switch (download.packing()) {
                case NONE -> copy(archive, download, directory, budget);
                case ZIP -> unzip(archive, download, directory, budget);
                case TAR_GZ -> untar(archive, download, directory, budget);
            }
        } finally {
            progress.ended();
        }
    }

    private static void copy(Path file, Download download, Path directory, UnpackBudget budget) throws IOException {
        DiskSpace.require(directory, Files.size(file));
        String path = download.members().keySet().iterator().next();
        try (InputStream in = Files.newInputStream(file)) {
            budget.write(in, directory.resolve(path));
        }
        if (path.endsWith(".gz")) {
            requireWholeGzip(file, budget);
        }
    }

    private static void requireWholeGzip(Path file, UnpackBudget budget) throws IOException {
        try (InputStream in = gunzip(file)) {
            budget.drain(in);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private static void unzip(Path archive, Download download, Path directory, UnpackBudget budget)
            throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            Map<String, ZipArchiveEntry> wanted = new LinkedHashMap<>();
            long bytes = 0;
            for (Map.Entry<String, String> member : download.members().entrySet()) {
                ZipArchiveEntry entry = only(zip, member.getValue(), archive);
                wanted.put(member.getKey(), entry);
                bytes += Math.max(0, entry.getSize());
            }
            budget.requireRoom(bytes);
            DiskSpace.require(directory, bytes);
            for (Map.Entry<String, ZipArchiveEntry> file : wanted.entrySet()) {
                CheckedInputStream in = new CheckedInputStream(zip.getInputStream(file.getValue()), new CRC32());
                budget.write(in, directory.resolve(file.getKey()));
                if (in.getChecksum().getValue() != file.getValue().getCrc()) {
                    throw damaged(archive, new IOException(file.getValue().getName() + " fails its CRC-32"));
                }
            }
        } catch (DiskFailure e) {
            throw e;
        } catch (IOException e) {
            throw damaged(archive, e);
        }
    }

    private static ZipArchiveEntry only(ZipFile zip, String name, Path archive) {
        ZipArchiveEntry found = null;
        for (ZipArchiveEntry entry : zip.getEntries(name)) {
            if (found != null) {
                throw unfit(archive, "has '" + name + "' twice");
            }
            found = entry;
        }
        if (found == null) {
            throw unfit(archive, "has no '" + name + "'");
        }
        if (found.isDirectory() || found.isUnixSymlink() || !zip.canReadEntryData(found)) {
            throw unfit(archive, "has '" + name + "' as a directory, a link or encrypted");
        }
        return found;
    }

    private static void untar(Path archive, Download download, Path directory, UnpackBudget budget)
            throws IOException {
        Map<String, String> targets = new LinkedHashMap<>();
        download.members().forEach((path, member) -> targets.put(member, path));
        Set<String> seen = new HashSet<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(budget.counting(gunzip(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
                String path = targets.get(name);
                if (path == null) {
                    continue;
                }
                if (!seen.add(name)) {
                    throw unfit(archive, "has '" + name + "' twice");
                }
                if (!plain(entry)) {
                    throw unfit(archive, "has '" + name + "' as a directory, a link or a device");
                }
                DiskSpace.require(directory, entry.getSize());
                budget.write(tar, directory.resolve(path));
            }
        } catch (DiskFailure e) {
            throw e;
        } catch (IOException e) {
            throw damaged(archive, e);
        }
        Set<String> missing = new TreeSet<>(targets.keySet());
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw unfit(archive, "has no '" + String.join("', no '", missing) + "'");
        }
    }

    private static boolean plain(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isDirectory()
                && !entry.isLink()
                && !entry.isSymbolicLink()
                && !entry.isFIFO()
                && !entry.isCharacterDevice()
                && !entry.isBlockDevice()
                && !entry.isSparse();
    }

    private static InputStream gunzip(Path file) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))
                .setDecompressConcatenated(true)
                .get();
    }

    private static AcquisitionException unfit(Path archive, String problem) {
        return new AcquisitionException(
                archive + " " + problem, "it is not the archive that the catalogue describes; nothing was kept of it");
    }

    private static AcquisitionException damaged(Path archive, IOException cause) {
        return new AcquisitionException(
                archive + " is damaged: " + cause.getMessage(), "fetch it again; nothing was kept of it", cause);
    }
}
