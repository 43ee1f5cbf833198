package dev.negbench.datasets.acquire;

import dev.negbench.datasets.catalogue.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a file hashes to.
 *
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 * @param md5 32 lower-case hexadecimal digits
 */
record FileDigests(long bytes, String sha256, String md5) {
    private static final int BLOCK_BYTES = 1 << 17;

    /** Reads a file once. */
    static FileDigests of(Path file, AcquisitionProgress progress) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, progress);
        }
    }

    /** Reads a stream to its end; closing it is up to the caller. */
    static FileDigests of(InputStream in, AcquisitionProgress progress) throws IOException {
        RunningDigests running = new RunningDigests();
        byte[] block = new byte[BLOCK_BYTES];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            running.update(block, read);
            progress.advanced(running.bytes());
        }
        return running.finish();
    }

    /** Tells whether the checksum is that of these bytes; an unknown one is of any. */
    boolean match(Checksum checksum) {
        return switch (checksum.kind()) {
            case SHA256 -> sha256.equals(checksum.hex());
            case MD5 -> md5.equals(checksum.hex());
            case UNKNOWN -> true;
        };
    }

    /** Returns these digests in the terms of a checksum, for a message that sets both side by side. */
    String like(Checksum checksum) {
        return checksum.kind() == Checksum.Kind.MD5 ? "md5:" + md5 : "sha256:" + sha256;
    }
}
