package dev.negbench.datasets.catalogue;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One file that the publisher of a collection offers, and what is taken from it.
 *
 * @param url its address, https
 * @param bytes its size as published; a download may exceed it by a tenth, no more
 * @param checksum what it must hash to
 * @param packing how it is packed
 * @param members what is taken: path in the collection's directory → name in the archive, or for a file that is not
 *     packed the last part of its address
 */
public record Download(URI url, long bytes, Checksum checksum, Packing packing, Map<String, String> members) {
    public Download {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(checksum, "checksum");
        Objects.requireNonNull(packing, "packing");
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Returns the last part of the address, under which people keep the file. */
    public String fileName() {
        String path = url.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the most bytes that are accepted. */
    public long byteLimit() {
        return bytes + bytes / 10 + (1 << 16);
    }
}
