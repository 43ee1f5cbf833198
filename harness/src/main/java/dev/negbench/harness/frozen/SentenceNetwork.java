package dev.negbench.harness.frozen;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.harness.text.TokenLists;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sentence encoder's network in ONNX Runtime. Several threads may run it at a time; a run uses its own thread only,
 * so that what it computes does not depend on their number.
 */
final class SentenceNetwork implements AutoCloseable {
    private static final long BEFORE_TEXT = 101;
    private static final long AFTER_TEXT = 102;

    /** Tokens that frame every text. */
    static final int FRAME_TOKENS = 2;

    private final SentenceModel model;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private SentenceNetwork(SentenceModel model, OrtEnvironment environment, OrtSession session) {
        this.model = model;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads a network, which takes about a second, and its file's size twice in memory meanwhile.
     *
     * @throws IOException if its file is missing, is another one, or cannot be loaded
     */
    static SentenceNetwork load(SentenceModel model) throws IOException {
        byte[] file = model.network().read(model.sha256());
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return new SentenceNetwork(model, environment, environment.createSession(file, options));
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime cannot load " + model.network().resource() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Embeds texts of equal length, each to a vector of length 1.
     *
     * @param tokens the texts' tokens, without frame
     * @param texts places in {@code tokens}; those from {@code from} to before {@code to} are embedded
     * @return the vectors, row-major
     * @throws IOException if the network fails
     */
    float[] embed(TokenLists tokens, int[] texts, int from, int to) throws IOException {
        int rows = to - from;
        int length = tokens.length(texts[from]) + FRAME_TOKENS;
        LongBuffer ids = longs(rows * length);
        for (int k = from; k < to; k++) {
            ids.put(BEFORE_TEXT);
            for (int at = tokens.offsets()[texts[k]]; at < tokens.offsets()[texts[k] + 1]; at++) {
                ids.put(tokens.tokens()[at]);
            }
            ids.put(AFTER_TEXT);
        }
        LongBuffer mask = longs(rows * length);
        while (mask.hasRemaining()) {
            mask.put(1);
        }
        Map<String, LongBuffer> inputs = new LinkedHashMap<>();
        inputs.put("input_ids", ids.flip());
        inputs.put("attention_mask", mask.flip());
        inputs.put("token_type_ids", longs(rows * length));
        try {
            return run(inputs, rows, length);
        } catch (OrtException e) {
            throw new IOException(model.title() + " failed on " + rows + " texts of " + length + " tokens: "
                    + e.getMessage(), e);
        }
    }

    private float[] run(Map<String, LongBuffer> inputs, int rows, int length) throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, LongBuffer> input : inputs.entrySet()) {
                tensors.put(
                        input.getKey(),
                        OnnxTensor.createTensor(environment, input.getValue(), new long[] {rows, length}));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                return pool(((OnnxTensor) result.get(0)).getFloatBuffer(), rows, length);
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private float[] pool(FloatBuffer states, int rows, int length) {
        int dimension = SentenceModel.DIMENSION;
        float[] vectors = new float[rows * dimension];
        float[] state = new float[dimension];
        int pooled = model.pooling() == SentenceModel.Pooling.FIRST ? 1 : length;
        for (int row = 0; row < rows; row++) {
            for (int token = 0; token < pooled; token++) {
                states.get((row * length + token) * dimension, state);
                VectorMath.addScaled(1f / pooled, state, 0, vectors, row * dimension, dimension);
            }
            VectorMath.normalise(vectors, row * dimension, dimension);
        }
        return vectors;
    }

    private static LongBuffer longs(int count) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, Long.BYTES))
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot free " + model.title(), e);
        }
    }
}
