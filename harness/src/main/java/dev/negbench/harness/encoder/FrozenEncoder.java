package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ModelWeights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Vectors that were computed once, with a linear head beside the identity that learns: {@code v' = normalise(v + W v)},
 * W starting at zero, so that before the first step the model ranks as the frozen vectors do. Queries, items or both
 * have a head, each their own; vectors without one are used as they are. {@link AdaGrad} updates a head row by row, and
 * its weights decay. Memory: the given vectors are shared, a head takes {@code 4 * dimension²} bytes.
 */
public final class FrozenEncoder implements TrainableEncoder {
    /** The tensor of the queries' head. */
    public static final String QUERY_HEAD = "query-head";

    /** The tensor of the items' head. */
    public static final String ITEM_HEAD = "item-head";

    private static final String ACCUMULATORS = "-adagrad-accumulators";
    private static final int ENCODING_BLOCK = 256;

    private final String name;
    private final int dimension;
    private final float[] queryVectors;
    private final float[] documentVectors;
    private final int documents;
    private final ResidualHead queryHead;
    private final ResidualHead itemHead;
    private final RowOptimizer queryOptimizer;
    private final RowOptimizer itemOptimizer;
    private final Function<List<String>, float[]> embedding;
    private float[] addedVectors = new float[0];

    private FrozenEncoder(Builder builder) {
        name = builder.name;
        dimension = builder.dimension;
        queryVectors = builder.queries;
        documentVectors = builder.documents;
        documents = documentVectors.length / dimension;
        embedding = builder.embedding;
        queryHead = builder.side.queries() ? new ResidualHead(dimension) : null;
        itemHead = builder.side.items() ? new ResidualHead(dimension) : null;
        queryOptimizer = optimizer(queryHead, builder);
        itemOptimizer = optimizer(itemHead, builder);
    }

    private static RowOptimizer optimizer(ResidualHead head, Builder builder) {
        return head == null
                ? null
                : new DecayingRows(
                        new RowAdaGrad(builder.adaGrad, head.rows(), builder.dimension),
                        head.rows(),
                        builder.dimension,
                        builder.adaGrad.rate() * builder.weightDecay);
    }

    /**
     * Starts an encoder.
     *
     * @param dimension the length of a vector
     */
    public static Builder builder(int dimension) {
        return new Builder(dimension);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int queries() {
        return queryVectors.length / dimension;
    }

    @Override
    public int items() {
        return documents + addedVectors.length / dimension;
    }

    @Override
    public String fingerprint() {
        Fingerprint digest = new Fingerprint()
                .add(name + "|" + dimension)
                .add(queryVectors, queryVectors.length)
                .add(documentVectors, documentVectors.length)
                .add(addedVectors, addedVectors.length);
        weights().tensors().forEach((tensor, values) -> digest.add(tensor).add(values, values.length));
        return digest.hex();
    }

    @Override
    public void addItems(List<String> texts) {
        float[] added = embed(texts);
        int known = addedVectors.length;
        addedVectors = Arrays.copyOf(addedVectors, Math.addExact(known, added.length));
        System.arraycopy(added, 0, addedVectors, known, added.length);
    }

    private float[] embed(List<String> texts) {
        if (embedding == null) {
            throw new IllegalStateException("encoder '" + name + "' was built without a network, so it cannot read "
                    + texts.size() + " new texts; give its builder one");
        }
        float[] added = embedding.apply(texts);
        if (added.length != texts.size() * dimension) {
            throw new IllegalStateException("the network made " + added.length + " values of " + texts.size()
                    + " texts, vectors have " + dimension);
        }
        return added;
    }

    @Override
    public void encodeQueries(int[] queries, int count, float[] out, int threads) {
        encode(count, out, threads, queryHead, (k, target, at) -> copyQuery(queries[k], target, at));
    }

    @Override
    public void encodeItems(int[] items, int count, float[] out, int threads) {
        encode(count, out, threads, itemHead, (k, target, at) -> copyItem(items[k], target, at));
    }

    @Override
    public void encodeDocuments(int from, int to, float[] out, int threads) {
        if (from < 0 || from > to || to > documents) {
            throw new IllegalArgumentException(
                    "documents " + from + " to " + to + " are not all in [0, " + documents + ")");
        }
        encode(to - from, out, threads, itemHead, (k, target, at) -> copyItem(from + k, target, at));
    }

    @Override
    public void encodeTexts(List<String> texts, float[] out, int threads) {
        float[] vectors = embed(texts);
        encode(texts.size(), out, threads, itemHead, (k, target, at) ->
                System.arraycopy(vectors, k * dimension, target, at, dimension));
    }

    /** Copies the frozen vector of the {@code k}-th text that is asked for. */
    @FunctionalInterface
    private interface Source {
        void copy(int k, float[] target, int at);
    }

    private void encode(int count, float[] out, int threads, ResidualHead head, Source source) {
        int blocks = WorkerTeam.units(count, ENCODING_BLOCK);
        int workers = Math.min(threads, Math.max(1, blocks));
        float[][] inputs = head == null ? null : new float[workers][ENCODING_BLOCK * dimension];
        try (WorkerTeam team = WorkerTeam.of(workers)) {
            team.run(blocks, (worker, block) -> {
                int from = block * ENCODING_BLOCK;
                int size = Math.min(count - from, ENCODING_BLOCK);
                for (int k = 0; k < size; k++) {
                    if (head == null) {
                        source.copy(from + k, out, (from + k) * dimension);
                    } else {
                        source.copy(from + k, inputs[worker], k * dimension);
                    }
                }
                if (head != null) {
                    head.apply(inputs[worker], 0, size, out, from * dimension);
                    for (int k = from; k < from + size; k++) {
                        TextPooling.normalise(out, k * dimension, dimension);
                    }
                }
            });
        }
    }

    @Override
    public TrainingStep newStep(int threads) {
        return newStep(threads, queryOptimizer, itemOptimizer);
    }

    @Override
    public TrainingStep newSquaredGradientStep(ModelWeights sums, int threads) {
        TensorCopies.requireShape(sums, weights());
        return newStep(
                threads,
                new SquaredGradients(sums.tensors().get(QUERY_HEAD), dimension),
                new SquaredGradients(sums.tensors().get(ITEM_HEAD), dimension));
    }

    TrainingStep newStep(int threads, RowOptimizer ofQueryHead, RowOptimizer ofItemHead) {
        return new FrozenTrainingStep(
                this,
                queryHead == null ? null : new HeadGradient(dimension, ofQueryHead),
                itemHead == null ? null : new HeadGradient(dimension, ofItemHead),
                threads);
    }

    @Override
    public ModelWeights weights() {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        if (queryHead != null) {
            tensors.put(QUERY_HEAD, queryHead.rows());
        }
        if (itemHead != null) {
            tensors.put(ITEM_HEAD, itemHead.rows());
        }
        return new ModelWeights(tensors);
    }

    @Override
    public ModelWeights state() {
        Map<String, float[]> tensors = new LinkedHashMap<>(weights().tensors());
        if (queryHead != null) {
            tensors.put(QUERY_HEAD + ACCUMULATORS, queryOptimizer.state());
        }
        if (itemHead != null) {
            tensors.put(ITEM_HEAD + ACCUMULATORS, itemOptimizer.state());
        }
        return new ModelWeights(tensors);
    }

    /** Returns the queries' head, or null. */
    ResidualHead queryHead() {
        return queryHead;
    }

    /** Returns the items' head, or null. */
    ResidualHead itemHead() {
        return itemHead;
    }

    void copyQuery(int query, float[] target, int at) {
        System.arraycopy(queryVectors, query * dimension, target, at, dimension);
    }

    void copyItem(int item, float[] target, int at) {
        if (item < documents) {
            System.arraycopy(documentVectors, item * dimension, target, at, dimension);
        } else {
            System.arraycopy(addedVectors, (item - documents) * dimension, target, at, dimension);
        }
    }

    /** Collects what an encoder is made of. */
    public static final class Builder {
        private final int dimension;
        private String name = "frozen";
        private float[] queries = new float[0];
        private float[] documents = new float[0];
        private HeadSide side = HeadSide.BOTH;
        private AdaGrad adaGrad = AdaGrad.STANDARD;
        private double weightDecay;
        private Function<List<String>, float[]> embedding;

        private Builder(int dimension) {
            this.dimension = dimension;
        }

        /** Sets the name that experiments write. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Sets the queries' vectors, row-major, of length 1. Shared: do not write to them. */
        public Builder queries(float[] vectors) {
            queries = vectors;
            return this;
        }

        /** Sets the documents' vectors, row-major, of length 1. Shared: do not write to them. */
        public Builder documents(float[] vectors) {
            documents = vectors;
            return this;
        }

        /** Sets which side learns. */
        public Builder head(HeadSide value) {
            side = value;
            return this;
        }

        /** Sets the optimiser. */
        public Builder adaGrad(AdaGrad value) {
            adaGrad = value;
            return this;
        }

        /** Sets the weight decay: each step takes away {@code learning rate * decay} of the heads' weights. */
        public Builder weightDecay(double decay) {
            weightDecay = decay;
            return this;
        }

        /** Sets what {@link #addItems} embeds documents with; without it no item can be added. */
        public Builder embedding(Function<List<String>, float[]> value) {
            embedding = value;
            return this;
        }

        /**
         * Builds the encoder.
         *
         * @throws IllegalArgumentException if vectors are no whole number of rows, or the decay is negative or takes
         *     all at once
         */
        public FrozenEncoder build() {
            if (dimension < 1 || queries.length % dimension != 0 || documents.length % dimension != 0) {
                throw new IllegalArgumentException(queries.length + " and " + documents.length
                        + " values are no whole number of rows of " + dimension);
            }
            if (!(weightDecay >= 0 && weightDecay * adaGrad.rate() < 1)) {
                throw new IllegalArgumentException("weight decay must be at least 0 and below 1 / learning rate, was "
                        + weightDecay + " at a learning rate of " + adaGrad.rate());
            }
            return new FrozenEncoder(this);
        }
    }
}
