package dev.negbench.strategies.bcwi;

import dev.negbench.strategies.stage.DataUpdate;
import dev.negbench.strategies.stage.ModelCheckpoint;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.UpdateCandidate;
import dev.negbench.strategies.stage.UpdateScenario;
import dev.negbench.strategies.stage.UpdatedModels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The grid of interpolated models, and the largest old weight that dev allows.
 *
 * @param scenario what is trained
 * @param byTensor whether importances have mean 1 in each tensor instead of over all
 * @param copiesUnseen whether rows that the old training did not touch come from the new model
 * @param tolerance how much quality on dev may be given up, in units of the measure that chooses
 */
record InterpolatedUpdate(UpdateScenario scenario, boolean byTensor, boolean copiesUnseen, double tolerance)
        implements DataUpdate {
    /** Differences of shares below this are rounding. */
    private static final double ROUNDING = 1e-12;

    /** 0.0, 0.1, …, 1.0. */
    static double[] plainGrid() {
        return IntStream.rangeClosed(0, 10).mapToDouble(i -> i / 10.0).toArray();
    }

    /** Denser near 1, where the importance of most weights is what decides. */
    static double[] fisherGrid() {
        return DoubleStream.concat(
                        IntStream.rangeClosed(0, 8).mapToDouble(i -> i / 10.0),
                        DoubleStream.of(0.85, 0.9, 0.92, 0.94, 0.96, 0.98, 1))
                .toArray();
    }

    @Override
    public List<UpdateCandidate> candidates(UpdatedModels models) {
        ModelWeights old = models.old().weights();
        ModelWeights updated = updated(models);
        ModelWeights importance = models.importance()
                .map(byTensor ? Importance::byTensor : Importance::overAll)
                .orElse(null);
        String variant = variant(models.updated().size(), importance != null);
        double[] grid = importance == null ? plainGrid() : fisherGrid();
        return DoubleStream.of(grid)
                .mapToObj(oldWeight ->
                        new UpdateCandidate(variant, oldWeight, writer(models, old, updated, importance, oldWeight)))
                .toList();
    }

    private Consumer<ModelWeights> writer(
            UpdatedModels models, ModelWeights old, ModelWeights updated, ModelWeights importance, double oldWeight) {
        return out -> {
            if (importance == null) {
                WeightInterpolation.plain(old, updated, oldWeight, out);
            } else {
                WeightInterpolation.weighted(old, updated, importance, oldWeight, out);
            }
            if (copiesUnseen && oldWeight < 1) {
                WeightInterpolation.copyUnseenRows(models.initial(), old, updated, models.rowLength(), out);
            }
        };
    }

    private static ModelWeights updated(UpdatedModels models) {
        List<ModelWeights> all =
                models.updated().stream().map(ModelCheckpoint::weights).toList();
        if (all.size() == 1) {
            return all.get(0);
        }
        Map<String, float[]> empty = new LinkedHashMap<>();
        models.old().weights().tensors().forEach((name, values) -> empty.put(name, new float[values.length]));
        ModelWeights mean = new ModelWeights(empty);
        WeightInterpolation.mean(all, mean);
        return mean;
    }

    private static String variant(int models, boolean weighted) {
        String soup = models == 1 ? "" : "soup" + models;
        return weighted ? soup.isEmpty() ? "fisher" : "fisher-" + soup : soup.isEmpty() ? "plain" : soup;
    }

    @Override
    public int choose(List<UpdateCandidate> candidates, double[] devQuality) {
        int chosen = 0;
        for (int i = 1; i < devQuality.length; i++) {
            if (devQuality[i] >= devQuality[0] - tolerance - ROUNDING) {
                chosen = i;
            }
        }
        return chosen;
    }
}
