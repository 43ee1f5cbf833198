package dev.negbench.strategies.sources;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.PoolColumns;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The k best documents of one searcher for each query, all labelled positives removed: the pool of ANCE, STAR, SimANS
 * and of plain top-k mining, which differ in k, in the refresh and in how they draw.
 *
 * <p>The search goes deep enough that removing positives still leaves k candidates. How deep depends on the query
 * alone, so its pool is the same whatever it is mined together with, with approximate search, too. Ranks are those of
 * the full ranking, positives counted. Immutable.
 */
public final class RankedSource implements CandidateSource {
    private static final int QUERIES_AT_ONCE = 256;

    private final String searcher;
    private final int k;
    private final Refresh refresh;
    private final boolean similarities;

    private RankedSource(String searcher, int k, Refresh refresh, boolean similarities) {
        this.searcher = searcher;
        this.k = k;
        this.refresh = refresh;
        this.similarities = similarities;
    }

    /**
     * Creates a source.
     *
     * @param searcher a name of {@link Retrieval}
     * @param k candidates wanted a query, at least 1
     * @param refresh when pools are built anew
     */
    public static RankedSource of(String searcher, int k, Refresh refresh) {
        if (k < 1) {
            throw new IllegalArgumentException("the pool size k must be at least 1, was " + k);
        }
        return new RankedSource(searcher, k, refresh, false);
    }

    /** Returns a source that also fills the column {@link PoolColumns#POSITIVE_SIMILARITY}. */
    public RankedSource withPositiveSimilarity() {
        return new RankedSource(searcher, k, refresh, true);
    }

    @Override
    public Refresh refresh() {
        return refresh;
    }

    @Override
    public String[] generators() {
        return new String[] {searcher};
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        for (int from = 0; from < queries.size(); from += QUERIES_AT_ONCE) {
            int to = Math.min(queries.size(), from + QUERIES_AT_ONCE);
            CandidatePool[] built = new CandidatePool[to - from];
            for (Map.Entry<Integer, int[]> group : rowsByDepth(queries, from, to, retrieval.documents()).entrySet()) {
                int[] rows = group.getValue();
                int[] ordinals = Arrays.stream(rows).map(row -> queries.ordinals()[row]).toArray();
                RankedLists lists = retrieval.search(searcher, ordinals, group.getKey());
                for (int r = 0; r < rows.length; r++) {
                    built[rows[r] - from] = pool(queries, rows[r], lists, r, retrieval, builder);
                }
            }
            for (CandidatePool pool : built) {
                pools.accept(pool);
            }
        }
    }

    /** Groups rows by how deep their search must go: k and the next power of two of the number of positives. */
    private Map<Integer, int[]> rowsByDepth(TrainingQueries queries, int from, int to, int documents) {
        Map<Integer, int[]> rowsByDepth = new TreeMap<>();
        for (int row = from; row < to; row++) {
            int positives = queries.positives(row).length;
            int allowance = positives <= 1 ? positives : Integer.highestOneBit(positives - 1) << 1;
            int depth = (int) Math.min(documents, (long) k + allowance);
            int added = row;
            rowsByDepth.merge(depth, new int[] {row}, (rows, one) -> {
                int[] longer = Arrays.copyOf(rows, rows.length + 1);
                longer[rows.length] = added;
                return longer;
            });
        }
        return rowsByDepth;
    }

    private CandidatePool pool(
            TrainingQueries queries,
            int row,
            RankedLists lists,
            int listRow,
            Retrieval retrieval,
            CandidatePoolBuilder builder) {
        int query = queries.ordinals()[row];
        int[] positives = queries.positives(row);
        float[] positiveScores = new float[positives.length];
        retrieval.score(searcher, query, positives, positives.length, positiveScores);
        builder.start(query, queries.key(row), positives, positiveScores);
        int start = listRow * lists.width();
        for (int place = 0; place < lists.counts()[listRow] && builder.size() < k; place++) {
            int document = lists.ids()[start + place];
            if (Arrays.binarySearch(positives, document) < 0) {
                builder.add(document, lists.scores()[start + place], place, 0);
            }
        }
        return similarities ? withSimilarities(builder, positives, retrieval) : builder.build();
    }

    private CandidatePool withSimilarities(CandidatePoolBuilder builder, int[] positives, Retrieval retrieval) {
        int[] candidates = builder.ids();
        float[] column = new float[positives.length * candidates.length];
        float[] one = new float[candidates.length];
        for (int p = 0; p < positives.length; p++) {
            retrieval.similarity(searcher, positives[p], candidates, candidates.length, one);
            System.arraycopy(one, 0, column, p * candidates.length, candidates.length);
        }
        return builder.build(Map.of(PoolColumns.POSITIVE_SIMILARITY, column));
    }
}
