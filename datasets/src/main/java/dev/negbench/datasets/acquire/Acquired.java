package dev.negbench.datasets.acquire;

import java.nio.file.Path;

/**
 * A collection that is in the cache now.
 *
 * @param name the collection
 * @param directory where it lies
 * @param alreadyThere whether it was there, and sound, before
 */
public record Acquired(String name, Path directory, boolean alreadyThere) {}
