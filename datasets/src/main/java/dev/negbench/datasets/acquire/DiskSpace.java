package dev.negbench.datasets.acquire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Asks for room before writing, so that a disk is not filled to the brim first. */
final class DiskSpace {
    /** Left free for everybody else. */
    static final long RESERVE_BYTES = 64L << 20;

    private DiskSpace() {}

    /**
     * Requires room.
     *
     * @param directory where to write; need not exist yet
     * @param bytes how much is going to be written
     * @throws DiskFailure if there is less
     */
    static void require(Path directory, long bytes) throws IOException {
        Path existing = directory.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        if (free - RESERVE_BYTES < bytes) {
            throw new DiskFailure(
                    String.format(
                            Locale.ROOT, "%s needs %d MB more, but only %d MB are free there", directory,
                            (bytes + RESERVE_BYTES) / 1_000_000, free / 1_000_000),
                    "free some space, or choose another cache directory with the system property negbench.cache",
                    null);
        }
    }
}
