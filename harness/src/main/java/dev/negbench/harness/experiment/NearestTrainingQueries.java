package dev.negbench.harness.experiment;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.harness.retrieval.Bm25Searcher;
import dev.negbench.strategies.stage.RankedLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The training query nearest to each test query: the one that BM25 ranks highest, over the texts of the training
 * queries, for the words of the test query; of equal ones the first of the collection. No model has a say, so the
 * answer is the same for every strategy. Test queries beyond the {@value #MOST} with the lowest hash of their ids are
 * left out, and those without a word in common with any training query. Judgements are not looked at.
 *
 * @param training ordinals of the training queries that are nearest to some test query, ascending
 * @param nearestTo test queries that each is nearest to, ascending ordinals
 */
record NearestTrainingQueries(int[] training, List<int[]> nearestTo) {
    /** Test queries looked at. */
    static final int MOST = 1000;

    private static final long SALT = 0x6e65_6172L;

    /**
     * Finds them. Costs an index of the training queries and a search for every test query: 0.1 to 1.1 s of one core
     * with 700 to 29,000 training queries.
     */
    static NearestTrainingQueries of(Dataset dataset, TrainingSplit split) {
        int[] candidates = split.training().ordinals();
        int[] tested = TrainingSplit.byHash(dataset, split.test(), MOST, SALT);
        Corpus texts = Corpus.of(Arrays.stream(candidates)
                .mapToObj(query -> new Document(dataset.queries().id(query), "", dataset.queries().text(query)))
                .toList());
        TreeMap<Integer, List<Integer>> nearest = new TreeMap<>();
        try (Bm25Searcher searcher = Bm25Searcher.of(texts, dataset.queries())) {
            RankedLists lists = searcher.search(tested, 1);
            for (int row = 0; row < tested.length; row++) {
                if (lists.counts()[row] > 0) {
                    int training = candidates[lists.ids()[row * lists.width()]];
                    nearest.computeIfAbsent(training, added -> new ArrayList<>()).add(tested[row]);
                }
            }
        }
        return new NearestTrainingQueries(
                nearest.keySet().stream().mapToInt(Integer::intValue).toArray(),
                nearest.values().stream()
                        .map(queries -> queries.stream().mapToInt(Integer::intValue).toArray())
                        .toList());
    }
}
