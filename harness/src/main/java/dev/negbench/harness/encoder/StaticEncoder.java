package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ModelWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A bag-of-tokens encoder: a text's vector is the weighted sum of its tokens' trainable rows, brought to length 1, so
 * that the dot product of two texts is their cosine. A text without tokens is the zero vector and learns nothing.
 *
 * <p>Queries and documents share one table unless the documents are frozen; then queries train a table of their own and
 * items keep the initial one. {@link AdaGrad} updates the rows of the tokens in the batch and no other. Memory: 4 bytes
 * an element of the table that learns; frozen documents read the caller's.
 */
public final class StaticEncoder implements TrainableEncoder {
    /** The tensor of a table that both towers share. */
    public static final String TOKEN_ROWS = "token-rows";

    /** The tensor of the query tower's own table, where the documents are frozen. */
    public static final String QUERY_TOKEN_ROWS = "query-token-rows";

    private static final String ACCUMULATORS = "adagrad-accumulators";
    private static final int ENCODING_BLOCK = 256;

    private final String name;
    private final int dimension;
    private final float[] queryRows;
    private final float[] itemRows;
    private final TokenBags queryBags;
    private final int documents;
    private final RowOptimizer optimizer;
    private final Function<List<String>, TokenBags> tokenizer;
    private TokenBags itemBags;

    private StaticEncoder(Builder builder) {
        name = builder.name;
        dimension = builder.dimension;
        queryRows = builder.table.clone();
        itemRows = builder.documentsFrozen ? builder.table : queryRows;
        queryBags = builder.queries;
        itemBags = builder.documents;
        documents = builder.documents.size();
        optimizer = new RowAdaGrad(builder.adaGrad, queryRows, dimension);
        tokenizer = builder.tokenizer;
    }

    /**
     * Starts an encoder.
     *
     * @param table the initial token rows, row-major; copied, except that frozen documents keep reading it, so it must
     *     not be written to afterwards
     * @param dimension the length of a row
     */
    public static Builder builder(float[] table, int dimension) {
        return new Builder(table, dimension);
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
        return queryBags.size();
    }

    @Override
    public int items() {
        return itemBags.size();
    }

    /** Returns the number of token rows. */
    public int vocabulary() {
        return queryRows.length / dimension;
    }

    /** Tells whether only the query tower learns. */
    public boolean documentsFrozen() {
        return itemRows != queryRows;
    }

    @Override
    public String fingerprint() {
        Fingerprint digest = new Fingerprint()
                .add(name + "|" + dimension + "|" + documentsFrozen())
                .add(queryRows, queryRows.length)
                .add(queryBags)
                .add(itemBags);
        return (documentsFrozen() ? digest.add(itemRows, itemRows.length) : digest).hex();
    }

    @Override
    public void addItems(List<String> texts) {
        itemBags = itemBags.append(bags(texts));
    }

    private TokenBags bags(List<String> texts) {
        if (tokenizer == null) {
            throw new IllegalStateException("encoder '" + name + "' was built without a tokenizer, so it cannot read "
                    + texts.size() + " new texts; give its builder one");
        }
        TokenBags added = tokenizer.apply(texts);
        if (added.size() != texts.size()) {
            throw new IllegalStateException(
                    "the tokenizer made " + added.size() + " token lists of " + texts.size() + " texts");
        }
        requireRows(added, "added", vocabulary());
        return added;
    }

    @Override
    public void encodeQueries(int[] queries, int count, float[] out, int threads) {
        encode(queryRows, queryBags, queries, 0, count, out, threads);
    }

    @Override
    public void encodeItems(int[] items, int count, float[] out, int threads) {
        encode(itemRows, itemBags, items, 0, count, out, threads);
    }

    @Override
    public void encodeDocuments(int from, int to, float[] out, int threads) {
        if (from < 0 || from > to || to > documents) {
            throw new IllegalArgumentException(
                    "documents " + from + " to " + to + " are not all in [0, " + documents + ")");
        }
        encode(itemRows, itemBags, null, from, to - from, out, threads);
    }

    @Override
    public void encodeTexts(List<String> texts, float[] out, int threads) {
        encode(itemRows, bags(texts), null, 0, texts.size(), out, threads);
    }

