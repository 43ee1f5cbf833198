package dev.negbench.harness.claims;

/** A file of claims that cannot be used. The message begins with file and line and says how to mend it. */
public final class ClaimException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ClaimException(Place place, String problem, String remedy) {
        super(place + ": " + problem + " (" + remedy + ")");
    }

    /**
     * Where a claim stands.
     *
     * @param file the file's name as the user knows it
     * @param line line number from 1
     */
    public record Place(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }
}
