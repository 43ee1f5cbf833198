package dev.negbench.harness.frozen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorStoreTest {
    private static final int DIMENSION = 6;
    private static final int HEADER = 128;
    private static final int ROW = 16 + DIMENSION * 4 + 8;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("sub").resolve("vectors.rows");
    }

    private VectorStore open() throws IOException {
        return VectorStore.open(file, "a", DIMENSION);
    }

    private static TextKeys keys(int count) {
        return TextKeys.of(IntStream.range(0, count).mapToObj(i -> "text " + i).toList());
    }

    private static float[] vector(int text) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = text * 31 + i;
        }
        return vector;
    }

    private static void append(VectorStore store, TextKeys keys, int from, int to) throws IOException {
        float[] vectors = new float[(to - from) * DIMENSION];
        for (int text = from; text < to; text++) {
            System.arraycopy(vector(text), 0, vectors, (text - from) * DIMENSION, DIMENSION);
        }
        store.append(keys, IntStream.range(from, to).toArray(), vectors);
    }

    private static boolean has(VectorStore store, TextKeys keys, int text) {
        float[] out = new float[DIMENSION + 1];
        boolean found = store.read(keys.highs()[text], keys.lows()[text], out, 1);
        if (found) {
            assertArrayEquals(vector(text), Arrays.copyOfRange(out, 1, DIMENSION + 1));
        }
        return found;
    }

    private static long count(VectorStore store, TextKeys keys) {
        return IntStream.range(0, keys.size()).filter(text -> has(store, keys, text)).count();
    }

    @Test
    void keepsVectors() throws IOException {
        TextKeys keys = keys(3000);
        VectorStore store = open();
        assertEquals(0, store.size());
        append(store, keys, 0, 1200);
        append(store, keys, 1200, 2500);
        assertEquals(2500, count(store, keys));
        VectorStore again = open();
        assertEquals(2500, again.size());
        assertEquals(2500, count(again, keys));
        append(again, keys, 2400, 3000);
        assertEquals(3000, count(again, keys));
        assertEquals(HEADER + 3000L * ROW, Files.size(file), "known rows are not written twice");
    }

    @Test
    void aTornRowIsCutAndWhatWasBeforeStays() throws IOException {
        TextKeys keys = keys(4);
        append(open(), keys, 0, 3);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int kept = Math.max(0, (length - HEADER) / ROW);
            VectorStore store = open();
            assertEquals(kept, count(store, keys), "cut to " + length);
            append(store, keys, 3, 4);
            assertEquals(kept + 1, count(open(), keys), "cut to " + length);
            assertEquals(HEADER + (kept + 1L) * ROW, Files.size(file));
        }
    }

    @Test
    void anAlteredRowCountsAsAbsentAndIsWrittenAgain() throws IOException {
        TextKeys keys = keys(5);
        append(open(), keys, 0, 5);
        for (int at : new int[] {0, 15, 16, 30, ROW - 8, ROW - 5}) {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.seek(HEADER + 2 * ROW + at);
                int value = bytes.read();
                bytes.seek(HEADER + 2 * ROW + at);
                bytes.write(value ^ 4);
            }
            VectorStore store = open();
            assertFalse(has(store, keys, 2), "byte " + at);
            assertEquals(4, count(store, keys));
            append(store, keys, 0, 5);
            assertEquals(5, count(store, keys));
            Files.delete(file);
            append(open(), keys, 0, 5);
        }
    }

    /** A file system may leave zeros where rows were never written. */
    @Test
    void rowsOfZerosAreAbsent() throws IOException {
        TextKeys keys = keys(2);
        append(open(), keys, 0, 2);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(HEADER + ROW);
            bytes.write(new byte[ROW]);
        }
        VectorStore store = open();
        assertEquals(1, count(store, keys));
        assertFalse(store.read(0, 0, new float[DIMENSION], 0));
    }

    @Test
    void vectorsOfAnotherModelAreReplaced() throws IOException {
        TextKeys keys = keys(2);
        append(VectorStore.open(file, "b", DIMENSION), keys, 0, 2);
        VectorStore store = open();
        assertEquals(0, store.size());
        append(store, keys, 1, 2);
        assertEquals(1, count(open(), keys));
    }

    @Test
    void survivesItsFile() throws IOException {
        TextKeys keys = keys(4);
        VectorStore store = open();
        append(store, keys, 0, 3);
        Files.delete(file);
        append(store, keys, 3, 4);
        assertEquals(1, count(store, keys));
        assertEquals(1, count(open(), keys));
    }

    @Test
    void severalWritersShareAFile() throws Exception {
        TextKeys keys = keys(600);
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                int first = writer * 100;
                writers.add(executor.submit(() -> {
                    VectorStore store = open();
                    for (int from = first; from < first + 300; from += 20) {
                        append(store, keys, from, from + 20);
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            executor.shutdownNow();
        }
        assertEquals(600, count(open(), keys));
        assertEquals(HEADER + 600L * ROW, Files.size(file));
        assertTrue(open().size() == 600);
    }
}
