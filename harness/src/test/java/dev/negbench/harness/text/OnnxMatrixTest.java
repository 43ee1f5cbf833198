package dev.negbench.harness.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OnnxMatrixTest {
    private static final float[] VALUES = {1, -2.5f, 3e-9f, 4, Float.MAX_VALUE, 6};

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static ByteString message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return ByteString.copyFrom(bytes.toByteArray());
    }

    private static ByteString raw() {
        ByteBuffer bytes = ByteBuffer.allocate(VALUES.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(VALUES);
        return ByteString.copyFrom(bytes);
    }

    private static ByteString shape() throws IOException {
        return message(out -> {
            out.writeInt64NoTag(2);
            out.writeInt64NoTag(3);
        });
    }

    private static ByteString tensor(String name, int type, int dataField, boolean nameLast) throws IOException {
        return message(out -> {
            out.writeInt64(1, 2);
            out.writeInt64(1, 3);
            out.writeInt32(2, type);
            if (!nameLast) {
                out.writeString(8, name);
            }
            out.writeBytes(dataField, raw());
            if (nameLast) {
                out.writeString(8, name);
            }
        });
    }

    /** A model with fields of other kinds around the graph, and the graph's tensors after a node. */
    private static byte[] model(ByteString... tensors) throws IOException {
        ByteString graph = message(out -> {
            out.writeBytes(1, ByteString.copyFromUtf8("node"));
            out.writeString(2, "graph");
            for (ByteString tensor : tensors) {
                out.writeBytes(5, tensor);
            }
        });
        return message(out -> {
            out.writeInt64(1, 8);
            out.writeString(2, "producer");
            out.writeBytes(7, graph);
            out.writeBytes(8, ByteString.copyFromUtf8("opset"));
        }).toByteArray();
    }

    private static float[] read(byte[] model) throws IOException {
        return OnnxMatrix.read(new ByteArrayInputStream(model), "w", 2, 3);
    }

    @Test
    void findsTheMatrixAmongOthers() throws IOException {
        ByteString bias = message(out -> {
            out.writeInt64(1, 2);
            out.writeInt32(2, 1);
            out.writeString(8, "bias");
            out.writeBytes(9, ByteString.copyFrom(new byte[8]));
        });
        assertArrayEquals(VALUES, read(model(bias, tensor("v", 1, 9, false), tensor("w", 1, 9, false), bias)));
        assertArrayEquals(VALUES, read(model(tensor("v", 1, 9, true), tensor("w", 1, 9, true))));
        assertArrayEquals(VALUES, read(model(tensor("w", 1, 4, false))));
        ByteString packedShape = message(out -> {
            out.writeBytes(1, shape());
            out.writeInt32(2, 1);
            out.writeString(8, "w");
            out.writeBytes(9, raw());
        });
        assertArrayEquals(VALUES, read(model(packedShape)));
    }

    @Test
    void refusesWhatIsNotTheMatrix() throws IOException {
        ByteString transposed = message(out -> {
            out.writeInt64(1, 3);
            out.writeInt64(1, 2);
            out.writeInt32(2, 1);
            out.writeString(8, "w");
            out.writeBytes(9, raw());
        });
        for (byte[] model : new byte[][] {
            model(), model(tensor("v", 1, 9, false)), model(tensor("w", 6, 9, false)), model(transposed), {}}) {
            String message = assertThrows(IOException.class, () -> read(model)).getMessage();
            assertTrue(message.contains("no float32 initializer w of 2 × 3"), message);
        }
        byte[] whole = model(tensor("w", 1, 9, false));
        assertThrows(IOException.class, () -> read(Arrays.copyOf(whole, whole.length / 2)));
    }
}
