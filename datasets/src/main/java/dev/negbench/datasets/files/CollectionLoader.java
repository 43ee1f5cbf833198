package dev.negbench.datasets.files;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import java.nio.file.Path;

/** Reads collections of one layout from a directory. Immutable and safe to share between threads. */
public interface CollectionLoader {
    /** Returns the layout's name, in lower case, as catalogues write it. */
    String layout();

    /** Tells whether a directory looks like such a collection, by the names of its files: cheap, opens nothing. */
    boolean recognises(Path directory);

    /**
     * Loads a collection.
     *
     * @param directory where it lies
     * @param name what it will be called
     * @throws DatasetException if a file is missing or malformed
     */
    Dataset load(Path directory, String name);
}
