package dev.negbench.strategies.confit;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The documents in a window of each query's full ranking, labelled positives taken out of the slice and not replaced:
 * the official order, by which pools differ in size. Costs a search a query; holds one pool of the window's width.
 *
 * @param searcher a name of {@link Retrieval}
 * @param window which places
 * @param refresh when pools are built
 */
record RunnerUpSource(String searcher, RunnerUpWindow window, Refresh refresh) implements CandidateSource {
    private static final int QUERIES_AT_ONCE = 256;

    @Override
    public String[] generators() {
        return new String[] {searcher};
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        int first = window.from(retrieval.documents());
        int end = window.to(retrieval.documents());
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        for (int from = 0; from < queries.size(); from += QUERIES_AT_ONCE) {
            int to = Math.min(queries.size(), from + QUERIES_AT_ONCE);
            int[] ordinals = Arrays.copyOfRange(queries.ordinals(), from, to);
            RankedLists lists = retrieval.rankBand(searcher, ordinals, first, end);
            for (int row = from; row < to; row++) {
                pools.accept(pool(queries, row, retrieval, lists, row - from, first, builder));
            }
        }
    }

    private CandidatePool pool(
            TrainingQueries queries,
            int row,
            Retrieval retrieval,
            RankedLists lists,
            int listRow,
            int first,
            CandidatePoolBuilder builder) {
        int query = queries.ordinals()[row];
        int[] positives = queries.positives(row);
        float[] positiveScores = new float[positives.length];
        retrieval.score(searcher, query, positives, positives.length, positiveScores);
        builder.start(query, queries.key(row), positives, positiveScores);
        int start = listRow * lists.width();
        for (int place = 0; place < lists.counts()[listRow]; place++) {
            int document = lists.ids()[start + place];
            if (Arrays.binarySearch(positives, document) < 0) {
                builder.add(document, lists.scores()[start + place], first + place, 0);
            }
        }
        return builder.build();
    }
}
