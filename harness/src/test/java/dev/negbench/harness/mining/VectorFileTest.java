package dev.negbench.harness.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.DatasetException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
    private static final float[] VALUES = {1, -2.5f, 3e-7f, 0, 5, -6};

    @TempDir
    private Path directory;

    @Test
    void bothLayoutsGiveTheNumbersThatWereWritten() throws IOException {
        VectorTable npy = VectorFile.read(VectorFiles.npy(directory.resolve("a.npy"), VALUES, 3));
        VectorTable fvecs = VectorFile.read(VectorFiles.fvecs(directory.resolve("a.fvecs"), VALUES, 3));
        assertArrayEquals(VALUES, npy.values());
        assertArrayEquals(VALUES, fvecs.values());
        assertEquals(2, npy.rows());
        assertEquals(3, fvecs.dimension());
        assertEquals(64, npy.sha256().length());
    }

    @Test
    void readsFilesLargerThanItsBuffer() throws IOException {
        int dimension = 700;
        float[] many = new float[3000 * dimension];
        for (int i = 0; i < many.length; i++) {
            many[i] = i * 0.5f;
        }
        assertArrayEquals(
                many,
                VectorFile.read(VectorFiles.npy(directory.resolve("b.npy"), many, dimension))
                        .values());
        assertArrayEquals(
                many,
                VectorFile.read(VectorFiles.fvecs(directory.resolve("b.fvecs"), many, dimension))
                        .values());
    }

    @Test
    void theChecksumIsThatOfTheFile() throws Exception {
        Path file = VectorFiles.npy(directory.resolve("c.npy"), VALUES, 2);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertEquals(HexFormat.of().formatHex(digest), VectorFile.read(file).sha256());
    }

    @Test
    void scalesToLengthOne() throws IOException {
        VectorTable table = VectorFile.read(VectorFiles.npy(directory.resolve("d.npy"), new float[] {3, 4, 0, 0}, 2));
        assertEquals(1, table.normalise(), "one has no direction");
        assertArrayEquals(new float[] {0.6f, 0.8f, 0, 0}, table.values(), 1e-6f);
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() throws IOException {
        Path file = VectorFiles.npy(directory.resolve("e.npy"), VALUES, 3);
        byte[] good = Files.readAllBytes(file);
        refused("cut.npy", Arrays.copyOf(good, good.length - 1), "copy it again");
        refused("long.npy", Arrays.copyOf(good, good.length + 4), "copy it again");
        refused("double.npy", replaced(good, "<f4", "<f8"), "'<f8'");
        refused("big.npy", replaced(good, "<f4", ">f4"), "astype('<f4')");
        refused("columns.npy", replaced(good, "False", "True "), "ascontiguousarray");
        refused("other.npy", new byte[40], "version 1 to 3");
        refused("empty.npy", new byte[3], "3 bytes only");
        refused("row.npy", replaced(good, "(2, 3)", "(6,)  "), "matrix");
        refused("cut.fvecs", new byte[] {3, 0, 0, 0, 1}, "no whole number");
        byte[] uneven = Files.readAllBytes(VectorFiles.fvecs(directory.resolve("f.fvecs"), VALUES, 3));
        uneven[16] = 2;
        refused("uneven.fvecs", uneven, "row 1 has the dimension 2");
        refused("vectors.txt", good, "neither .npy nor .fvecs");
        float[] broken = VALUES.clone();
        broken[4] = Float.NaN;
        Path nan = VectorFiles.npy(directory.resolve("nan.npy"), broken, 3);
        DatasetException thrown = assertThrows(DatasetException.class, () -> VectorFile.read(nan));
        assertTrue(thrown.getMessage().contains("row 1 has NaN at element 1"), thrown.getMessage());
        assertThrows(DatasetException.class, () -> VectorFile.read(directory.resolve("missing.npy")));
    }

    private void refused(String name, byte[] content, String expected) throws IOException {
        Path file = Files.write(directory.resolve(name), content);
        DatasetException thrown = assertThrows(DatasetException.class, () -> VectorFile.read(file), name);
        assertTrue(thrown.getMessage().contains(expected), thrown.getMessage());
        assertTrue(thrown.getMessage().contains(name), thrown.getMessage());
    }

    private static byte[] replaced(byte[] file, String from, String to) {
        Charset latin = StandardCharsets.ISO_8859_1;
        return new String(file, latin).replace(from, to).getBytes(latin);
    }
}
