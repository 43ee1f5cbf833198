package dev.negbench.harness.experiment;

import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.stage.QueryAugmenter;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Queries with other texts and the same ids. */
public final class RewrittenQueries {
    private RewrittenQueries() {}

    /**
     * Has an augmenter rewrite some queries.
     *
     * @param before all queries
     * @param used ordinals of those that are rewritten; the others stay as they are
     * @param retrieval search with the texts as they were
     */
    public static Queries of(Queries before, int[] used, QueryAugmenter augmenter, Retrieval retrieval) {
        List<String> texts = augmenter.augment(used, retrieval);
        if (texts.size() != used.length) {
            throw new IllegalStateException(
                    "the query augmenter wrote " + texts.size() + " texts for " + used.length + " queries");
        }
        String[] all = new String[before.size()];
        Arrays.setAll(all, before::text);
        for (int i = 0; i < used.length; i++) {
            all[used[i]] = texts.get(i);
        }
        return Queries.of(IntStream.range(0, all.length)
                .mapToObj(q -> new Query(before.id(q), all[q]))
                .toList());
    }
}
