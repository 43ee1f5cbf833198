package dev.negbench.datasets.catalogue;

import java.nio.file.Path;

/** Where a dataset lies. */
public sealed interface Place {
    /**
     * A directory in BEIR layout.
     *
     * @param path the directory
     */
    record Directory(Path path) implements Place {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A Maven artifact on the class path.
     *
     * @param coordinates group and artifact id
     * @param folder the folder of its files on the class path, between slashes
     */
    record Artifact(String coordinates, String folder) implements Place {
        @Override
        public String toString() {
            return "artifact " + coordinates;
        }
    }
}
