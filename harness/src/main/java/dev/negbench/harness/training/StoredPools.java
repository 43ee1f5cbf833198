package dev.negbench.harness.training;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Candidate pools in a checkpoint. */
final class StoredPools {
    private StoredPools() {}

    /** Writes the pools that exist, with their rows. */
    static void write(DataOutputStream out, CandidatePool[] pools) throws IOException {
        int count = 0;
        for (CandidatePool pool : pools) {
            count += pool == null ? 0 : 1;
        }
        out.writeInt(count);
        for (int row = 0; row < pools.length; row++) {
            if (pools[row] != null) {
                out.writeInt(row);
                write(out, pools[row]);
            }
        }
    }

    private static void write(DataOutputStream out, CandidatePool pool) throws IOException {
        out.writeInt(pool.query());
        out.writeLong(pool.queryKey());
        StoredArrays.write(out, pool.ids());
        StoredArrays.write(out, pool.scores());
        StoredArrays.write(out, pool.ranks());
        StoredArrays.write(out, pool.generators());
        StoredArrays.write(out, pool.positives());
        StoredArrays.write(out, pool.positiveScores());
        StoredArrays.writeTensors(out, pool.columns());
    }

    /** Reads what {@link #write} wrote into their rows. */
    static void read(DataInputStream in, CandidatePool[] pools) throws IOException {
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        for (int left = in.readInt(); left > 0; left--) {
            int row = in.readInt();
            pools[row] = read(in, builder);
        }
    }

    private static CandidatePool read(DataInputStream in, CandidatePoolBuilder builder) throws IOException {
        int query = in.readInt();
        long queryKey = in.readLong();
        int[] ids = StoredArrays.readInts(in);
        float[] scores = StoredArrays.readFloats(in);
        int[] ranks = StoredArrays.readInts(in);
        byte[] generators = StoredArrays.readBytes(in);
        builder.start(query, queryKey, StoredArrays.readInts(in), StoredArrays.readFloats(in));
        for (int i = 0; i < ids.length; i++) {
            builder.add(ids[i], scores[i], ranks[i], generators[i]);
        }
        return builder.build(StoredArrays.readTensors(in));
    }
}
