package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ModelWeights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Deep copies of named tensors. */
final class TensorCopies {
    private TensorCopies() {}

    static ModelWeights copyOf(ModelWeights weights) {
        Map<String, float[]> copies = new LinkedHashMap<>();
        weights.tensors().forEach((name, values) -> copies.put(name, values.clone()));
        return new ModelWeights(copies);
    }

    /** Requires tensors of the same names and sizes. */
    static void requireShape(ModelWeights weights, ModelWeights expected) {
        if (!weights.tensors().keySet().equals(expected.tensors().keySet())) {
            throw new IllegalArgumentException("these are the tensors " + weights.tensors().keySet()
                    + ", needed are " + expected.tensors().keySet());
        }
        requireSizes(weights, expected, expected.tensors().keySet());
    }

    /** Copies the named tensors, checking all before the first is written. */
    static void copy(ModelWeights source, ModelWeights target, Set<String> names) {
        requireSizes(source, target, names);
        for (String name : names) {
            float[] from = source.tensors().get(name);
            System.arraycopy(from, 0, target.tensors().get(name), 0, from.length);
        }
    }

    private static void requireSizes(ModelWeights source, ModelWeights target, Set<String> names) {
        for (String name : names) {
            float[] from = source.tensors().get(name);
            float[] to = target.tensors().get(name);
            if (from == null || to == null || from.length != to.length) {
                throw new IllegalArgumentException("tensor '" + name + "' has " + size(from)
                        + " values on one side and " + size(to)
                        + " on the other: these weights belong to a different encoder");
            }
        }
    }

    private static String size(float[] values) {
        return values == null ? "no" : Integer.toString(values.length);
    }
}
