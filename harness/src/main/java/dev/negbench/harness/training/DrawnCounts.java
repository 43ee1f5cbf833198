package dev.negbench.harness.training;

import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.Shortfall;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a cell draws. One thread owns it. */
final class DrawnCounts implements PoolCounts {
    private static final double LOWEST_EDGE = -1.0;
    private static final double BIN = 0.05;
    private static final int EDGES = 31;

    private final Map<Integer, int[]> hidden;
    private final long[] relativeScores = new long[EDGES + 1];
    private final long[] shortfalls = new long[Shortfall.values().length];
    private final Map<String, Long> removed = new TreeMap<>();
    private final Map<String, Long> corrections = new TreeMap<>();
    private long examples;
    private long drawn;
    private long plantedDrawn;
    private long plantedInPools;
    private long candidates;
    private long batchNegatives;
    private long plantedInBatch;

    /**
     * @param hidden known positives hidden on purpose: query → ascending documents
     */
    DrawnCounts(Map<Integer, int[]> hidden) {
        this.hidden = hidden;
    }

    @Override
    public void candidates(CandidatePool pool) {
        candidates += pool.size();
        int[] planted = hidden.get(pool.query());
        if (planted != null) {
            for (int id : pool.ids()) {
                if (Arrays.binarySearch(planted, id) >= 0) {
                    plantedInPools++;
                }
            }
        }
    }

    @Override
    public void removed(String reason, int count) {
        removed.merge(reason, (long) count, Long::sum);
    }

    @Override
    public void corrected(String reason, long count) {
        corrections.merge(reason, count, Long::sum);
    }

    void example(int query, int[] ids, int count, Shortfall shortfall) {
        examples++;
        drawn += count;
        shortfalls[shortfall.ordinal()]++;
        int[] planted = hidden.get(query);
        if (planted != null) {
            for (int i = 0; i < count; i++) {
                if (Arrays.binarySearch(planted, ids[i]) >= 0) {
                    plantedDrawn++;
                }
            }
        }
    }

    /**
     * Counts the negatives that the rows of a batch meet through it, and which of them are hidden positives.
     *
     * @param queries query of each row
     * @param itemIds document of each item
     */
    void met(int[] queries, int[] itemIds, ScoreRows rows) {
        for (int row = 0; row < rows.rows(); row++) {
            int[] planted = hidden.get(queries[row]);
            for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
                byte relation = rows.relations()[e];
                if (relation == ScoreRows.IN_BATCH || relation == ScoreRows.SHARED) {
                    batchNegatives++;
                    if (planted != null && Arrays.binarySearch(planted, itemIds[rows.items()[e]]) >= 0) {
                        plantedInBatch++;
                    }
                }
            }
        }
    }

    /** Counts each drawn negative's score relative to its row's positive. */
    void scores(ScoreRows rows) {
        for (int row = 0; row < rows.rows(); row++) {
            int start = rows.start(row);
            float positive = rows.scores()[start];
            for (int e = start + 1; e < rows.start(row + 1); e++) {
                if (rows.relations()[e] == ScoreRows.DRAWN) {
                    int bin = (int) Math.floor((rows.scores()[e] - positive - LOWEST_EDGE) / BIN) + 1;
                    relativeScores[Math.max(0, Math.min(EDGES, bin))]++;
                }
            }
        }
    }

    void write(DataOutputStream out) throws IOException {
        StoredArrays.write(out, relativeScores);
        StoredArrays.write(out, shortfalls);
        StoredArrays.write(out, removed);
        StoredArrays.write(out, corrections);
        StoredArrays.write(out, new long[] {
            examples, drawn, plantedDrawn, plantedInPools, candidates, batchNegatives, plantedInBatch
        });
    }

    /** Takes what {@link #write} wrote in place of what was counted. */
    void read(DataInputStream in) throws IOException {
        StoredArrays.read(in, relativeScores);
        StoredArrays.read(in, shortfalls);
        removed.clear();
        removed.putAll(StoredArrays.readCounts(in));
        corrections.clear();
        corrections.putAll(StoredArrays.readCounts(in));
        long[] totals = new long[7];
        StoredArrays.read(in, totals);
        examples = totals[0];
        drawn = totals[1];
        plantedDrawn = totals[2];
        plantedInPools = totals[3];
        candidates = totals[4];
        batchNegatives = totals[5];
        plantedInBatch = totals[6];
    }

    DrawnProfile profile() {
        double[] edges = new double[EDGES];
        for (int i = 0; i < EDGES; i++) {
            edges[i] = Math.round((LOWEST_EDGE + i * BIN) * 100) / 100.0;
        }
        Map<String, Long> reasons = new TreeMap<>();
        for (Shortfall shortfall : Shortfall.values()) {
            if (shortfall != Shortfall.NONE && shortfalls[shortfall.ordinal()] > 0) {
                reasons.put(shortfall.name(), shortfalls[shortfall.ordinal()]);
            }
        }
        return new DrawnProfile(
                examples, drawn, edges, relativeScores.clone(), plantedDrawn, plantedInPools, candidates,
                Map.copyOf(removed), reasons, Map.copyOf(corrections), batchNegatives, plantedInBatch);
    }
}
