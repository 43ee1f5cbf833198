package dev.negbench.harness.training;

import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolException;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The queries that are trained on, with their positives, in ascending ordinal. Immutable; a label correction or a slice
 * makes a new one.
 */
public final class TrainingSet implements TrainingQueries {
    private final Queries queries;
    private final int[] ordinals;
    private final long[] keys;
    private final int[][] positives;

    private TrainingSet(Queries queries, int[] ordinals, long[] keys, int[][] positives) {
        this.queries = queries;
        this.ordinals = ordinals;
        this.keys = keys;
        this.positives = positives;
    }

    /**
     * Takes queries of a split.
     *
     * @param queries the dataset's queries
     * @param judgements the split
     * @param ordinals which of its queries, each with a positive
     */
    public static TrainingSet of(Queries queries, Judgements judgements, int[] ordinals) {
        long[] keys = new long[ordinals.length];
        int[][] positives = new int[ordinals.length][];
        for (int row = 0; row < ordinals.length; row++) {
            keys[row] = queries.key(ordinals[row]);
            positives[row] = judgements.positives(ordinals[row]);
            if (positives[row].length == 0) {
                throw new IllegalArgumentException(
                        "query '" + queries.id(ordinals[row]) + "' has no positive to train on");
            }
        }
        return new TrainingSet(queries, ordinals.clone(), keys, positives);
    }

    @Override
    public int size() {
        return ordinals.length;
    }

    @Override
    public int[] ordinals() {
        return ordinals;
    }

    /**
     * Has a source build the candidate pools of these queries.
     *
     * @param source what proposes candidates
     * @param retrieval what it may search with
     * @param seed its random seed
     * @param pools receives the pools, one a row in the order of rows
     * @throws CandidatePoolException if no negative may be drawn from a pool; names the query by the dataset's own id
     */
    public void buildPools(CandidateSource source, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        try {
            source.build(this, retrieval, seed, pools);
        } catch (CandidatePoolException e) {
            throw e.named(queries.id(e.query()));
        }
    }

    @Override
    public long key(int row) {
        return keys[row];
    }

    @Override
    public int[] positives(int row) {
        return positives[row];
    }

    /** Returns the rows from {@code from} (inclusive) to {@code to} (exclusive). */
    public TrainingSet slice(int from, int to) {
        return new TrainingSet(
                queries,
                Arrays.copyOfRange(ordinals, from, to),
                Arrays.copyOfRange(keys, from, to),
                Arrays.copyOfRange(positives, from, to));
    }

    /** Returns the given rows, in the order given. */
    public TrainingSet select(int[] rows) {
        int[] chosen = new int[rows.length];
        long[] chosenKeys = new long[rows.length];
        int[][] chosenPositives = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = ordinals[rows[i]];
            chosenKeys[i] = keys[rows[i]];
            chosenPositives[i] = positives[rows[i]];
        }
        return new TrainingSet(queries, chosen, chosenKeys, chosenPositives);
    }

    /** Returns the same queries with other positives; rows whose positives are null are left out. */
    public TrainingSet withPositives(int[][] corrected) {
        int kept = 0;
        int[] newOrdinals = new int[ordinals.length];
        long[] newKeys = new long[ordinals.length];
        int[][] newPositives = new int[ordinals.length][];
        for (int row = 0; row < ordinals.length; row++) {
            if (corrected[row] != null) {
                newOrdinals[kept] = ordinals[row];
                newKeys[kept] = keys[row];
                newPositives[kept++] = corrected[row];
            }
        }
        return new TrainingSet(
                queries,
                Arrays.copyOf(newOrdinals, kept), Arrays.copyOf(newKeys, kept), Arrays.copyOf(newPositives, kept));
    }
}
