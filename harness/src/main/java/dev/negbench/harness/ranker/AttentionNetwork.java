package dev.negbench.harness.ranker;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.AttentionRows;
import dev.negbench.strategies.stage.VerifierShape;
import java.util.Arrays;

/**
 * One layer of attention, read at the answer's position. With the sequence's vectors {@code X_j = x_j + Mᵀ f_j}, x_j
 * frozen or a learnt special one, and c the mean of three means, over the query's tokens, the second [SEP] and the
 * document's tokens:
 *
 * <pre>
 * z = a + W_A c,  s_hj = ⟨W_Q^h z, W_K^h X_j⟩ / √d_k − ln m_j,  A_h = softmax(s_h),
 * logit = Σ_h Σ_j A_hj ⟨W_V^h X_j, r_h⟩ / √d (+ b)
 * </pre>
 *
 * m_j is the number of the query's tokens for one of these, of the document's for one of those, 1 otherwise: a text
 * starts with as much attention as a candidate, however long it is, and candidates are looked at at all.
 *
 * <p>r is {@code e_YES − e_NO} where the read-out is tied, learnt otherwise, and r_h the part of it that head h
 * writes. W_V starts near identity, so that to look at [NO] says no. Weights are doubles in one array, in the order of
 * the offsets below. Source: card, "Mapping to the harness" and synthetic world; that texts start alike is this
 * project's own.
 */
final class AttentionNetwork {
    private static final double NOISE = 0.02;
    private static final double OF_FEATURES = 0.5;

    private final VerifierShape shape;
    private final int dimension;
    private final int width;
    private final double[] weights;
    private final int answer;
    private final int readout;
    private final int mixing;
    private final int queries;
    private final int keys;
    private final int values;
    private final int features;
    private final int bias;
    private final double[] looking;
    private final double[] saying;
    private final double[] sayingGradients;
    private final double[] lookingGradients;
    private final double[] context;
    private final double[] asking;
    private final double[] asked;
    private final double[] askedGradients;
    private final double[] askingGradients;
    private final double[] contextGradients;
    private double[] vectors = {};
    private double[] vectorGradients = {};

    AttentionNetwork(VerifierShape shape, int dimension, long seed) {
        if (dimension % shape.heads() != 0) {
            throw new IllegalArgumentException(
                    shape.heads() + " heads do not divide vectors of length " + dimension + " evenly");
        }
        this.shape = shape;
        this.dimension = dimension;
        width = dimension / shape.heads();
        answer = 3 * dimension;
        readout = answer + dimension;
        mixing = readout + (shape.tied() ? 0 : dimension);
        queries = mixing + dimension * dimension;
        keys = queries + dimension * dimension;
        values = keys + dimension * dimension;
        features = values + dimension * dimension;
        bias = features + PairSequence.FEATURES * dimension;
        weights = new double[bias + (shape.bias() ? 1 : 0)];
        looking = new double[shape.heads() * dimension];
        saying = new double[looking.length];
        lookingGradients = new double[looking.length];
        sayingGradients = new double[looking.length];
        context = new double[dimension];
        asking = new double[dimension];
        asked = new double[dimension];
        askedGradients = new double[dimension];
        askingGradients = new double[dimension];
        contextGradients = new double[dimension];
        start(new RandomStream(seed));
    }

    private void start(RandomStream random) {
        double ofMatrix = 1 / Math.sqrt(dimension);
        for (int i = 0; i < bias; i++) {
            double deviation = i < mixing ? 1 : i < values ? ofMatrix : i < features ? NOISE : OF_FEATURES;
            weights[i] = deviation * Math.sqrt(3) * (2 * random.nextDouble() - 1);
        }
        for (int i = 0; i < dimension; i++) {
            weights[values + i * dimension + i] += 1;
        }
    }

    /** Returns the weights. Live; {@link #weightsChanged} has to follow a change. */
    double[] weights() {
        return weights;
    }

    /** Returns where the query projection of a head starts; it has {@link #projectionLength} weights. */
    int queryProjection(int head) {
        return queries + head * width * dimension;
    }

    /** Returns where the key projection of a head starts; it has {@link #projectionLength} weights. */
    int keyProjection(int head) {
        return keys + head * width * dimension;
    }

    /** Returns the number of weights in one head's query projection, and in its key projection. */
    int projectionLength() {
        return width * dimension;
    }

    /** Computes what depends on the weights alone: what each head would say about a vector. */
    void weightsChanged() {
        Arrays.fill(saying, 0);
        for (int row = 0; row < dimension; row++) {
            int head = row / width;
            double part = readoutAt(row) / Math.sqrt(dimension);
            addScaled(part, weights, values + row * dimension, saying, head * dimension, dimension);
        }
    }

    private double readoutAt(int coordinate) {
        return shape.tied()
                ? weights[AttentionRows.YES * dimension + coordinate]
                        - weights[AttentionRows.NO * dimension + coordinate]
                : weights[readout + coordinate];
    }

