package dev.negbench.harness.frozen;

import dev.negbench.harness.text.CacheFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Vectors on disk by key. The file only grows, by rows of fixed size: key, floats, checksum. A row that is cut or
 * altered counts as absent and is written again. Several threads and processes may use one file: rows are appended
 * under the file's lock, and read from memory-mapped pages without it.
 */
final class VectorStore {
    private static final long MAGIC = 0x31434556424e474eL;
    private static final int HEADER_BYTES = 128;
    private static final int KEY_BYTES = 2 * Long.BYTES;
    private static final int CHECK_BYTES = 2 * Integer.BYTES;
    private static final int ROWS_A_SEGMENT = 1 << 18;

    /** The system's lock is the process's and ends when any channel on the file is closed: one thread at a time. */
    private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private final Path file;
    private final String identity;
    private final int dimension;
    private final int rowBytes;
    private final Object monitor;
    private KeyIndex index = new KeyIndex();
    private final List<MappedByteBuffer> segments = new ArrayList<>();
    private int mappedRows;

    private VectorStore(Path file, String identity, int dimension) {
        this.file = file;
        this.identity = identity;
        this.dimension = dimension;
        rowBytes = KEY_BYTES + dimension * Float.BYTES + CHECK_BYTES;
        monitor = MONITORS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new Object());
    }

    /**
     * Opens a store and reads its keys; a file that does not exist is made when first appended to.
     *
     * @param identity what made the vectors; at most 64 ASCII characters. A file with another identity is replaced
     * @param dimension floats a vector
     * @throws IOException if the file is there and cannot be read
     */
    static VectorStore open(Path file, String identity, int dimension) throws IOException {
        VectorStore store = new VectorStore(file, identity, dimension);
        synchronized (store.monitor) {
            if (Files.isRegularFile(file)) {
                try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
                    store.mapNewRows(opened);
                }
            }
        }
        return store;
    }

    /** Returns the number of keys. */
    int size() {
        synchronized (monitor) {
            return index.size();
        }
    }

    /**
     * Copies the vector of a key.
     *
     * @param out receives the vector at {@code outAt}, unless there is none
     * @return whether there was one, whole
     */
    boolean read(long high, long low, float[] out, int outAt) {
        synchronized (monitor) {
            int row = index.get(high, low);
            if (row < 0) {
                return false;
            }
            ByteBuffer bytes = row(row);
            if (bytes.getInt(rowBytes - CHECK_BYTES) != checksum(bytes)) {
                return false;
            }
            bytes.position(KEY_BYTES);
            bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(out, outAt, dimension);
            return true;
        }
    }

    /**
     * Appends vectors, on disk when this returns. What another process has appended meanwhile is not written twice.
     *
     * @param keys their keys; those at {@code places} are meant
     * @param places which of the keys
     * @param vectors row-major, one row a place
     * @throws IOException if the file cannot be written to; the rows before stay readable
     */
    void append(TextKeys keys, int[] places, float[] vectors) throws IOException {
        synchronized (monitor) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
                        FileLock lock = opened.getChannel().lock()) {
                    appendLocked(opened, keys, places, vectors);
                }
            } catch (IOException e) {
                throw new IOException("cannot append " + places.length + " vectors to " + file + ": " + e
                        + " (free space there, or set the system property " + CacheFolder.PROPERTY
                        + " to another folder)", e);
            }
        }
    }

    private void appendLocked(RandomAccessFile opened, TextKeys keys, int[] places, float[] vectors)
            throws IOException {
        if (!hasHeader(opened)) {
            opened.setLength(0);
            opened.write(header());
        }
        if (rows(opened) < mappedRows) {
            // Somebody has deleted the file since it was opened.
            index = new KeyIndex();
            segments.clear();
            mappedRows = 0;
        }
        mapNewRows(opened);
        // A torn last row, of a process that was killed, is cut.
        long end = HEADER_BYTES + (long) mappedRows * rowBytes;
        opened.setLength(end);
        opened.seek(end);
        float[] scratch = new float[dimension];
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(places.length, rowBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < places.length; k++) {
            long high = keys.highs()[places[k]];
            long low = keys.lows()[places[k]];
            if (!read(high, low, scratch, 0)) {
                putRow(bytes, high, low, vectors, k * dimension);
            }
        }
        opened.write(bytes.array(), 0, bytes.position());
        opened.getFD().sync();
        mapNewRows(opened);
    }

    private void putRow(ByteBuffer bytes, long high, long low, float[] vectors, int at) {
        int start = bytes.position();
        bytes.putLong(high).putLong(low);
        bytes.asFloatBuffer().put(vectors, at, dimension);
        ByteBuffer row = bytes.duplicate().position(start).limit(start + rowBytes).slice();
        bytes.position(start + rowBytes - CHECK_BYTES);
        bytes.putInt(checksum(row)).putInt(0);
    }

    private int checksum(ByteBuffer row) {
        CRC32C checksum = new CRC32C();
        checksum.update(row.duplicate().position(0).limit(rowBytes - CHECK_BYTES));
        return (int) checksum.getValue();
    }

    /** Maps whole rows that were appended since the last call, and numbers their keys. */
    private void mapNewRows(RandomAccessFile opened) throws IOException {
        if (!hasHeader(opened)) {
            return;
        }
        long total = rows(opened);
        if (total > Integer.MAX_VALUE) {
            throw new IOException(file + " has more than " + Integer.MAX_VALUE + " rows");
        }
        FileChannel channel = opened.getChannel();
        for (int first = mappedRows / ROWS_A_SEGMENT * ROWS_A_SEGMENT; first < total; first += ROWS_A_SEGMENT) {
            int segment = first / ROWS_A_SEGMENT;
            long rows = Math.min(ROWS_A_SEGMENT, total - first);
            MappedByteBuffer mapped = channel.map(
                    FileChannel.MapMode.READ_ONLY, HEADER_BYTES + (long) first * rowBytes, rows * rowBytes);
            mapped.order(ByteOrder.LITTLE_ENDIAN);
            if (segment < segments.size()) {
                segments.set(segment, mapped);
            } else {
                segments.add(mapped);
            }
        }
        for (; mappedRows < total; mappedRows++) {
            MappedByteBuffer segment = segments.get(mappedRows / ROWS_A_SEGMENT);
            int at = mappedRows % ROWS_A_SEGMENT * rowBytes;
            index.put(segment.getLong(at), segment.getLong(at + Long.BYTES), mappedRows);
        }
    }

    private long rows(RandomAccessFile opened) throws IOException {
        return (opened.length() - HEADER_BYTES) / rowBytes;
    }

    private ByteBuffer row(int row) {
        return segments.get(row / ROWS_A_SEGMENT)
                .slice(row % ROWS_A_SEGMENT * rowBytes, rowBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private boolean hasHeader(RandomAccessFile opened) throws IOException {
        if (opened.length() < HEADER_BYTES) {
            return false;
        }
        byte[] found = new byte[HEADER_BYTES];
        opened.seek(0);
        opened.readFully(found);
        return Arrays.equals(found, header());
    }

    private byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC).putInt(dimension).putInt(rowBytes);
        return header.put(identity.getBytes(StandardCharsets.US_ASCII)).array();
    }
}
