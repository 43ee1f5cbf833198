package dev.negbench.harness.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the cache takes on disk.
 *
 * @param bytesByKind bytes in files, by the name of the folder below the root; empty where there is no cache
 */
public record CacheContents(SortedMap<String, Long> bytesByKind) {

    /** Counts the files of a cache. What another process deletes meanwhile counts as not there. */
    public static CacheContents of(CacheFolder cache) throws IOException {
        SortedMap<String, Long> bytes = new TreeMap<>();
        if (!Files.isDirectory(cache.root())) {
            return new CacheContents(bytes);
        }
        try (Stream<Path> files = Files.walk(cache.root())) {
            files.filter(Files::isRegularFile).forEach(file -> bytes.merge(
                    cache.root().relativize(file).getName(0).toString(), size(file), Long::sum));
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e.getCause();
            }
        }
        return new CacheContents(bytes);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException deleted) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the bytes of all files together. */
    public long bytes() {
        return bytesByKind.values().stream().mapToLong(Long::longValue).sum();
    }
}
