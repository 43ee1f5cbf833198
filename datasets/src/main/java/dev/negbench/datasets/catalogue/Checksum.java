package dev.negbench.datasets.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.negbench.datasets.DatasetException;
import java.util.Locale;
import java.util.Objects;

/**
 * What the bytes of a file must hash to. Written {@code sha256:HEX}, {@code md5:HEX} (where the publisher gives no
 * better one) or {@code unknown}, which means: recorded at the first download and required from then on.
 *
 * @param kind the hash function
 * @param hex lower-case hexadecimal digits, empty if unknown
 */
public record Checksum(Kind kind, String hex) {
    private static final String UNKNOWN_TEXT = "unknown";

    /** Hash functions. */
    public enum Kind {
        SHA256(64),
        MD5(32),
        UNKNOWN(0);

        private final int digits;

        Kind(int digits) {
            this.digits = digits;
        }
    }

    public Checksum {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(hex, "hex");
    }

    /** Returns the SHA-256 with these digits. */
    public static Checksum sha256(String hex) {
        return parse("sha256:" + hex);
    }

    /**
     * Reads a checksum as it is written.
     *
     * @throws DatasetException if it is not of one of the three forms
     */
    @JsonCreator
    public static Checksum parse(String text) {
        if (text.equals(UNKNOWN_TEXT)) {
            return new Checksum(Kind.UNKNOWN, "");
        }
        for (Kind kind : new Kind[] {Kind.SHA256, Kind.MD5}) {
            String prefix = kind.name().toLowerCase(Locale.ROOT) + ":";
            if (text.matches(prefix + "[0-9a-f]{" + kind.digits + "}")) {
                return new Checksum(kind, text.substring(prefix.length()));
            }
        }
        throw new DatasetException(
                "'" + text + "' is not a checksum",
                "write sha256: and 64, or md5: and 32 lower-case hexadecimal digits, or unknown");
    }

    /** Tells whether there is something to compare with. */
    public boolean known() {
        return kind != Kind.UNKNOWN;
    }

    @Override
    public String toString() {
        return known() ? kind.name().toLowerCase(Locale.ROOT) + ":" + hex : UNKNOWN_TEXT;
    }
}
