package dev.negbench.datasets.acquire;

import java.util.List;

/**
 * How the files of a collection stand against what they should be.
 *
 * @param basis what they were held against
 * @param files one a file that should be there
 */
public record Verification(Basis basis, List<FileCheck> files) {
    public Verification {
        files = List.copyOf(files);
    }

    /** What files are held against. */
    public enum Basis {
        /** The record of what was fetched into the cache. */
        RECORD,

        /** The checksums of the catalogue. */
        CATALOGUE,

        /** Nothing: the catalogue has no checksum of these files. */
        NONE
    }

    /** How a file stands. */
    public enum State {
        SOUND,
        MISSING,
        DIFFERENT
    }

    /**
     * One file.
     *
     * @param path its place in the collection's directory, or in the artifact's folder, with slashes
     * @param state how it stands
     * @param expectedSha256 what it should hash to
     * @param actualSha256 what it hashes to, empty if it is missing
     */
    public record FileCheck(String path, State state, String expectedSha256, String actualSha256) {}

    /** Tells whether no file is missing or different. */
    public boolean sound() {
        return files.stream().allMatch(file -> file.state() == State.SOUND);
    }
}
