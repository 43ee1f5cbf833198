package dev.negbench.harness.mining;

import dev.negbench.datasets.DatasetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads vectors from NumPy's {@code .npy} (format versions 1 to 3) and from the {@code .fvecs} of the nearest-neighbour
 * benchmarks: single precision, little endian, one row a text. Needs the memory of the vectors and 4 MB.
 */
public final class VectorFile {
    private static final byte[] NPY_MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int CHUNK_BYTES = 4 << 20;
    private static final int MOST_FLOATS = Integer.MAX_VALUE - 8;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");
    private static final String AS_NPY = "save them with numpy.save(file, vectors.astype('<f4')), one row a text";

    private final Path file;
    private final FileChannel channel;
    private final long bytes;
    private final MessageDigest digest;

    private VectorFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        bytes = channel.size();
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads a file; its name tells the layout.
     *
     * @throws DatasetException if there is no such file, it is of another layout or type, cut short, or holds a number
     *     that is not finite; names the row and the remedy
     * @throws IOException if it cannot be read
     */
    public static VectorTable read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("there is no file of vectors " + file, "name an .npy or .fvecs file");
        }
        String name = file.getFileName().toString();
        if (!name.endsWith(".npy") && !name.endsWith(".fvecs")) {
            throw new DatasetException(file + " is neither .npy nor .fvecs", AS_NPY);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            VectorFile source = new VectorFile(file, channel);
            VectorTable table = name.endsWith(".npy") ? source.npy() : source.fvecs();
            return source.requireFinite(table);
        }
    }

    private VectorTable npy() throws IOException {
        ByteBuffer start = header(12);
        byte[] magic = new byte[NPY_MAGIC.length];
        start.get(magic);
        int major = start.get();
        start.get();
        if (!Arrays.equals(magic, NPY_MAGIC) || major < 1 || major > 3) {
            throw problem("does not start as an .npy file of version 1 to 3 does", AS_NPY);
        }
        int lengthBytes = major == 1 ? 2 : 4;
        long length = major == 1 ? Short.toUnsignedInt(start.getShort()) : Integer.toUnsignedLong(start.getInt());
        int dataAt = NPY_MAGIC.length + 2 + lengthBytes + (int) Math.min(length, LONGEST_HEADER);
        if (length > LONGEST_HEADER || dataAt > bytes) {
            throw problem("has a header of " + length + " bytes", AS_NPY);
        }
        channel.position(0);
        ByteBuffer whole = header(dataAt);
        String text = new String(whole.array(), 0, dataAt, StandardCharsets.ISO_8859_1);
        digest.update(whole.array(), 0, dataAt);
        String type = field(TYPE, text, "type");
        if (!type.equals("<f4")) {
            throw problem("holds numbers of type '" + type + "', not '<f4'", AS_NPY);
        }
        if (field(ORDER, text, "order").equals("True")) {
            throw problem("is stored column by column", "save numpy.ascontiguousarray(vectors) instead");
        }
        String[] shape = field(SHAPE, text, "shape").strip().split("\\s*,\\s*");
        if (shape.length != 2 || !shape[0].matches("\\d{1,10}") || !shape[1].matches("\\d{1,9}")) {
            throw problem("has the shape (" + String.join(", ", shape) + ")", "save a matrix, one row a text");
        }
        long rows = Long.parseLong(shape[0]);
        int dimension = Integer.parseInt(shape[1]);
        float[] values = room(rows, dimension);
        if (bytes - dataAt != 4L * values.length) {
            throw problem(
                    "holds " + (bytes - dataAt) + " bytes of numbers, and its header says " + rows + " × " + dimension
                            + " floats, " + 4L * values.length + " bytes",
                    "copy it again, whole");
        }
        read(values, 0, values.length);
        return table(values, (int) rows, dimension);
    }

    private VectorTable fvecs() throws IOException {
        ByteBuffer start = header(4);
        int dimension = start.getInt();
        long rowBytes = 4 + 4L * dimension;
        if (dimension < 1 || bytes % rowBytes != 0) {
            throw problem(
                    "starts with the dimension " + dimension + ", and " + bytes + " bytes are no whole number of such"
                            + " vectors",
                    "write little-endian rows: the dimension as a 32-bit integer, then as many floats");
        }
        long rows = bytes / rowBytes;
        float[] values = room(rows, dimension);
        channel.position(0);
        int rowsAtOnce = (int) Math.max(1, CHUNK_BYTES / rowBytes);
        ByteBuffer chunk = buffer((int) Math.min(rows, rowsAtOnce) * (int) rowBytes);
        for (int row = 0; row < rows; ) {
            int count = (int) Math.min(rowsAtOnce, rows - row);
            fill(chunk, count * (int) rowBytes);
            for (int i = 0; i < count; i++, row++) {
                int given = chunk.getInt();
                if (given != dimension) {
                    throw problem(
                            "row " + row + " has the dimension " + given + ", the first " + dimension,
                            "write vectors of one length");
                }
                chunk.asFloatBuffer().get(values, row * dimension, dimension);
                chunk.position(chunk.position() + 4 * dimension);
            }
        }
        return table(values, (int) rows, dimension);
    }

    private float[] room(long rows, int dimension) {
        if (rows < 1 || dimension < 1) {
            throw problem("holds " + rows + " vectors of " + dimension + " numbers", AS_NPY);
        }
        if (rows > MOST_FLOATS / dimension) {
            throw problem(
                    "holds " + rows + " vectors of " + dimension + " numbers; at most " + MOST_FLOATS / dimension
                            + " of that length fit one array",
                    "divide the collection");
        }
        return new float[(int) rows * dimension];
    }

    private void read(float[] values, int from, int count) throws IOException {
        ByteBuffer chunk = buffer((int) Math.min(CHUNK_BYTES, 4L * count));
        for (int at = from; at < from + count; ) {
            int floats = Math.min(chunk.capacity() / 4, from + count - at);
            fill(chunk, 4 * floats);
            chunk.asFloatBuffer().get(values, at, floats);
            at += floats;
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the first bytes, which are not yet part of the digest. */
    private ByteBuffer header(int size) throws IOException {
        ByteBuffer buffer = buffer(size);
        if (bytes < size) {
            throw problem("has " + bytes + " bytes only", AS_NPY);
        }
        readFully(buffer);
        return buffer.flip();
    }

    private void fill(ByteBuffer chunk, int size) throws IOException {
        chunk.clear().limit(size);
        readFully(chunk);
        chunk.flip();
        digest.update(chunk.array(), 0, size);
    }

    private void readFully(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw problem("ended while it was read", "let nobody write to it");
            }
        }
    }

    private String field(Pattern pattern, String header, String what) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw problem("says nothing of its " + what + " in its header", AS_NPY);
        }
        return matcher.group(1);
    }

    private VectorTable table(float[] values, int rows, int dimension) {
        return new VectorTable(
                file.toString(), values, rows, dimension, HexFormat.of().formatHex(digest.digest()));
    }

    private VectorTable requireFinite(VectorTable table) {
        float[] values = table.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw problem(
                        "row " + i / table.dimension() + " has " + values[i] + " at element " + i % table.dimension(),
                        "repair what made the vectors, or leave the text out");
            }
        }
        return table;
    }

    private DatasetException problem(String problem, String remedy) {
        return new DatasetException(file + ": " + problem, remedy);
    }
}
