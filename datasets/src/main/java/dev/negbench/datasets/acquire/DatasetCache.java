package dev.negbench.datasets.acquire;

import dev.negbench.datasets.catalogue.Download;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where fetched collections lie:
 *
 * <pre>
 * NAME/                 a collection, whole and verified; it appears and is replaced in one step
 * .records/NAME.json    where it came from and the SHA-256 of each file
 * .partial/             downloads in progress, and collections being put together
 * .locks/               what keeps two processes from fetching the same thing at once
 * </pre>
 *
 * <p>Deleting a collection, or all of this, costs a download, nothing else.
 *
 * @param root the directory; created when first written to
 */
public record DatasetCache(Path root) {
    public DatasetCache {
        root = root.toAbsolutePath().normalize();
    }

    /** Returns the directory of a collection, whether it exists or not. */
    public Path directory(String name) {
        return root.resolve(name);
    }

    /** Returns the record of a collection, whether it exists or not. */
    public Path record(String name) {
        return root.resolve(".records").resolve(name + ".json");
    }

    /** Returns where a collection is put together before it is moved into place. */
    Path staging(String name) {
        return root.resolve(".partial").resolve(name);
    }

    /** Returns where a collection that is being replaced is moved to until the new one is in place. */
    Path replaced(String name) {
        return root.resolve(".partial").resolve(name + ".replaced");
    }

    /** Returns where a download is kept until everything is taken from it; the same for every collection in it. */
    Path archive(Download download) {
        byte[] address = download.url().toString().getBytes(StandardCharsets.UTF_8);
        return root.resolve(".partial").resolve(UUID.nameUUIDFromBytes(address) + "-" + download.fileName());
    }

    /** Returns the lock file for a collection, or for a download by the name of its archive. */
    Path lock(String what) {
        return root.resolve(".locks").resolve(what);
    }
}
