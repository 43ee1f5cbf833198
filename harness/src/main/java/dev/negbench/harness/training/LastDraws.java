package dev.negbench.harness.training;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.NegativeTexts;
import dev.negbench.strategies.stage.Shortfall;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers what was drawn last for a few queries. Reads what the batch drew and changes nothing; a step costs a look
 * at one number an example, and a copy of {@value #MOST} ids, ranks and scores for each query remembered. One thread
 * owns it.
 */
final class LastDraws {
    /** Negatives remembered a query; a list of hundreds is told by its first places. */
    static final int MOST = 10;

    private static final int UNSEEN = -1;

    private final int[] queries;
    private final int[] positives;
    private final int[] drawn;
    private final int[] shortfalls;
    private final int[] ids;
    private final int[] ranks;
    private final float[] scores;
    private int[] slots = {};

    /**
     * @param queries ordinals of the queries to remember, ascending; may be empty
     */
    LastDraws(int[] queries) {
        this.queries = queries.clone();
        positives = new int[queries.length];
        drawn = new int[queries.length];
        Arrays.fill(drawn, UNSEEN);
        shortfalls = new int[queries.length];
        ids = new int[queries.length * MOST];
        ranks = new int[queries.length * MOST];
        scores = new float[queries.length * MOST];
    }

    /** Finds the queries among those trained on. Must come before the first batch. */
    void begin(TrainingSet training) {
        slots = queries.length == 0
                ? new int[0]
                : Arrays.stream(training.ordinals())
                        .map(query -> Arrays.binarySearch(queries, query))
                        .toArray();
    }

    /**
     * Remembers what a batch drew, in place of what was drawn for the same queries before.
     *
     * @param rows rows of the training set, those of the batch
     */
    void visited(int[] rows, DrawnBatch batch) {
        if (slots.length == 0) {
            return;
        }
        for (int r = 0; r < rows.length; r++) {
            int slot = slots[rows[r]];
            if (slot >= 0) {
                remember(slot, r, batch);
            }
        }
    }

    private void remember(int slot, int row, DrawnBatch batch) {
        positives[slot] = batch.positive(row);
        drawn[slot] = batch.drawnCount(row);
        shortfalls[slot] = batch.shortfall(row).ordinal();
        int kept = Math.min(drawn[slot], MOST);
        for (int k = 0; k < kept; k++) {
            CandidatePool pool = batch.pool(row);
            int position = batch.drawnPosition(row, k);
            int at = slot * MOST + k;
            ids[at] = pool.ids()[position];
            ranks[at] = pool.ranks()[position];
            scores[at] = pool.scores()[position];
        }
    }

    /**
     * Returns what is remembered.
     *
     * @param epoch the epoch that ended last
     * @param drawing whether the cell draws at all
     * @param texts the texts without a document among the negatives, or null if there are none
     */
    EpochDraws draws(int epoch, boolean drawing, NegativeTexts texts) {
        List<EpochDraws.OfQuery> remembered = new ArrayList<>();
        Map<Integer, String> written = new TreeMap<>();
        for (int slot = 0; slot < queries.length; slot++) {
            if (drawn[slot] == UNSEEN) {
                continue;
            }
            int from = slot * MOST;
            int to = from + Math.min(drawn[slot], MOST);
            remembered.add(new EpochDraws.OfQuery(
                    queries[slot],
                    positives[slot],
                    drawn[slot],
                    Shortfall.values()[shortfalls[slot]],
                    Arrays.copyOfRange(ids, from, to),
                    Arrays.copyOfRange(ranks, from, to),
                    Arrays.copyOfRange(scores, from, to)));
            for (int at = from; texts != null && at < to; at++) {
                if (ids[at] >= texts.documents()) {
                    written.put(ids[at], texts.text(ids[at]));
                }
            }
        }
        return new EpochDraws(epoch, drawing, remembered, written);
    }

    void write(DataOutputStream out) throws IOException {
        StoredArrays.write(out, queries);
        StoredArrays.write(out, positives);
        StoredArrays.write(out, drawn);
        StoredArrays.write(out, shortfalls);
        StoredArrays.write(out, ids);
        StoredArrays.write(out, ranks);
        StoredArrays.write(out, scores);
    }

    /** Takes what {@link #write} wrote in place of what is remembered. */
    void read(DataInputStream in) throws IOException {
        int[] stored = StoredArrays.readInts(in);
        if (!Arrays.equals(stored, queries)) {
            throw new IOException("draws of " + stored.length + " queries remembered where those of "
                    + queries.length + " others belong");
        }
        take(StoredArrays.readInts(in), positives);
        take(StoredArrays.readInts(in), drawn);
        take(StoredArrays.readInts(in), shortfalls);
        take(StoredArrays.readInts(in), ids);
        take(StoredArrays.readInts(in), ranks);
        float[] storedScores = StoredArrays.readFloats(in);
        System.arraycopy(storedScores, 0, scores, 0, scores.length);
    }

    private static void take(int[] stored, int[] to) {
        System.arraycopy(stored, 0, to, 0, to.length);
    }
}
