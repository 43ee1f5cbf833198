package dev.negbench.strategies.nasa;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/**
 * The training queries that the verifier does not learn from: a sixth each to align heads on, to decide by and to test,
 * at most {@value #MOST} a part. Each gives its positive and one negative as they first come in a batch, so that every
 * part is balanced; a query to test by also a random document, and a list to rank. Which part a query belongs to
 * depends on its ordinal alone, so that all seeds have the same parts.
 */
final class HeldQueries {
    private static final int MOST = 400;
    private static final int LISTED = 20;
    private static final int PARTS = 6;
    private static final long SALT = 0x6e61_7361L;
    private static final int ALIGNMENT = 0;
    private static final int PROBING = 1;
    private static final int TESTING = 2;

    private final LabelledPairs[] parts = {new LabelledPairs(), new LabelledPairs(), new LabelledPairs()};
    private final LabelledPairs others = new LabelledPairs();
    private final LabelledPairs lists = new LabelledPairs();
    private final BitSet held = new BitSet();
    private final RandomStream random = new RandomStream(SALT);

    /** Tells whether a query is kept from learning: it is held already, or its part has room. */
    boolean keeps(int query) {
        return held.get(query) || part(query) < parts.length && parts[part(query)].size() < 2 * MOST;
    }

    private int part(int query) {
        random.reset(SALT, 0, query);
        return random.nextInt(PARTS);
    }

    /**
     * Takes what a batch has for a query that is kept, unless it is held already or there is no negative.
     *
     * @param row the query's row
     * @param documents size of the corpus; texts beyond it are left out
     */
    void take(TrainingBatch batch, int row, int documents) {
        int query = batch.queries()[row];
        ScoreRows rows = batch.scores();
        int positive = batch.itemId(rows.items()[rows.start(row)]);
        int negative = negative(batch, row, documents);
        if (held.get(query) || negative < 0) {
            return;
        }
        held.set(query);
        int part = part(query);
        parts[part].add(query, positive, true);
        parts[part].add(query, negative, false);
        if (part == TESTING) {
            // Continues the stream that chose the part: what is drawn hangs on the query alone.
            int other = random.nextInt(documents);
            others.add(query, positive, true);
            others.add(query, other == positive ? (other + 1) % documents : other, false);
            list(batch.pool(row), query, positive, negative, documents);
        }
    }

    /** Returns the first negative drawn for the row, otherwise the first of any kind; -1 where there is none. */
    private static int negative(TrainingBatch batch, int row, int documents) {
        ScoreRows rows = batch.scores();
        int first = -1;
        for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
            int item = batch.itemId(rows.items()[e]);
            if (rows.relations()[e] != ScoreRows.POSITIVE && item < documents) {
                if (rows.relations()[e] == ScoreRows.DRAWN) {
                    return item;
                }
                first = first < 0 ? item : first;
            }
        }
        return first;
    }

    private void list(CandidatePool pool, int query, int positive, int negative, int documents) {
        lists.add(query, positive, true);
        int listed = 1;
        for (int i = 0; pool != null && i < pool.size() && listed < LISTED; i++) {
            if (pool.ids()[i] < documents) {
                lists.add(query, pool.ids()[i], false);
                listed++;
            }
        }
        if (listed == 1) {
            lists.add(query, negative, false);
        }
    }

    /**
     * Checks that every part has pairs.
     *
     * @throws NotApplicableException if one has none
     */
    void require() {
        for (LabelledPairs part : parts) {
            if (part.size() == 0) {
                throw new NotApplicableException("needs queries to align, probe and test by that the verifier does not"
                        + " learn from, and found " + held.cardinality() + " with a negative; train on more queries");
            }
        }
    }

    /** Returns balanced pairs to align heads on. */
    LabelledPairs alignment() {
        return parts[ALIGNMENT];
    }

    /** Returns balanced pairs to decide by. */
    LabelledPairs probing() {
        return parts[PROBING];
    }

    /** Returns balanced pairs to test by. */
    LabelledPairs testing() {
        return parts[TESTING];
    }

    /** Returns the positives to test by, each with a random document instead of its negative. */
    LabelledPairs others() {
        return others;
    }

    /** Returns lists to rank, one after the other: a positive, then candidates that nobody labelled. */
    LabelledPairs lists() {
        return lists;
    }

    void write(DataOutputStream out) throws IOException {
        for (LabelledPairs pairs : all()) {
            pairs.write(out);
        }
    }

    void read(DataInputStream in) throws IOException {
        for (LabelledPairs pairs : all()) {
            pairs.read(in);
        }
        held.clear();
        for (LabelledPairs part : parts) {
            for (int i = 0; i < part.size(); i++) {
                held.set(part.queries()[i]);
            }
        }
    }

    private List<LabelledPairs> all() {
        return List.of(parts[ALIGNMENT], parts[PROBING], parts[TESTING], others, lists);
    }
}