    /** Reads a sequence and appends the answer's row. */
    void forward(PairSequence sequence, AttentionRows rows) {
        read(sequence);
        attend(sequence, asking, 0, rows, rows.append(sequence.positions()), true);
    }

    /** Reads a sequence and appends the rows of all its positions behind the candidates, and the answer's. */
    void forwardEveryRow(PairSequence sequence, AttentionRows rows) {
        read(sequence);
        int positions = sequence.positions();
        for (int position = AttentionRows.NO + 1; position < positions; position++) {
            attend(sequence, vectors, position * dimension, rows, rows.append(positions), false);
        }
        attend(sequence, asking, 0, rows, rows.append(positions), true);
    }

    private void read(PairSequence sequence) {
        int positions = sequence.positions();
        if (vectors.length < positions * dimension) {
            vectors = new double[2 * positions * dimension];
            vectorGradients = new double[vectors.length];
        }
        for (int j = 0; j < positions; j++) {
            int at = j * dimension;
            for (int i = 0; i < dimension; i++) {
                vectors[at + i] = sequence.vectors()[at + i];
            }
            if (isSpecial(sequence, j)) {
                addScaled(1, weights, special(j) * dimension, vectors, at, dimension);
            }
            for (int k = 0; k < PairSequence.FEATURES; k++) {
                double value = sequence.features()[j * PairSequence.FEATURES + k];
                if (value != 0) {
                    addScaled(value, weights, features + k * dimension, vectors, at, dimension);
                }
            }
        }
        Arrays.fill(context, 0);
        for (int j = PairSequence.PREFIX; j < positions; j++) {
            addScaled(share(sequence, j), vectors, j * dimension, context, 0, dimension);
        }
        for (int row = 0; row < dimension; row++) {
            asking[row] = weights[answer + row] + dot(weights, mixing + row * dimension, context, 0, dimension);
        }
    }

    private static boolean isSpecial(PairSequence sequence, int position) {
        return position < PairSequence.PREFIX || position == sequence.separator();
    }

    /** Returns which learnt vector a special position has: [YES], [NO], or [SEP] for both of its kind. */
    private static int special(int position) {
        return Math.min(position, PairSequence.PREFIX - 1);
    }

    /** Returns how much of the context a position makes up. */
    private static double share(PairSequence sequence, int position) {
        int alike = position < sequence.separator()
                ? sequence.queryTokens()
                : position == sequence.separator() ? 1 : sequence.documentTokens();
        return 1.0 / (3 * alike);
    }

