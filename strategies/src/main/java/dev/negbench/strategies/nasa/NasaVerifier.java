package dev.negbench.strategies.nasa;

import dev.negbench.strategies.objective.WeightedLogistic;
import dev.negbench.strategies.reranking.RerankedSearch;
import dev.negbench.strategies.stage.AttentionVerifier;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.TrainingBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A yes/no verifier that learns from the retriever's pairs, is aligned when training is over, and then orders the first
 * places by its log-odds of yes. What it learns reaches the end of training, whichever epoch of the retriever dev
 * chooses.
 */
final class NasaVerifier implements Companion, SearchTransform, Diagnostics {
    private static final int PAIRS_A_STEP = 64;

    private final AttentionVerifier verifier;
    private final int documentCount;
    private final int negatives;
    private final AlignmentSettings settings;
    private final Arm left;
    private final int depth;
    private final long seed;
    private final HeldQueries held = new HeldQueries();
    private final ScoreRows rows = new ScoreRows();
    private int[] queries = new int[64];
    private int[] documents = new int[256];
    private Map<String, Double> figures = Map.of();

    /**
     * @param documentCount size of the corpus
     * @param negatives most negatives that a positive is learnt with
     * @param left which arm orders the first places
     * @param depth places that are ordered, 0 for none
     * @param seed of the order in which the alignment set is learnt, and of the random heads
     */
    NasaVerifier(
            AttentionVerifier verifier,
            int documentCount,
            int negatives,
            AlignmentSettings settings,
            Arm left,
            int depth,
            long seed) {
        this.verifier = verifier;
        this.documentCount = documentCount;
        this.negatives = negatives;
        this.settings = settings;
        this.left = left;
        this.depth = depth;
        this.seed = seed;
    }

    @Override
    public void learn(TrainingBatch batch) {
        rows.clear();
        for (int row = 0; row < batch.queries().length; row++) {
            if (held.keeps(batch.queries()[row])) {
                held.take(batch, row, documentCount);
            } else {
                append(batch, row);
                if (rows.entries() >= PAIRS_A_STEP) {
                    step();
                }
            }
        }
        if (rows.rows() > 0) {
            step();
        }
    }

    private void step() {
        verifier.learn(queries, documents, rows, WeightedLogistic.INSTANCE);
        rows.clear();
    }

    /** Appends a row's positive and its first negatives: those drawn for it, then whatever else is there. */
    private void append(TrainingBatch batch, int row) {
        ScoreRows compared = batch.scores();
        int start = compared.start(row);
        int end = compared.start(row + 1);
        int size = rows.entries();
        if (documents.length < size + end - start) {
            documents = Arrays.copyOf(documents, 2 * (size + end - start));
        }
        if (queries.length == rows.rows()) {
            queries = Arrays.copyOf(queries, 2 * rows.rows());
        }
        queries[rows.rows()] = batch.queries()[row];
        rows.openRow();
        documents[size] = batch.itemId(compared.items()[start]);
        rows.append(size++, ScoreRows.POSITIVE);
        int most = size + negatives;
        for (int pass = 0; pass < 2; pass++) {
            for (int e = start + 1; e < end && size < most; e++) {
                int document = batch.itemId(compared.items()[e]);
                byte relation = compared.relations()[e];
                if (relation != ScoreRows.POSITIVE
                        && relation == ScoreRows.DRAWN == (pass == 0)
                        && document < documentCount) {
                    documents[size] = document;
                    rows.append(size++, ScoreRows.DRAWN);
                }
            }
        }
    }

    @Override
    public void trainingEnded() {
        held.require();
        figures = AlignmentTrial.run(verifier, settings, held, seed, left);
    }

    @Override
    public RankedLists search(Retrieval retrieval, int[] asked, int wanted) {
        return depth == 0
                ? NONE.search(retrieval, asked, wanted)
                : new RerankedSearch(verifier, depth).search(retrieval, asked, wanted);
    }

    @Override
    public Map<String, Double> diagnostics() {
        return Collections.unmodifiableMap(figures);
    }

    @Override
    public byte[] state() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] ofVerifier = verifier.state();
            out.writeInt(ofVerifier.length);
            out.write(ofVerifier);
            held.write(out);
            out.writeInt(figures.size());
            for (Map.Entry<String, Double> figure : figures.entrySet()) {
                out.writeUTF(figure.getKey());
                out.writeDouble(figure.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void restore(byte[] state) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            verifier.restore(in.readNBytes(in.readInt()));
            held.read(in);
            figures = new LinkedHashMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                figures.put(in.readUTF(), in.readDouble());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("these " + state.length + " bytes are no state of a verifier", e);
        }
    }
}
