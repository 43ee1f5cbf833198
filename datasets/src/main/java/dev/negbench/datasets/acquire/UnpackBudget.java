package dev.negbench.datasets.acquire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How much an archive may still unpack to, whatever it says of itself. */
final class UnpackBudget {
    private static final int BLOCK_BYTES = 1 << 16;

    private final Path archive;
    private final long limitBytes;
    private final AcquisitionProgress progress;
    private long unpackedBytes;
    private long writtenBytes;

    UnpackBudget(Path archive, long limitBytes, AcquisitionProgress progress) {
        this.archive = archive;
        this.limitBytes = limitBytes;
        this.progress = progress;
    }

    /** Refuses an archive that says that it unpacks to more than it may. */
    void requireRoom(long bytes) {
        if (bytes > limitBytes) {
            throw bomb();
        }
    }

    /**
     * Writes a stream to a new file, to disk, and counts its bytes. The stream is left open.
     *
     * @throws DiskFailure if the file cannot be written; any other failure is the stream's
     */
    void write(InputStream in, Path file) throws IOException {
        try (OutputStream out = create(file)) {
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                writtenBytes += read;
                requireRoom(writtenBytes);
                write(out, block, read, file);
                progress.advanced(writtenBytes);
            }
        }
        try {
            AtomicFiles.force(file);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Reads a stream to its end. */
    void drain(InputStream in) throws IOException {
        InputStream counted = counting(in);
        byte[] block = new byte[BLOCK_BYTES];
        while (counted.read(block) >= 0) {
            // Counted by the stream.
        }
    }

    /** Returns a stream that counts against the budget whatever is read from it, wanted or not. */
    InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                count(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] block, int offset, int length) throws IOException {
                int read = super.read(block, offset, length);
                count(Math.max(0, read));
                return read;
            }

            @Override
            public long skip(long bytes) throws IOException {
                long skipped = super.skip(bytes);
                count(skipped);
                return skipped;
            }
        };
    }

    private void count(long bytes) {
        unpackedBytes += bytes;
        requireRoom(unpackedBytes);
    }

    private static void write(OutputStream out, byte[] block, int length, Path file) throws IOException {
        try {
            out.write(block, 0, length);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static OutputStream create(Path file) throws DiskFailure {
        try {
            Files.createDirectories(file.getParent());
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static DiskFailure failure(Path file, IOException e) {
        return new DiskFailure(
                file + " cannot be written: " + e, "check the disk and that the directory is writable", e);
    }

    private AcquisitionException bomb() {
        return new AcquisitionException(
                archive + " unpacks to more than " + limitBytes + " bytes",
                "no collection packs that well; nothing was kept of it");
    }
}
