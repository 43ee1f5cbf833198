package dev.negbench.datasets.files;

import dev.negbench.datasets.DatasetException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads a text file, plain or (by its name) gzip, line by line as strict UTF-8. A byte order mark, CRLF and blank lines
 * are passed over. Every failure names file and line. Holds one line at a time. Not safe to share between threads.
 */
public final class LineReader implements Closeable {
    /** Longest line in bytes: far above any text, and low enough that a file without line ends cannot fill memory. */
    public static final int LONGEST_BYTES = 1 << 26;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[PackedFile.BUFFER_BYTES];
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
    public static LineReader open(Path file) {
        return new LineReader(file, PackedFile.open(file));
    }

    /**
     * Reads a stream under a name that failures call it by.
     *
     * @param name stands for the file
     * @param in the bytes, not packed; closed with the reader
     */
    public static LineReader of(Path name, InputStream in) {
        return new LineReader(name, in);
    }

    /**
     * Returns the next line that is not blank, without its line end, or null after the last.
     *
     * @throws DatasetException if the file cannot be read on, the line is not UTF-8 or longer than
     *     {@value #LONGEST_BYTES} bytes
     */
    public String next() {
        String line = nextLine();
        while (line != null && line.isBlank()) {
            line = nextLine();
        }
        return line;
    }

    /** Returns the number of the line returned last, from 1; 0 before the first. */
    public long number() {
        return number;
    }

    /** Makes the report of a problem in the line returned last. */
    public DatasetException problem(String problem, String remedy) {
        return problem(number, problem, remedy);
    }

    /** Makes the report of a problem in a line returned earlier. */
    public DatasetException problem(long line, String problem, String remedy) {
        return DatasetException.at(file.toString(), line, problem, remedy);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw PackedFile.broken(file, number, e);
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
            if (split.size() > LONGEST_BYTES) {
                throw problem(
                        number + 1, "the line is longer than " + LONGEST_BYTES + " bytes", "check its line ends");
            }
        }
    }

    private boolean fill() {
        try {
            from = 0;
            to = Math.max(0, in.read(buffer));
            return to > 0;
        } catch (IOException e) {
            throw PackedFile.broken(file, number + 1, e);
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
}
