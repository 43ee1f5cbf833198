package dev.negbench.harness.ranker;

import dev.negbench.harness.encoder.TokenBags;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.ScoreRows;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A small cross model: kernel pooling over token similarities, with lexical features beside it. What is seen for each
 * token of the query, see {@link Interaction}, is averaged with weights {@code occurrences · idf · exp(θ)}, one learnt
 * θ a token, and goes with the pair's features through a {@link ScoringNetwork}. Token vectors stay as they are.
 *
 * <p>AdaGrad (Duchi, Hazan and Singer, 2011) with an accumulator a weight. One thread, no randomness but the seed of
 * the first weights: results are the same bit for bit. Source of the pooling: K-NRM (Xiong et al., SIGIR 2017); that
 * vectors are frozen, importance is learnt and lexical features stand beside it is this project's own.
 */
public final class InteractionRanker implements PairRanker {
    private static final int INPUTS = Interaction.PER_TOKEN + Interaction.PER_PAIR;
    private static final int[] TRUSTED = {
        SimilarityKernels.COUNT, SimilarityKernels.COUNT + 1, Interaction.PER_TOKEN, Interaction.PER_TOKEN + 1
    };
    private static final int MAGIC = 0x6e62_7231;

    private InteractionTexts texts;
    private final RankerSettings settings;
    private Interaction interaction;
    private final ScoringNetwork network;
    private final double[] weightSquares;
    private final double[] importance;
    private final double[] importanceSquares;
    private final double[] weightGradients;
    private final double[] importanceGradients;
    private final double[] featureGradients = new double[INPUTS];
    private final boolean[] touched;
    private int[] touchedTokens = new int[256];
    private int touchedCount;
    private double[] shares = new double[64];
    private double[] features = new double[INPUTS];
    private double[] units;
    private float[] seen = new float[1024];
    private int[] seenFrom = new int[64];
    private double stepFactor = 1;

    /**
     * Makes an untrained ranker, which ranks about as its lexical features do.
     *
     * @param texts the dataset's texts
     * @param seed what the hidden weights start from
     */
    public InteractionRanker(InteractionTexts texts, RankerSettings settings, long seed) {
        this.texts = texts;
        this.settings = settings;
        interaction = new Interaction(texts);
        network = new ScoringNetwork(INPUTS, settings.hidden(), TRUSTED, seed);
        weightSquares = new double[network.weights().length];
        weightGradients = new double[weightSquares.length];
        importance = new double[texts.vocabulary()];
        importanceSquares = new double[importance.length];
        importanceGradients = new double[importance.length];
        touched = new boolean[importance.length];
        units = new double[network.hidden()];
    }

    @Override
    public String name() {
        return "interaction ranker";
    }

    @Override
    public int addQueries(List<String> added) {
        int first = texts.queries().size();
        texts = texts.withQueries(added);
        interaction = new Interaction(texts);
        return first;
    }

    @Override
    public void score(int query, int[] documents, int count, float[] out) {
        share(query);
        for (int i = 0; i < count; i++) {
            interaction.read(query, documents[i]);
            pool(0);
            out[i] = (float) network.score(features, 0, units, 0);
        }
    }

