package dev.negbench.harness.text;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a float32 weight matrix out of an ONNX file by walking the protobuf wire format (field numbers of onnx.proto),
 * without holding more of the file than the matrix itself.
 */
final class OnnxMatrix {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_DATA_TYPE = 2;
    private static final int TENSOR_FLOAT_DATA = 4;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW_DATA = 9;
    private static final int FLOAT32 = 1;

    private OnnxMatrix() {}

    /**
     * Reads a matrix by name and of known shape; nothing after it is read.
     *
     * @param in the ONNX file
     * @param name the initializer's name
     * @param rows the expected number of rows
     * @param columns the expected number of columns
     * @return rows × columns values, row-major
     * @throws IOException if the file is malformed or has no float32 initializer of this name and shape
     */
    static float[] read(InputStream in, String name, int rows, int columns) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(in, 1 << 16);
        input.setSizeLimit(Integer.MAX_VALUE);
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (isMessage(tag, MODEL_GRAPH)) {
                int outer = input.pushLimit(input.readRawVarint32());
                float[] found = graph(input, name, rows, columns);
                if (found != null) {
                    return found;
                }
                input.popLimit(outer);
            } else {
                input.skipField(tag);
            }
        }
        throw new IOException("the ONNX file has no float32 initializer " + name + " of " + rows + " × " + columns);
    }

    private static float[] graph(CodedInputStream input, String name, int rows, int columns)
            throws IOException {
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (isMessage(tag, GRAPH_INITIALIZER)) {
                int outer = input.pushLimit(input.readRawVarint32());
                float[] found = tensor(input, name, rows, columns);
                if (found != null) {
                    return found;
                }
                input.popLimit(outer);
            } else {
                input.skipField(tag);
            }
        }
        return null;
    }

    /** The name may come before or after the data, so data of the right size is kept until the name is known. */
    private static float[] tensor(CodedInputStream input, String name, int rows, int columns)
            throws IOException {
        long[] dimensions = {};
        long type = 0;
        String actual = null;
        float[] values = null;
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            boolean packed = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == TENSOR_DIMS) {
                int outer = packed ? input.pushLimit(input.readRawVarint32()) : 0;
                do {
                    dimensions = Arrays.copyOf(dimensions, dimensions.length + 1);
                    dimensions[dimensions.length - 1] = input.readInt64();
                } while (packed && !input.isAtEnd());
                if (packed) {
                    input.popLimit(outer);
                }
            } else if (field == TENSOR_DATA_TYPE) {
                type = input.readInt64();
            } else if (field == TENSOR_NAME) {
                actual = input.readString();
            } else if (packed && (field == TENSOR_RAW_DATA || field == TENSOR_FLOAT_DATA)) {
                int bytes = input.readRawVarint32();
                if (bytes == (long) rows * columns * Float.BYTES && (actual == null || actual.equals(name))) {
                    values = floats(input, rows * columns);
                } else {
                    input.skipRawBytes(bytes);
                }
            } else {
                input.skipField(tag);
            }
        }
        boolean shaped = type == FLOAT32 && Arrays.equals(dimensions, new long[] {rows, columns});
        return shaped && name.equals(actual) ? values : null;
    }

    /** Raw data and packed float data are both little-endian float32. */
    private static float[] floats(CodedInputStream input, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = input.readFloat();
        }
        return values;
    }

    private static boolean isMessage(int tag, int field) {
        return tag == (field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
    }
}