    private void attend(PairSequence sequence, double[] from, int at, AttentionRows rows, int row, boolean says) {
        look(from, at);
        int positions = sequence.positions();
        double ofQuery = StrictMath.log(Math.max(1, sequence.queryTokens()));
        double ofDocument = StrictMath.log(Math.max(1, sequence.documentTokens()));
        for (int head = 0; head < shape.heads(); head++) {
            int start = rows.start(row, head);
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < positions; j++) {
                double length = isSpecial(sequence, j) ? 0 : j < sequence.separator() ? ofQuery : ofDocument;
                double score = dot(looking, head * dimension, vectors, j * dimension, dimension) - length;
                rows.scores()[start + j] = score;
                largest = Math.max(largest, score);
                rows.contributions()[start + j] =
                        says ? dot(saying, head * dimension, vectors, j * dimension, dimension) : 0;
            }
            double sum = 0;
            for (int j = 0; j < positions; j++) {
                double weight = StrictMath.exp(rows.scores()[start + j] - largest);
                rows.weights()[start + j] = weight;
                sum += weight;
            }
            for (int j = 0; j < positions; j++) {
                rows.weights()[start + j] /= sum;
            }
            rows.logits()[row] += dot(rows.weights(), start, rows.contributions(), start, positions);
        }
        if (says && shape.bias()) {
            rows.logits()[row] += weights[bias];
        }
    }

    /** Computes, for each head, the vector whose product with a position's vector is that position's score. */
    private void look(double[] from, int at) {
        Arrays.fill(looking, 0);
        for (int row = 0; row < dimension; row++) {
            asked[row] = dot(weights, queries + row * dimension, from, at, dimension);
            addScaled(
                    asked[row] / Math.sqrt(width),
                    weights,
                    keys + row * dimension,
                    looking,
                    row / width * dimension,
                    dimension);
        }
    }

    /** Starts the gradients of a batch. */
    void startBackward() {
        Arrays.fill(sayingGradients, 0);
    }

    /**
     * Adds a pair's part of the gradients. The pair is read again instead of being kept: its vectors are some 30 kB.
     *
     * @param row the pair's row, with gradients by its scores and its logit
     * @param ofWeights receives the gradients; those of query and key projections alone unless {@code all}
     */
    void backward(PairSequence sequence, AttentionRows rows, int row, boolean all, double[] ofWeights) {
        read(sequence);
        look(asking, 0);
        int positions = sequence.positions();
        double ofLogit = rows.logitGradients()[row];
        Arrays.fill(lookingGradients, 0);
        Arrays.fill(vectorGradients, 0, positions * dimension, 0);
        for (int head = 0; head < shape.heads(); head++) {
            int start = rows.start(row, head);
            int at = head * dimension;
            double mean = ofLogit * dot(rows.weights(), start, rows.contributions(), start, positions);
            for (int j = 0; j < positions; j++) {
                double weight = rows.weights()[start + j];
                double ofScore =
                        weight * (ofLogit * rows.contributions()[start + j] - mean) + rows.gradients()[start + j];
                addScaled(ofScore, vectors, j * dimension, lookingGradients, at, dimension);
                if (all) {
                    double ofWord = ofLogit * weight;
                    addScaled(ofWord, vectors, j * dimension, sayingGradients, at, dimension);
                    addScaled(ofWord, saying, at, vectorGradients, j * dimension, dimension);
                    addScaled(ofScore, looking, at, vectorGradients, j * dimension, dimension);
                }
            }
        }
        backwardLooking(ofWeights);
        if (all) {
            backwardAsking(sequence, ofWeights);
            if (shape.bias()) {
                ofWeights[bias] += ofLogit;
            }
        }
    }

    private void backwardLooking(double[] ofWeights) {
        double scale = 1 / Math.sqrt(width);
        for (int row = 0; row < dimension; row++) {
            int head = row / width;
            addScaled(
                    asked[row] * scale,
                    lookingGradients,
                    head * dimension,
                    ofWeights,
                    keys + row * dimension,
                    dimension);
            askedGradients[row] =
                    scale * dot(weights, keys + row * dimension, lookingGradients, head * dimension, dimension);
            addScaled(askedGradients[row], asking, 0, ofWeights, queries + row * dimension, dimension);
        }
    }

    private void backwardAsking(PairSequence sequence, double[] ofWeights) {
        Arrays.fill(askingGradients, 0);
        for (int row = 0; row < dimension; row++) {
            addScaled(askedGradients[row], weights, queries + row * dimension, askingGradients, 0, dimension);
        }
        addScaled(1, askingGradients, 0, ofWeights, answer, dimension);
        Arrays.fill(contextGradients, 0);
        for (int row = 0; row < dimension; row++) {
            addScaled(askingGradients[row], context, 0, ofWeights, mixing + row * dimension, dimension);
            addScaled(askingGradients[row], weights, mixing + row * dimension, contextGradients, 0, dimension);
        }
        for (int j = PairSequence.PREFIX; j < sequence.positions(); j++) {
            addScaled(share(sequence, j), contextGradients, 0, vectorGradients, j * dimension, dimension);
        }
        for (int j = 0; j < sequence.positions(); j++) {
            backwardVector(sequence, j, ofWeights);
        }
    }

    /** Passes the gradients by a position's vector on to the weights that made it. */
    private void backwardVector(PairSequence sequence, int position, double[] ofWeights) {
        int at = position * dimension;
        if (isSpecial(sequence, position)) {
            addScaled(1, vectorGradients, at, ofWeights, special(position) * dimension, dimension);
        }
        for (int k = 0; k < PairSequence.FEATURES; k++) {
            double value = sequence.features()[position * PairSequence.FEATURES + k];
            if (value != 0) {
                addScaled(value, vectorGradients, at, ofWeights, features + k * dimension, dimension);
            }
        }
    }

    /** Passes what the batch says about the heads' words on to the values and the read-out. */
    void finishBackward(double[] ofWeights) {
        double scale = 1 / Math.sqrt(dimension);
        for (int row = 0; row < dimension; row++) {
            int head = row / width;
            addScaled(
                    scale * readoutAt(row),
                    sayingGradients,
                    head * dimension,
                    ofWeights,
                    values + row * dimension,
                    dimension);
            double ofReadout =
                    scale * dot(weights, values + row * dimension, sayingGradients, head * dimension, dimension);
            if (shape.tied()) {
                ofWeights[AttentionRows.YES * dimension + row] += ofReadout;
                ofWeights[AttentionRows.NO * dimension + row] -= ofReadout;
            } else {
                ofWeights[readout + row] += ofReadout;
            }
        }
    }

    private static void addScaled(double factor, double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] += factor * x[xAt + i];
        }
    }

    /** Four sums, since one would wait for every addition. */
    private static double dot(double[] x, int xAt, double[] y, int yAt, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += x[xAt + i] * y[yAt + i];
            b += x[xAt + i + 1] * y[yAt + i + 1];
            c += x[xAt + i + 2] * y[yAt + i + 2];
            d += x[xAt + i + 3] * y[yAt + i + 3];
        }
        for (; i < count; i++) {
            a += x[xAt + i] * y[yAt + i];
        }
        return a + b + (c + d);
    }
}
