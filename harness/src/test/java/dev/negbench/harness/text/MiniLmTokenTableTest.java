package dev.negbench.harness.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniLmTokenTableTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void setUp() {
        WordPieceTokensTest.useTestCache();
    }

    private static String sha256(MiniLmTokenTable table) {
        ByteBuffer bytes = ByteBuffer.allocate(table.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(table.values());
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    /** The hash was taken from the ONNX file with another program, by the byte position of the initializer. */
    @Test
    void tableIsTheModelsAndSurvivesDamage() throws IOException {
        String expected = "352d34a4ad725bb742f36fc3f2a2dcfa7f07317926128d47c362198125003892";
        CacheFolder cache = new CacheFolder(folder);
        assertEquals(expected, sha256(MiniLmTokenTable.load(cache)));
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("token-table"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            file = all.get(0);
        }
        assertEquals(expected, sha256(MiniLmTokenTable.load(cache)), "read from the cache");
        try (RandomAccessFile damage = new RandomAccessFile(file.toFile(), "rw")) {
            damage.seek(20_000_000);
            int value = damage.read();
            damage.seek(20_000_000);
            damage.write(value ^ 4);
        }
        assertEquals(expected, sha256(MiniLmTokenTable.load(cache)), "a changed bit is noticed");
        new CachedFile(file).write(ByteBuffer.allocate(12));
        assertEquals(expected, sha256(MiniLmTokenTable.load(cache)), "a table of another size is not used");
    }

    @Test
    void vectorsOfRelatedWordsAreNear() throws IOException {
        CacheFolder cache = CacheFolder.standard();
        MiniLmTokenTable table = MiniLmTokenTable.load(cache);
        TokenLists words;
        try (WordPieceTokens tokens = WordPieceTokens.open(cache)) {
            words = tokens.tokenize(List.of("king", "queen", "banana"));
        }
        float[] rows = new float[3 * MiniLmTokenTable.DIMENSIONS];
        for (int i = 0; i < 3; i++) {
            assertEquals(1, words.length(i));
            table.copyRow(words.tokens()[i], rows, i * MiniLmTokenTable.DIMENSIONS);
        }
        double related = cosine(rows, 0, 1);
        double unrelated = cosine(rows, 0, 2);
        assertTrue(related > unrelated + 0.1, related + " against " + unrelated);
        float[] first = new float[MiniLmTokenTable.DIMENSIONS];
        table.copyRow(0, first, 0);
        assertArrayEquals(Arrays.copyOf(table.values(), first.length), first);
        assertThrows(IndexOutOfBoundsException.class, () -> table.copyRow(MiniLmTokenTable.ROWS, first, 0));
    }

    private static double cosine(float[] rows, int a, int b) {
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < MiniLmTokenTable.DIMENSIONS; i++) {
            double x = rows[a * MiniLmTokenTable.DIMENSIONS + i];
            double y = rows[b * MiniLmTokenTable.DIMENSIONS + i];
            product += x * y;
            squaresA += x * x;
            squaresB += y * y;
        }
        return product / Math.sqrt(squaresA * squaresB);
    }
}
