package dev.negbench.harness.ranker;

import dev.negbench.strategies.stage.AttentionObjective;
import dev.negbench.strategies.stage.AttentionRows;
import dev.negbench.strategies.stage.AttentionVerifier;
import dev.negbench.strategies.stage.HeadMask;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.VerifierShape;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A small yes/no verifier with readable heads: one layer of attention from the answer's position to the candidates
 * "yes" and "no", the query's tokens and the document's, see {@link AttentionNetwork} and {@link PairSequence}. Its
 * score is the log-odds of yes. Token vectors stay as they are; everything else learns by {@link Adam}.
 *
 * <p>Nothing in a sequence says at which place a token stands, so the order of the candidates makes no difference. One
 * thread, no randomness but the seed of the first weights: results are the same bit for bit. Source: card, "Mapping to
 * the harness"; features of tokens beside their vectors are this project's own.
 */
public final class AttentionRanker implements AttentionVerifier {
    private static final int MAGIC = 0x6e62_6131;

    private final VerifierShape shape;
    private final PairSequence sequence;
    private final AttentionNetwork network;
    private final Adam optimizer;
    private final double[] gradients;
    private final AttentionRows own;
    private int[] pairQueries = new int[64];
    private int[] pairDocuments = new int[64];

    /**
     * Makes an untrained verifier.
     *
     * @param texts the dataset's texts
     * @param seed what the weights start from
     * @throws IllegalArgumentException if the heads do not divide the length of the texts' vectors evenly
     */
    public AttentionRanker(InteractionTexts texts, VerifierShape shape, long seed) {
        this.shape = shape;
        sequence = new PairSequence(texts);
        network = new AttentionNetwork(shape, texts.dimension(), seed);
        network.weightsChanged();
        optimizer = new Adam(network.weights().length, shape.rate());
        gradients = new double[network.weights().length];
        own = new AttentionRows(shape.heads());
    }

    @Override
    public String name() {
        return "attention ranker";
    }

    @Override
    public int heads() {
        return shape.heads();
    }

    @Override
    public void score(int query, int[] documents, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            own.clear();
            sequence.read(query, documents[i]);
            network.forward(sequence, own);
            out[i] = (float) own.logits()[0];
        }
    }

    @Override
    public void read(int[] queries, int[] documents, int count, AttentionRows rows) {
        for (int i = 0; i < count; i++) {
            sequence.read(queries[i], documents[i]);
            network.forward(sequence, rows);
        }
    }

    @Override
    public void readEveryRow(int query, int document, AttentionRows rows) {
        sequence.read(query, document);
        network.forwardEveryRow(sequence, rows);
    }

    @Override
    public double learn(int[] queries, int[] documents, ScoreRows rows, Objective objective) {
        int entries = rows.entries();
        if (pairQueries.length < entries) {
            pairQueries = new int[2 * entries];
            pairDocuments = new int[2 * entries];
        }
        for (int row = 0; row < rows.rows(); row++) {
            for (int e = rows.start(row); e < rows.start(row + 1); e++) {
                pairQueries[e] = queries[row];
                pairDocuments[e] = documents[rows.items()[e]];
            }
        }
        return tune(
                pairQueries,
                pairDocuments,
                entries,
                read -> {
                    for (int e = 0; e < entries; e++) {
                        rows.scores()[e] = (float) read.logits()[e];
                    }
                    double loss = objective.evaluate(rows);
                    for (int e = 0; e < entries; e++) {
                        read.logitGradients()[e] = rows.gradients()[e];
                    }
                    return loss;
                },
                HeadMask.EVERYTHING);
    }

    @Override
    public double tune(int[] queries, int[] documents, int count, AttentionObjective objective, HeadMask mask) {
        double loss = differentiate(queries, documents, count, objective, mask.movesEverything());
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the verifier's loss became " + loss + "; lower its rate");
        }
        optimizer.step();
        if (mask.movesEverything()) {
            optimizer.move(network.weights(), gradients, 0, gradients.length);
        } else {
            int length = network.projectionLength();
            for (int head = 0; head < shape.heads(); head++) {
                if (mask.moves(head)) {
                    int query = network.queryProjection(head);
                    optimizer.move(network.weights(), gradients, query, query + length);
                    int key = network.keyProjection(head);
                    optimizer.move(network.weights(), gradients, key, key + length);
                }
            }
        }
        network.weightsChanged();
        return loss;
    }

    /** Computes loss and gradients, those of query and key projections alone unless {@code all}; changes no weight. */
    double differentiate(int[] queries, int[] documents, int count, AttentionObjective objective, boolean all) {
        own.clear();
        read(queries, documents, count, own);
        double loss = objective.evaluate(own);
        Arrays.fill(gradients, 0);
        network.startBackward();
        for (int i = 0; i < count; i++) {
            sequence.read(queries[i], documents[i]);
            network.backward(sequence, own, i, all, gradients);
        }
        if (all) {
            network.finishBackward(gradients);
        }
        return loss;
    }

    @Override
    public void forgetSteps() {
        optimizer.forget();
    }

    /** Returns the weights and the gradients of the last {@link #differentiate}. Live. */
    double[][] weights() {
        return new double[][] {network.weights(), gradients};
    }

    AttentionNetwork network() {
        return network;
    }

    @Override
    public byte[] state() {
        int weights = gradients.length;
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES + 3 * weights * Double.BYTES);
        bytes.putInt(MAGIC).putInt(weights).putLong(optimizer.steps());
        for (double[] values : parts()) {
            bytes.asDoubleBuffer().put(values);
            bytes.position(bytes.position() + values.length * Double.BYTES);
        }
        return bytes.array();
    }

    @Override
    public void restore(byte[] state) {
        int weights = gradients.length;
        int expected = 2 * Integer.BYTES + Long.BYTES + 3 * weights * Double.BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(state);
        if (state.length != expected || bytes.getInt() != MAGIC || bytes.getInt() != weights) {
            throw new IllegalArgumentException("these " + state.length + " bytes are no state of an attention ranker"
                    + " with " + shape.heads() + " heads and " + weights + " weights, which has " + expected);
        }
        optimizer.steps(bytes.getLong());
        for (double[] values : parts()) {
            bytes.asDoubleBuffer().get(values);
            bytes.position(bytes.position() + values.length * Double.BYTES);
        }
        network.weightsChanged();
    }

    private double[][] parts() {
        double[][] moments = optimizer.moments();
        return new double[][] {network.weights(), moments[0], moments[1]};
    }
}
