package dev.negbench.datasets.catalogue;

import java.util.Objects;

/**
 * A file of a collection whose bytes are known.
 *
 * @param path its place in the collection's directory, with slashes
 * @param bytes its size
 * @param checksum its SHA-256
 */
public record CataloguedFile(String path, long bytes, Checksum checksum) {
    public CataloguedFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(checksum, "checksum");
    }
}
