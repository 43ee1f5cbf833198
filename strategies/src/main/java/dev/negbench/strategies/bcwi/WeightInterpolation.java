package dev.negbench.strategies.bcwi;

import dev.negbench.strategies.stage.ModelWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Interpolation between old and new weights, element by element. {@code oldWeight}, the card's α, multiplies the OLD
 * weights: 0 gives the new model, 1 the old one, both bit for bit. In between, values that are equal in both stay what
 * they are. Source: bcwi card, "The scheme"; bcwi/utils.py.
 *
 * <p>Cost: one pass over the arrays, bound by memory. No randomness. {@code out} may be one of the inputs.
 */
public final class WeightInterpolation {
    private WeightInterpolation() {}

    /**
     * Writes {@code α old + (1 - α) new}.
     *
     * @param oldWeight α in [0, 1]
     * @throws IllegalArgumentException if the weight is outside [0, 1], or the tensors are not of one shape
     */
    public static void plain(ModelWeights old, ModelWeights updated, double oldWeight, ModelWeights out) {
        requireWeight(oldWeight);
        out.tensors().forEach((name, to) -> {
            float[] a = tensor(old, name, to.length);
            float[] b = tensor(updated, name, to.length);
            if (isEnd(oldWeight)) {
                System.arraycopy(oldWeight == 1 ? a : b, 0, to, 0, to.length);
            } else {
                float weight = (float) oldWeight;
                for (int i = 0; i < to.length; i++) {
                    to[i] = b[i] + weight * (a[i] - b[i]);
                }
            }
        });
    }

    /**
     * Writes {@code (α F old + (1 - α) new) / (α F + 1 - α)}, the minimiser of {@code α Σ F (θ - old)² + (1 - α) Σ (θ -
     * new)²}. A weight of importance 0 is the new one below α = 1 and the old one at 1.
     *
     * @param importance F, at least 0 and finite, of the shape of the weights; plain interpolation is F = 1
     * @param oldWeight α in [0, 1]
     * @throws IllegalArgumentException if the weight is outside [0, 1], or the tensors are not of one shape
     */
    public static void weighted(
            ModelWeights old, ModelWeights updated, ModelWeights importance, double oldWeight, ModelWeights out) {
        if (isEnd(oldWeight)) {
            plain(old, updated, oldWeight, out);
            return;
        }
        requireWeight(oldWeight);
        float weight = (float) oldWeight;
        float other = (float) (1 - oldWeight);
        out.tensors().forEach((name, to) -> {
            float[] a = tensor(old, name, to.length);
            float[] b = tensor(updated, name, to.length);
            float[] f = tensor(importance, name, to.length);
            for (int i = 0; i < to.length; i++) {
                float of = weight * f[i];
                to[i] = b[i] + of / (of + other) * (a[i] - b[i]);
            }
        });
    }

    /**
     * Writes the mean of several models, summed in double precision.
     *
     * @param models at least one
     * @throws IllegalArgumentException if there is none, or the tensors are not of one shape
     */
    public static void mean(List<ModelWeights> models, ModelWeights out) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("the mean of no models is not defined; give at least one");
        }
        out.tensors().forEach((name, to) -> {
            float[][] from =
                    models.stream().map(model -> tensor(model, name, to.length)).toArray(float[][]::new);
            for (int i = 0; i < to.length; i++) {
                double sum = 0;
                for (float[] model : from) {
                    sum += model[i];
                }
                to[i] = (float) (sum / from.length);
            }
        });
    }

    /**
     * Copies from the new model the rows that the old one's training left as they had been: what it never saw is not
     * interpolated with noise, as the card has it for the classifier rows of new classes.
     *
     * @param initial what the old model's training began with
     * @param rowLength values a row; a tensor is a whole number of rows
     * @param out interpolated weights, changed in these rows
     * @return rows copied
     */
    public static int copyUnseenRows(
            ModelWeights initial, ModelWeights old, ModelWeights updated, int rowLength, ModelWeights out) {
        int copied = 0;
        for (Map.Entry<String, float[]> tensor : out.tensors().entrySet()) {
            float[] to = tensor.getValue();
            float[] before = tensor(initial, tensor.getKey(), to.length);
            float[] after = tensor(old, tensor.getKey(), to.length);
            float[] from = tensor(updated, tensor.getKey(), to.length);
            for (int at = 0; at < to.length; at += rowLength) {
                if (Arrays.equals(before, at, at + rowLength, after, at, at + rowLength)) {
                    System.arraycopy(from, at, to, at, rowLength);
                    copied++;
                }
            }
        }
        return copied;
    }

    /**
     * Returns the α at which plain interpolation is what one importance c for all weights gives at {@code oldWeight}:
     * {@code αc / (αc + 1 - α)}.
     *
     * @param c at least 0 and finite
     */
    public static double rescaled(double oldWeight, double c) {
        return oldWeight == 1 ? 1 : oldWeight * c / (oldWeight * c + 1 - oldWeight);
    }

    private static boolean isEnd(double oldWeight) {
        return oldWeight == 0 || oldWeight == 1;
    }

    private static void requireWeight(double oldWeight) {
        if (!(oldWeight >= 0 && oldWeight <= 1)) {
            throw new IllegalArgumentException("the old weight must be in [0, 1], was " + oldWeight);
        }
    }

    private static float[] tensor(ModelWeights weights, String name, int length) {
        float[] values = weights.tensors().get(name);
        if (values == null || values.length != length) {
            throw new IllegalArgumentException("tensor '" + name + "' should have " + length + " values, there are "
                    + (values == null ? "none" : values.length) + ": these are weights of different models");
        }
        return values;
    }
}
