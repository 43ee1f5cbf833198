package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.reports.journal.CheckpointFile;
import dev.negbench.strategies.stage.Companion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a cell needs to go on between two epochs as if it had never stopped: the encoder with its optimiser,
 * the best weights so far, the curve, the companions, what was counted and remembered, and the pools unless new ones
 * are due. What is a function of the seed alone, such as the order of the examples or corrected labels, is not in it.
 * One thread owns it.
 */
final class CellCheckpoint {
    private final CheckpointPlace place;
    private final TrainableEncoder encoder;
    private final EpochChoice choice;
    private final CellEffort effort;
    private final DrawnCounts counts;
    private final LastDraws lastDraws;
    private final List<Companion> companions;
    private final PoolSchedule schedule;
    private long lastNanos = System.nanoTime();

    /**
     * @param schedule the pools, or null if nothing is drawn
     */
    CellCheckpoint(
            CheckpointPlace place,
            TrainableEncoder encoder,
            EpochChoice choice,
            CellEffort effort,
            DrawnCounts counts,
            LastDraws lastDraws,
            List<Companion> companions,
            PoolSchedule schedule) {
        this.place = place;
        this.encoder = encoder;
        this.choice = choice;
        this.effort = effort;
        this.counts = counts;
        this.lastDraws = lastDraws;
        this.companions = companions;
        this.schedule = schedule;
    }

    /**
     * Writes a checkpoint if the last one, or the start, is long enough ago. One that cannot be written is remarked
     * upon and does no harm.
     *
     * @param stepsAnEpoch steps in an epoch
     */
    void offer(int stepsAnEpoch) {
        CheckpointFile file = place.file().orElse(null);
        if (file == null || System.nanoTime() - lastNanos < place.interval().toNanos()) {
            return;
        }
        try {
            file.write(out -> write(out, stepsAnEpoch));
        } catch (IOException e) {
            place.remarks().accept("no checkpoint could be written (" + e.getMessage() + "); the cell goes on");
        }
        lastNanos = System.nanoTime();
    }

    private void write(DataOutputStream out, int stepsAnEpoch) throws IOException {
        effort.write(out);
        choice.write(out);
        StoredArrays.write(out, encoder.state());
        counts.write(out);
        lastDraws.write(out);
        out.writeInt(companions.size());
        for (Companion companion : companions) {
            StoredArrays.write(out, companion.state());
        }
        if (schedule != null) {
            schedule.write(out, effort.steps(), stepsAnEpoch);
        }
    }

    /**
     * Goes on from the checkpoint, if there is one. Label correction must be behind.
     *
     * @return whether there was
     * @throws UncheckedIOException if a file whose hash is right is not what this cell wrote
     */
    boolean resume() {
        Optional<DataInputStream> content = place.file().flatMap(file -> file.open(place.remarks()));
        if (content.isEmpty()) {
            return false;
        }
        try (DataInputStream in = content.get()) {
            read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        place.remarks().accept("goes on after epoch " + (choice.next() - 1));
        return true;
    }

    private void read(DataInputStream in) throws IOException {
        effort.read(in);
        choice.read(in);
        encoder.restoreFrom(StoredArrays.readWeights(in));
        counts.read(in);
        lastDraws.read(in);
        int stored = in.readInt();
        if (stored != companions.size()) {
            throw new IOException(stored + " companions where " + companions.size() + " belong");
        }
        for (Companion companion : companions) {
            companion.restore(StoredArrays.readBytes(in));
        }
        if (schedule != null) {
            schedule.read(in);
        }
    }
}