    /** Encodes listed texts, or, without a list, {@code count} texts from {@code first} on. */
    private void encode(float[] rows, TokenBags bags, int[] list, int first, int count, float[] out, int threads) {
        int blocks = (count + ENCODING_BLOCK - 1) / ENCODING_BLOCK;
        try (WorkerTeam team = WorkerTeam.of(Math.min(threads, Math.max(1, blocks)))) {
            team.run(blocks, (worker, block) -> {
                int from = block * ENCODING_BLOCK;
                int to = Math.min(count, from + ENCODING_BLOCK);
                for (int k = from; k < to; k++) {
                    int text = list == null ? first + k : list[k];
                    TextPooling.encode(
                            rows,
                            bags.tokens(),
                            bags.weights(),
                            bags.offsets()[text],
                            bags.offsets()[text + 1],
                            out,
                            k * dimension,
                            dimension);
                }
            });
        }
    }

    @Override
    public TrainingStep newStep(int threads) {
        return new StaticTrainingStep(this, optimizer, threads);
    }

    @Override
    public TrainingStep newSquaredGradientStep(ModelWeights sums, int threads) {
        TensorCopies.requireShape(sums, weights());
        float[] squares = sums.tensors().values().iterator().next();
        return new StaticTrainingStep(this, new SquaredGradients(squares, dimension), threads);
    }

    @Override
    public ModelWeights weights() {
        return new ModelWeights(Map.of(documentsFrozen() ? QUERY_TOKEN_ROWS : TOKEN_ROWS, queryRows));
    }

    @Override
    public ModelWeights state() {
        Map<String, float[]> tensors = new LinkedHashMap<>(weights().tensors());
        tensors.put(ACCUMULATORS, optimizer.state());
        return new ModelWeights(tensors);
    }

    private static void requireRows(TokenBags bags, String kind, int vocabulary) {
        for (int t = 0; t < bags.size(); t++) {
            for (int k = bags.offsets()[t]; k < bags.offsets()[t + 1]; k++) {
                int token = bags.tokens()[k];
                if (token < 0 || token >= vocabulary) {
                    throw new IllegalArgumentException(kind + " text " + t + " has token " + token + ", the table has "
                            + vocabulary + " rows; use the tokenizer that belongs to the table");
                }
            }
        }
    }

    float[] queryRows() {
        return queryRows;
    }

    float[] itemRows() {
        return itemRows;
    }

    TokenBags queryBags() {
        return queryBags;
    }

    TokenBags itemBags() {
        return itemBags;
    }

    /** Collects what an encoder is made of. */
    public static final class Builder {
        private final float[] table;
        private final int dimension;
        private String name = "static";
        private TokenBags queries = TokenBags.NONE;
        private TokenBags documents = TokenBags.NONE;
        private boolean documentsFrozen;
        private AdaGrad adaGrad = AdaGrad.STANDARD;
        private Function<List<String>, TokenBags> tokenizer;

        private Builder(float[] table, int dimension) {
            this.table = table;
            this.dimension = dimension;
        }

        /** Sets the name that experiments write. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Sets the texts of the queries. */
        public Builder queries(TokenBags bags) {
            queries = bags;
            return this;
        }

        /** Sets the texts of the documents. */
        public Builder documents(TokenBags bags) {
            documents = bags;
            return this;
        }

        /** Trains the query tower only. */
        public Builder documentsFrozen(boolean frozen) {
            documentsFrozen = frozen;
            return this;
        }

        /** Sets the optimiser. */
        public Builder adaGrad(AdaGrad value) {
            adaGrad = value;
            return this;
        }

        /** Sets how {@link #addItems} reads texts; without it no item can be added. */
        public Builder tokenizer(Function<List<String>, TokenBags> value) {
            tokenizer = value;
            return this;
        }

        /**
         * Builds the encoder.
         *
         * @throws IllegalArgumentException if the table is no whole number of rows, or a text has a token without a row
         */
        public StaticEncoder build() {
            if (dimension < 1 || table.length == 0 || table.length % dimension != 0) {
                throw new IllegalArgumentException(
                        "a token table of " + table.length + " values has no whole number of rows of " + dimension);
            }
            requireRows(queries, "query", table.length / dimension);
            requireRows(documents, "document", table.length / dimension);
            return new StaticEncoder(this);
        }
    }
}
