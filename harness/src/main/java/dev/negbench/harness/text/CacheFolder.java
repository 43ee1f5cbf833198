package dev.negbench.harness.text;

import java.nio.file.Path;

/**
 * Where results that can be computed again are kept. Deleting it costs time, never data.
 *
 * @param root the folder, created when first written to
 */
public record CacheFolder(Path root) {
    /** The system property that names the folder. */
    public static final String PROPERTY = "negbench.cache";

    /**
     * Returns the folder of the system property {@value #PROPERTY}, by default {@code ~/.cache/negbench}, beneath the
     * working directory for a user without a home.
     */
    public static CacheFolder standard() {
        String configured = System.getProperty(PROPERTY, "");
        return new CacheFolder(
                configured.isBlank() ? home().resolve(".cache").resolve("negbench") : Path.of(configured));
    }

    private static Path home() {
        Path home = Path.of(System.getProperty("user.home"));
        // Java calls the home of a user whom the system does not list "?", as in containers.
        return home.isAbsolute() ? home : Path.of("");
    }

    /** Returns the file of a kind of cached values under a key. */
    public CachedFile file(String kind, String key) {
        return new CachedFile(root.resolve(kind).resolve(key + ".bin"));
    }
}
