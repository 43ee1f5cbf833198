package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.objective.WeightedLogistic;
import dev.negbench.strategies.reranking.RerankedSearch;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.TrainingBatch;
import dev.negbench.strategies.stage.TrainingQueries;
import dev.negbench.strategies.text.StyleShortcut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A ranker that learns from documents that do not answer a query and from queries that a document does not answer, and
 * afterwards orders the first places of the retriever's ranking anew. A positive weighs as much as its negatives
 * together. One in sixteen training queries is kept from it, for the {@link Probe}. What it learns reaches the end of
 * training, whichever epoch of the retriever dev chooses. Source: docrerank card.
 */
final class DocReRanker implements Companion, SearchTransform, Diagnostics {
    private static final long SEED = 0x70726f62L;
    private static final int HELD_OUT = 16;
    private static final int MOST_STYLE_PAIRS = 2000;

    private final Dataset dataset;
    private final PairRanker ranker;
    private final QueryNegatives negatives;
    private final Probe probe;
    private final Rephrasing rephrasing;
    private final Training training;
    private final int kept;
    private final RerankedSearch search;
    private final RandomStream random;
    private final long seed;
    private final Set<Integer> heldOut = new HashSet<>();
    private final ScoreRows rows = new ScoreRows();
    private int[] queries = new int[256];
    private int[] documents = new int[256];
    private int size;
    private final Set<String> seen = new HashSet<>();
    private final List<String> real = new ArrayList<>();
    private final List<String> generated = new ArrayList<>();

    /**
     * @param kept most negatives of a pair, of either kind
     * @param depth places that are ordered anew
     */
    DocReRanker(
            Dataset dataset,
            PairRanker ranker,
            QueryNegatives negatives,
            Probe probe,
            Rephrasing rephrasing,
            Training training,
            int kept,
            int depth,
            long seed) {
        this.dataset = dataset;
        this.ranker = ranker;
        this.negatives = negatives;
        this.probe = probe;
        this.rephrasing = rephrasing;
        this.training = training;
        this.kept = kept;
        search = new RerankedSearch(ranker, depth);
        random = new RandomStream(seed);
        this.seed = seed;
    }

    @Override
    public void prepare(TrainingQueries queries) {
        int[] probed = IntStream.range(0, queries.size())
                .filter(row -> isHeldOut(queries.key(row)))
                .toArray();
        int[] learnt = IntStream.range(0, queries.size())
                .filter(row -> !isHeldOut(queries.key(row)))
                .toArray();
        IntStream.of(probed).forEach(row -> heldOut.add(queries.ordinals()[row]));
        probe.prepare(queries, probed, ranker);
        if (training != Training.DOCUMENTS) {
            negatives.generate(queries, learnt, ranker);
        }
        rephrasing.prepare(queries, learnt, ranker);
    }

    /** Tells whether the query with this key is kept for the probe. */
    static boolean isHeldOut(long key) {
        RandomStream random = new RandomStream(SEED);
        random.reset(SEED, 0, key);
        return random.nextInt(HELD_OUT) == 0;
    }

    /** The half of a query differs from training seed to training seed, and stays over the epochs. */
    private boolean isFirstHalf(int query) {
        random.reset(seed, 0, dataset.queries().key(query));
        return random.nextDouble() < 0.5;
    }

    @Override
    public void learn(TrainingBatch batch) {
        ScoreRows compared = batch.scores();
        List<QueryNegatives.Pair> pairs = new ArrayList<>();
        for (int row = 0; row < compared.rows(); row++) {
            int query = batch.queries()[row];
            if (!heldOut.contains(query) && training.usesQueries(isFirstHalf(query))) {
                pairs.add(pair(batch, row));
            }
        }
        negatives.verify(pairs);
        rows.clear();
        size = 0;
        for (int row = 0; row < compared.rows(); row++) {
            int query = batch.queries()[row];
            if (!heldOut.contains(query)) {
                boolean firstHalf = isFirstHalf(query);
                if (training.usesDocuments(firstHalf)) {
                    addDocuments(batch, row);
                }
                if (training.usesQueries(firstHalf)) {
                    addQueries(pair(batch, row));
                }
            }
        }
        if (rows.entries() > 0) {
            ranker.learn(queries, documents, rows, WeightedLogistic.INSTANCE);
        }
    }

    private static QueryNegatives.Pair pair(TrainingBatch batch, int row) {
        int positive = batch.scores().items()[batch.scores().start(row)];
        return new QueryNegatives.Pair(batch.queries()[row], batch.itemId(positive));
    }

    /** The row's first negatives, what was drawn for it before what the batch brought along. */
    private void addDocuments(TrainingBatch batch, int row) {
        ScoreRows compared = batch.scores();
        int[] negativeEntries = IntStream.range(compared.start(row) + 1, compared.start(row + 1))
                .filter(e -> compared.relations()[e] != ScoreRows.POSITIVE)
                .limit(kept)
                .toArray();
        if (negativeEntries.length == 0) {
            return;
        }
        QueryNegatives.Pair pair = pair(batch, row);
        open(rephrasing.of(pair.query()));
        append(pair.document(), ScoreRows.POSITIVE, negativeEntries.length);
        for (int e : negativeEntries) {
            append(batch.itemId(compared.items()[e]), ScoreRows.DRAWN, 1);
        }
    }

    private void addQueries(QueryNegatives.Pair pair) {
        List<QueryNegatives.Negative> wrong = negatives.of(pair);
        if (wrong.isEmpty()) {
            return;
        }
        open(rephrasing.of(pair.query()));
        append(pair.document(), ScoreRows.POSITIVE, wrong.size());
        for (QueryNegatives.Negative negative : wrong) {
            open(negative.ordinal());
            append(pair.document(), ScoreRows.DRAWN, 1);
        }
        String own = dataset.queries().text(pair.query());
        String other = wrong.get(0).variant().text();
        // A text that is there twice would be recognised instead of judged by its style.
        if (real.size() < MOST_STYLE_PAIRS && !seen.contains(own) && !seen.contains(other)) {
            seen.addAll(List.of(own, other));
            real.add(own);
            generated.add(other);
        }
    }

    private void open(int query) {
        if (rows.rows() == queries.length) {
            queries = Arrays.copyOf(queries, 2 * queries.length);
        }
        queries[rows.rows()] = query;
        rows.openRow();
    }

    private void append(int document, byte relation, float weight) {
        if (size == documents.length) {
            documents = Arrays.copyOf(documents, 2 * size);
        }
        documents[size] = document;
        rows.append(size, relation);
        rows.weights()[rows.entries() - 1] = weight;
        size++;
    }

    @Override
    public RankedLists search(Retrieval retrieval, int[] asked, int wanted) {
        return search.search(retrieval, asked, wanted);
    }

    @Override
    public Map<String, Double> diagnostics() {
        Map<String, Double> figures = new LinkedHashMap<>(probe.diagnostics(ranker));
        if (training != Training.DOCUMENTS) {
            StyleShortcut style = StyleShortcut.measure(real, generated);
            figures.put("style: area under the curve, query negatives", style.auc());
            figures.putAll(negatives.diagnostics());
        }
        figures.putAll(rephrasing.diagnostics());
        return figures;
    }

    @Override
    public byte[] state() {
        return ranker.state();
    }

    @Override
    public void restore(byte[] state) {
        ranker.restore(state);
    }
}
