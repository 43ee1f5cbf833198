package dev.negbench.strategies.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the trainings of a data update leave. Weights are shared, not copied.
 *
 * @param initial what the old model's training began with
 * @param old the model of before the update
 * @param updated models trained from {@code old} on the updated data, at least one
 * @param importance how much each weight of the old model matters, at least 0, of the shape of the weights; where it
 *     was asked for
 * @param rowLength consecutive values of a tensor that make one row, such as a token's vector
 */
public record UpdatedModels(
        ModelWeights initial,
        ModelCheckpoint old,
        List<ModelCheckpoint> updated,
        Optional<ModelWeights> importance,
        int rowLength) {
    public UpdatedModels {
        updated = List.copyOf(updated);
    }

    /**
     * Checks and collects.
     *
     * @throws IllegalArgumentException if there is no new model, one of them was not trained from {@code old}, or the
     *     tensors are not of one shape
     */
    public static UpdatedModels of(
            ModelWeights initial,
            ModelCheckpoint old,
            List<ModelCheckpoint> updated,
            Optional<ModelWeights> importance,
            int rowLength) {
        if (updated.isEmpty()) {
            throw new IllegalArgumentException("a data update needs a new model, none was given");
        }
        for (int m = 0; m < updated.size(); m++) {
            if (!updated.get(m).parentSha256().equals(old.sha256())) {
                throw new IllegalArgumentException("new model " + m + " was trained from "
                        + updated.get(m).parentSha256() + ", the old model is " + old.sha256()
                        + ": models of different parents cannot be interpolated; train it from the old model");
            }
            requireShape(updated.get(m).weights(), old.weights(), "new model " + m);
        }
        requireShape(initial, old.weights(), "the initial model");
        importance.ifPresent(values -> requireShape(values, old.weights(), "the importance"));
        return new UpdatedModels(initial, old, updated, importance, rowLength);
    }

    private static void requireShape(ModelWeights weights, ModelWeights expected, String what) {
        Map<String, float[]> tensors = weights.tensors();
        if (!tensors.keySet().equals(expected.tensors().keySet())) {
            throw new IllegalArgumentException(what + " has the tensors " + tensors.keySet() + ", the old model "
                    + expected.tensors().keySet());
        }
        expected.tensors().forEach((name, values) -> {
            if (tensors.get(name).length != values.length) {
                throw new IllegalArgumentException("tensor '" + name + "' of " + what + " has "
                        + tensors.get(name).length + " values, that of the old model " + values.length);
            }
        });
    }
}