    @Override
    public double learn(int[] queries, int[] documents, ScoreRows rows, Objective objective) {
        double loss = differentiate(queries, documents, rows, objective);
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the ranker's loss became " + loss + "; lower its rate");
        }
        double[] weights = network.weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= step(stepFactor * settings.rate(), weightGradients[i], weightSquares, i);
        }
        double tokenRate = stepFactor * settings.tokenRate();
        for (int t = 0; t < touchedCount; t++) {
            int token = touchedTokens[t];
            importance[token] -= step(tokenRate, importanceGradients[token], importanceSquares, token);
        }
        return loss;
    }

    @Override
    public void scaleSteps(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("steps cannot be scaled by " + factor + "; give a factor above 0");
        }
        stepFactor = factor;
    }

    private static double step(double rate, double gradient, double[] squares, int at) {
        if (gradient == 0) {
            return 0;
        }
        squares[at] += gradient * gradient;
        return rate * gradient / Math.sqrt(squares[at]);
    }

    /** Computes scores, loss and the gradients with respect to every weight, and changes nothing else. */
    double differentiate(int[] queries, int[] documents, ScoreRows rows, Objective objective) {
        forward(queries, documents, rows);
        double loss = objective.evaluate(rows);
        Arrays.fill(weightGradients, 0);
        for (int t = 0; t < touchedCount; t++) {
            importanceGradients[touchedTokens[t]] = 0;
            touched[touchedTokens[t]] = false;
        }
        touchedCount = 0;
        for (int row = 0; row < rows.rows(); row++) {
            share(queries[row]);
            for (int e = rows.start(row); e < rows.start(row + 1); e++) {
                if (rows.gradients()[e] != 0) {
                    backward(queries[row], e, rows.gradients()[e]);
                }
            }
        }
        return loss;
    }

    private void forward(int[] queries, int[] documents, ScoreRows rows) {
        int entries = rows.entries();
        if (features.length < entries * INPUTS) {
            features = new double[2 * entries * INPUTS];
            units = new double[2 * entries * network.hidden()];
            seenFrom = new int[2 * entries];
        }
        int at = 0;
        for (int row = 0; row < rows.rows(); row++) {
            share(queries[row]);
            for (int e = rows.start(row); e < rows.start(row + 1); e++) {
                interaction.read(queries[row], documents[rows.items()[e]]);
                int length = interaction.queryTokens() * Interaction.PER_TOKEN;
                if (seen.length < at + length) {
                    seen = Arrays.copyOf(seen, Math.max(2 * seen.length, at + length));
                }
                System.arraycopy(interaction.perToken(), 0, seen, at, length);
                seenFrom[e] = at;
                at += length;
                pool(e * INPUTS);
                rows.scores()[e] = (float) network.score(features, e * INPUTS, units, e * network.hidden());
            }
        }
    }

    private void backward(int query, int entry, double gradient) {
        network.backward(
                gradient, features, entry * INPUTS, units, entry * network.hidden(), weightGradients, featureGradients);
        TokenBags queries = texts.queries();
        int start = queries.offsets()[query];
        for (int i = 0; i < queries.offsets()[query + 1] - start; i++) {
            double slope = 0;
            for (int k = 0; k < Interaction.PER_TOKEN; k++) {
                double away = seen[seenFrom[entry] + i * Interaction.PER_TOKEN + k] - features[entry * INPUTS + k];
                slope += featureGradients[k] * away;
            }
            int token = queries.tokens()[start + i];
            if (!touched[token]) {
                touched[token] = true;
                if (touchedCount == touchedTokens.length) {
                    touchedTokens = Arrays.copyOf(touchedTokens, 2 * touchedCount);
                }
                touchedTokens[touchedCount++] = token;
            }
            importanceGradients[token] += slope * shares[i];
        }
    }

    /** Computes each token's share in the average over a query, from its occurrences, rarity and importance. */
    private void share(int query) {
        TokenBags queries = texts.queries();
        Objects.checkIndex(query, queries.size());
        int start = queries.offsets()[query];
        int count = queries.offsets()[query + 1] - start;
        if (shares.length < count) {
            shares = new double[2 * count];
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            int token = queries.tokens()[start + i];
            shares[i] = queries.weights()[start + i]
                    * texts.inverseDocumentFrequency(token)
                    * StrictMath.exp(importance[token]);
            sum += shares[i];
        }
        for (int i = 0; i < count; i++) {
            shares[i] /= sum;
        }
    }

    /** Averages what is seen for each token, by the shares of its query, and adds what is seen of the pair. */
    private void pool(int at) {
        Arrays.fill(features, at, at + Interaction.PER_TOKEN, 0);
        float[] perToken = interaction.perToken();
        for (int i = 0; i < interaction.queryTokens(); i++) {
            for (int k = 0; k < Interaction.PER_TOKEN; k++) {
                features[at + k] += shares[i] * perToken[i * Interaction.PER_TOKEN + k];
            }
        }
        System.arraycopy(interaction.perPair(), 0, features, at + Interaction.PER_TOKEN, Interaction.PER_PAIR);
    }

    /** Returns the network's weights, then their gradients of the last {@link #differentiate}. Live. */
    double[][] weights() {
        return new double[][] {network.weights(), weightGradients};
    }

    /** Returns the tokens' θ, then their gradients of the last {@link #differentiate}. Live. */
    double[][] importance() {
        return new double[][] {importance, importanceGradients};
    }

    @Override
    public byte[] state() {
        double[] weights = network.weights();
        ByteBuffer bytes =
                ByteBuffer.allocate(3 * Integer.BYTES + 2 * Double.BYTES * (weights.length + importance.length));
        bytes.putInt(MAGIC).putInt(weights.length).putInt(importance.length);
        for (double[] values : new double[][] {weights, weightSquares, importance, importanceSquares}) {
            bytes.asDoubleBuffer().put(values);
            bytes.position(bytes.position() + values.length * Double.BYTES);
        }
        return bytes.array();
    }

    @Override
    public void restore(byte[] state) {
        double[] weights = network.weights();
        ByteBuffer bytes = ByteBuffer.wrap(state);
        int expected = 3 * Integer.BYTES + 2 * Double.BYTES * (weights.length + importance.length);
        if (state.length != expected
                || bytes.getInt() != MAGIC
                || bytes.getInt() != weights.length
                || bytes.getInt() != importance.length) {
            throw new IllegalArgumentException("these " + state.length + " bytes are no state of an interaction ranker"
                    + " with " + settings.hidden() + " hidden units and " + importance.length + " tokens, which has "
                    + expected);
        }
        for (double[] values : new double[][] {weights, weightSquares, importance, importanceSquares}) {
            bytes.asDoubleBuffer().get(values);
            bytes.position(bytes.position() + values.length * Double.BYTES);
        }
    }
}
