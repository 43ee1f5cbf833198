package dev.negbench.harness.training;

import dev.negbench.reports.results.CellCost;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The steps a cell has made and where its time went, interruptions not counted. One thread owns it. */
final class CellEffort {
    /** What time is spent on. */
    enum Part {
        TRAINING,
        POOLS,
        COMPANIONS,
        EVALUATION
    }

    private final long[] nanos = new long[Part.values().length];
    private long steps;

    long steps() {
        return steps;
    }

    void countStep() {
        steps++;
    }

    /** Adds time that a part took; negative where another part is to have it. */
    void add(Part part, long elapsedNanos) {
        nanos[part.ordinal()] += elapsedNanos;
    }

    double seconds(Part part) {
        return nanos[part.ordinal()] / 1e9;
    }

    CellCost cost(int poolBuilds) {
        return new CellCost(
                seconds(Part.TRAINING),
                seconds(Part.POOLS),
                seconds(Part.COMPANIONS),
                seconds(Part.EVALUATION),
                steps,
                poolBuilds);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(steps);
        StoredArrays.write(out, nanos);
    }

    void read(DataInputStream in) throws IOException {
        steps = in.readLong();
        StoredArrays.read(in, nanos);
    }
}
