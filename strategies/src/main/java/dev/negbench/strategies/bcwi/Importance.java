package dev.negbench.strategies.bcwi;

import dev.negbench.strategies.stage.ModelWeights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Importances brought to a mean of 1. */
final class Importance {
    private Importance() {}

    /**
     * Divides by the mean over all tensors together.
     *
     * @throws IllegalStateException if all are 0
     */
    static ModelWeights overAll(ModelWeights squares) {
        double sum = 0;
        long count = 0;
        for (float[] values : squares.tensors().values()) {
            sum += sum(values);
            count += values.length;
        }
        double mean = sum / count;
        Map<String, float[]> scaled = new LinkedHashMap<>();
        squares.tensors().forEach((name, values) -> scaled.put(name, divided(values, mean)));
        return new ModelWeights(scaled);
    }

    /**
     * Divides each tensor by its own mean, so that a large table of mostly zeros does not raise the others.
     *
     * @throws IllegalStateException if all of a tensor are 0
     */
    static ModelWeights byTensor(ModelWeights squares) {
        Map<String, float[]> scaled = new LinkedHashMap<>();
        squares.tensors().forEach((name, values) -> scaled.put(name, divided(values, sum(values) / values.length)));
        return new ModelWeights(scaled);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static float[] divided(float[] values, double mean) {
        if (!(mean > 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("the mean importance is " + mean
                    + ", so nothing can be weighed by it: no query moved a weight; interpolate without importance");
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (values[i] / mean);
        }
        return scaled;
    }
}
