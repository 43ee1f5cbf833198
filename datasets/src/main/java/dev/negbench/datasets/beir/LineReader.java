package dev.negbench.datasets.beir;

import dev.negbench.datasets.DatasetException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a text file, plain or (by its name) gzip, line by line as strict UTF-8. Every failure names file and line. */
final class LineReader implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream split = new ByteArrayOutputStream();
    private int from;
    private int to;
    private long number;

    private LineReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file.
     *
     * @throws DatasetException if it cannot be opened, is called .gz without being gzip, or is gzip without the name
     */
    static LineReader open(Path file) {
        InputStream raw = null;
        try {
            raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
            boolean gzip = file.getFileName().toString().endsWith(".gz");
            if (!gzip && startsAsGzip(raw)) {
                throw DatasetException.at(
                        file.toString(), 1, "gzip data under a plain name", "rename the file to " + file + ".gz");
            }
            return new LineReader(file, gzip ? new GZIPInputStream(raw, BUFFER_BYTES) : raw);
        } catch (IOException e) {
            close(raw, e);
            throw broken(file, 1, e);
        } catch (DatasetException e) {
            close(raw, e);
            throw e;
        }
    }

    /** Returns the next line that is not blank, without its line end, or null after the last. */
    String next() {
        String line = nextLine();
        while (line != null && line.isBlank()) {
            line = nextLine();
        }
        return line;
    }

    /** Returns the number of the line returned last, from 1; 0 before the first. */
    long number() {
        return number;
    }

    /** Makes the report of a problem in the line returned last. */
    DatasetException problem(String problem, String remedy) {
        return DatasetException.at(file.toString(), number, problem, remedy);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw broken(file, number, e);
        }
    }

    private String nextLine() {
        split.reset();
        while (true) {
            if (from == to && !fill()) {
                if (split.size() == 0) {
                    return null;
                }
                number++;
                return decode(split.toByteArray(), 0, split.size());
            }
            for (int i = from; i < to; i++) {
                if (buffer[i] == '\n') {
                    number++;
                    int start = from;
                    from = i + 1;
                    if (split.size() == 0) {
                        return decode(buffer, start, i - start);
                    }
                    split.write(buffer, start, i - start);
                    return decode(split.toByteArray(), 0, split.size());
                }
            }
            split.write(buffer, from, to - from);
            from = to;
        }
    }

    private boolean fill() {
        try {
            from = 0;
            to = Math.max(0, in.read(buffer));
            return to > 0;
        } catch (IOException e) {
            throw broken(file, number + 1, e);
        }
    }

    private String decode(byte[] bytes, int offset, int length) {
        int end = length > 0 && bytes[offset + length - 1] == '\r' ? length - 1 : length;
        String line = new String(bytes, offset, end, StandardCharsets.UTF_8);
        // The replacement character may stand in the text itself; only then is the slower, strict decoder asked.
        if (line.indexOf('\uFFFD') >= 0) {
            requireUtf8(bytes, offset, end);
        }
        return number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private void requireUtf8(byte[] bytes, int offset, int length) {
        ByteBuffer encoded = ByteBuffer.wrap(bytes, offset, length);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(encoded);
        } catch (CharacterCodingException e) {
            int at = encoded.position();
            throw problem(
                    String.format("byte %d of the line, 0x%02X, is not UTF-8", at - offset + 1, bytes[at]),
                    "convert the file to UTF-8");
        }
    }

    private static boolean startsAsGzip(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC;
    }

    private static DatasetException broken(Path file, long line, IOException cause) {
        String where = file + ":" + line + ": ";
        if (cause instanceof EOFException) {
            return new DatasetException(where + "the gzip data end early", "fetch or pack the file again", cause);
        }
        if (cause instanceof ZipException) {
            return new DatasetException(
                    where + "the gzip data are damaged: " + cause.getMessage(), "fetch or pack the file again", cause);
        }
        return new DatasetException(where + "cannot be read: " + cause, "check that the file can be read", cause);
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
