package dev.negbench.harness.training;

import dev.negbench.strategies.stage.ModelWeights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Arrays and maps in a checkpoint: the length, then the values, most significant byte first. */
final class StoredArrays {
    private static final int BLOCK = 4096;

    private StoredArrays() {}

    static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Float.BYTES);
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            block.asFloatBuffer().put(values, from, count);
            out.write(block.array(), 0, count * Float.BYTES);
        }
    }

    static float[] readFloats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Float.BYTES);
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            in.readFully(block.array(), 0, count * Float.BYTES);
            block.asFloatBuffer().get(values, from, count);
        }
        return values;
    }

    static void write(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Integer.BYTES);
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            block.asIntBuffer().put(values, from, count);
            out.write(block.array(), 0, count * Integer.BYTES);
        }
    }

    static int[] readInts(DataInputStream in) throws IOException {
        int[] values = new int[in.readInt()];
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Integer.BYTES);
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            in.readFully(block.array(), 0, count * Integer.BYTES);
            block.asIntBuffer().get(values, from, count);
        }
        return values;
    }

    static void write(DataOutputStream out, byte[] values) throws IOException {
        out.writeInt(values.length);
        out.write(values);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] values = new byte[in.readInt()];
        in.readFully(values);
        return values;
    }

    static void write(DataOutputStream out, long[] values) throws IOException {
        out.writeInt(values.length);
        for (long value : values) {
            out.writeLong(value);
        }
    }

    /** Reads into an array, which must have the length of the one written. */
    static void read(DataInputStream in, long[] values) throws IOException {
        int length = in.readInt();
        if (length != values.length) {
            throw new IOException(length + " values where " + values.length + " belong");
        }
        for (int i = 0; i < length; i++) {
            values[i] = in.readLong();
        }
    }

    static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    static void write(DataOutputStream out, Map<String, Long> counts) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            write(out, count.getKey());
            out.writeLong(count.getValue());
        }
    }

    static Map<String, Long> readCounts(DataInputStream in) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(readText(in), in.readLong());
        }
        return counts;
    }

    static void write(DataOutputStream out, ModelWeights weights) throws IOException {
        writeTensors(out, weights.tensors());
    }

    static ModelWeights readWeights(DataInputStream in) throws IOException {
        return new ModelWeights(readTensors(in));
    }

    static void writeTensors(DataOutputStream out, Map<String, float[]> tensors) throws IOException {
        out.writeInt(tensors.size());
        for (Map.Entry<String, float[]> tensor : tensors.entrySet()) {
            write(out, tensor.getKey());
            write(out, tensor.getValue());
        }
    }

    static Map<String, float[]> readTensors(DataInputStream in) throws IOException {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            tensors.put(readText(in), readFloats(in));
        }
        return tensors;
    }
}
