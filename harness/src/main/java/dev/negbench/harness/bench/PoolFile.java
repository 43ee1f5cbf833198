package dev.negbench.harness.bench;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries candidate pools to the forked virtual machine that a benchmark runs in. */
final class PoolFile {
    private static final int MAGIC = 0x6e62_7031;

    private PoolFile() {}

    /** Writes pools; an existing file is replaced. */
    static void write(Path file, List<CandidatePool> pools) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(MAGIC);
            out.writeInt(pools.size());
            for (CandidatePool pool : pools) {
                out.writeInt(pool.query());
                out.writeLong(pool.queryKey());
                writeInts(out, pool.positives());
                writeFloats(out, pool.positiveScores());
                writeInts(out, pool.ids());
                writeFloats(out, pool.scores());
                writeInts(out, pool.ranks());
                out.write(pool.generators());
                out.writeInt(pool.columns().size());
                for (Map.Entry<String, float[]> column : pool.columns().entrySet()) {
                    out.writeUTF(column.getKey());
                    writeFloats(out, column.getValue());
                }
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static CandidatePool[] read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException(file.getFileName() + " is not a file of candidate pools");
            }
            CandidatePool[] pools = new CandidatePool[in.readInt()];
            CandidatePoolBuilder builder = new CandidatePoolBuilder();
            for (int p = 0; p < pools.length; p++) {
                builder.start(in.readInt(), in.readLong(), readInts(in), readFloats(in));
                int[] ids = readInts(in);
                float[] scores = readFloats(in);
                int[] ranks = readInts(in);
                byte[] generators = in.readNBytes(ids.length);
                for (int i = 0; i < ids.length; i++) {
                    builder.add(ids[i], scores[i], ranks[i], generators[i]);
                }
                Map<String, float[]> columns = new LinkedHashMap<>();
                for (int left = in.readInt(); left > 0; left--) {
                    String name = in.readUTF();
                    columns.put(name, readFloats(in));
                }
                pools[p] = builder.build(columns);
            }
            return pools;
        }
    }

    private static void writeInts(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static int[] readInts(DataInputStream in) throws IOException {
        int[] values = new int[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
