package dev.negbench.harness.mining;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes vectors as NumPy and the nearest-neighbour benchmarks do. */
public final class VectorFiles {
    private static final int HEADER = 128;

    private VectorFiles() {}

    /** Writes an .npy file of version 1.0. */
    public static Path npy(Path file, float[] values, int dimension) throws IOException {
        String about = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + values.length / dimension + ", "
                + dimension + "), }";
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) (HEADER - 10));
        bytes.put((about + " ".repeat(HEADER - 11 - about.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Files.write(file, bytes.array());
    }

    /** Writes an .fvecs file. */
    public static Path fvecs(Path file, float[] values, int dimension) throws IOException {
        int rows = values.length / dimension;
        ByteBuffer bytes = ByteBuffer.allocate(rows * (4 + 4 * dimension)).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            bytes.putInt(dimension);
            for (int i = 0; i < dimension; i++) {
                bytes.putFloat(values[row * dimension + i]);
            }
        }
        return Files.write(file, bytes.array());
    }
}
