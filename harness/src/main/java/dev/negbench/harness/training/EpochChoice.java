package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.reports.results.EpochPoint;
import dev.negbench.strategies.stage.ModelWeights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning curve of a cell and the weights of the epoch that dev likes best, the first of equals. As the model
 * before training is never chosen, neither is one of a strategy's warm-up: what is compared has not begun there.
 */
final class EpochChoice {
    private final List<EpochPoint> curve = new ArrayList<>();
    private final int warmUpEpochs;
    private ModelWeights best;
    private int bestEpoch;

    /**
     * @param warmUpEpochs epochs at the beginning that are not chosen from
     */
    EpochChoice(int warmUpEpochs) {
        this.warmUpEpochs = warmUpEpochs;
    }

    /** Begins the curve with the quality before training. */
    void start(double devQuality) {
        curve.add(new EpochPoint(0, Double.NaN, devQuality, 0));
    }

    /** Returns the epoch that comes next, from 1. */
    int next() {
        return curve.size();
    }

    /** Tells whether another epoch is to be trained. */
    boolean goesOn(TrainingSettings settings) {
        return next() <= settings.epochs() && next() - Math.max(bestEpoch, warmUpEpochs) <= settings.patience();
    }

    /** Adds the epoch just trained and keeps the encoder's weights if it is the best so far after the warm-up. */
    void add(double loss, double devQuality, double trainSeconds, TrainableEncoder encoder) {
        int epoch = next();
        curve.add(new EpochPoint(epoch, loss, devQuality, trainSeconds));
        if (epoch <= warmUpEpochs) {
            return;
        }
        if (bestEpoch == 0 || devQuality > curve.get(bestEpoch).devQuality()) {
            bestEpoch = epoch;
            if (best == null) {
                best = encoder.snapshot();
            } else {
                encoder.copyTo(best);
            }
        }
    }

    List<EpochPoint> curve() {
        return curve;
    }

    ModelWeights best() {
        return best;
    }

    int bestEpoch() {
        return bestEpoch;
    }

    /** Writes curve and weights; there must be an epoch. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(curve.size());
        for (EpochPoint point : curve) {
            out.writeInt(point.epoch());
            out.writeDouble(point.trainLoss());
            out.writeDouble(point.devQuality());
            out.writeDouble(point.elapsedSeconds());
        }
        out.writeInt(bestEpoch);
        if (bestEpoch > 0) {
            StoredArrays.write(out, best);
        }
    }

    void read(DataInputStream in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            curve.add(new EpochPoint(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble()));
        }
        bestEpoch = in.readInt();
        best = bestEpoch > 0 ? StoredArrays.readWeights(in) : null;
    }
}
