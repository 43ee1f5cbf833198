package dev.negbench.datasets.files;

import dev.negbench.datasets.DatasetException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens files that are plain or, by their name, gzip, and words what goes wrong with them. */
public final class PackedFile {
    static final int BUFFER_BYTES = 1 << 16;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final String SUFFIX = ".gz";

    private PackedFile() {}

    /**
     * Opens a file for reading, unpacked.
     *
     * @throws DatasetException if it cannot be opened, is called .gz without being gzip, or is gzip without the name
     */
    public static InputStream open(Path file) {
        InputStream raw = null;
        try {
            raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
            boolean gzip = isPacked(file);
            if (!gzip && startsAsGzip(raw)) {
                throw DatasetException.at(
                        file.toString(), 1, "gzip data under a plain name", "rename the file to " + file + SUFFIX);
            }
            return gzip ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
        } catch (IOException e) {
            close(raw, e);
            throw broken(file, 1, e);
        } catch (DatasetException e) {
            close(raw, e);
            throw e;
        }
    }

    /** Tells whether a file is gzip by its name. */
    public static boolean isPacked(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /** Tells whether a directory has a file of this name, plain or packed. */
    public static boolean exists(Path directory, String name) {
        return Files.isRegularFile(directory.resolve(name)) || Files.isRegularFile(directory.resolve(name + SUFFIX));
    }

    /**
     * Finds a file by its plain name.
     *
     * @param directory the directory it must be in
     * @param name the name without .gz
     * @param layout what the directory should look like, for the message
     * @return the file, plain or packed
     * @throws DatasetException if there is neither or both
     */
    public static Path require(Path directory, String name, String layout) {
        Path plain = directory.resolve(name);
        Path packed = directory.resolve(name + SUFFIX);
        boolean isPlain = Files.exists(plain);
        boolean isPacked = Files.exists(packed);
        if (isPlain && isPacked) {
            throw new DatasetException("there are both " + plain + " and " + packed, "remove one of them");
        }
        if (!isPlain && !isPacked) {
            throw new DatasetException(
                    "there is neither " + plain + " nor " + packed, "point to a directory in " + layout + " layout");
        }
        return isPlain ? plain : packed;
    }

    /**
     * Lists the files of a directory, by name.
     *
     * @throws DatasetException if it cannot be listed
     */
    public static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException(directory + " cannot be listed: " + e, "check that it can be read", e);
        }
    }

    /** Returns a file's name without .gz. */
    public static String plainName(Path file) {
        String name = file.getFileName().toString();
        return isPacked(file) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /**
     * Words a failure to read.
     *
     * @param file the file
     * @param line the line that could not be read, from 1
     * @param cause what the stream reported
     */
    public static DatasetException broken(Path file, long line, IOException cause) {
        String where = file + ":" + line + ": ";
        if (cause instanceof EOFException) {
            return new DatasetException(where + "the gzip data end early", "fetch or pack the file again", cause);
        }
        if (cause instanceof ZipException) {
            return new DatasetException(
                    where + "the gzip data are damaged: " + cause.getMessage(), "fetch or pack the file again", cause);
        }
        if (cause instanceof CharacterCodingException) {
            return new DatasetException(where + "bytes that are not UTF-8", "convert the file to UTF-8", cause);
        }
        return new DatasetException(where + "cannot be read: " + cause, "check that the file can be read", cause);
    }

    private static boolean startsAsGzip(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC;
    }

    private static void close(InputStream in, Exception failure) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
