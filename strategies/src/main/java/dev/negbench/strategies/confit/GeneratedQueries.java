package dev.negbench.strategies.confit;

import dev.negbench.datasets.Queries;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.stage.QueryAugmenter;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Puts texts that a generator wrote in the place of the queries, or after them.
 *
 * @param queries the dataset's queries
 * @param texts query id → generated text
 * @param separator what stands between query and generated text; null where the generated text replaces the query
 */
record GeneratedQueries(Queries queries, Map<String, String> texts, String separator) implements QueryAugmenter {
    /**
     * {@inheritDoc}
     *
     * @throws NotApplicableException if a query has no generated text, or a blank one
     */
    @Override
    public List<String> augment(int[] ordinals, Retrieval retrieval) {
        List<String> without = Arrays.stream(ordinals)
                .mapToObj(queries::id)
                .filter(id -> texts.getOrDefault(id, "").isBlank())
                .toList();
        if (!without.isEmpty()) {
            throw new NotApplicableException("has no generated text for " + without.size() + " of " + ordinals.length
                    + " queries, the first of them '" + without.get(0) + "'; add theirs to the file");
        }
        return Arrays.stream(ordinals).mapToObj(this::text).toList();
    }

    private String text(int query) {
        String generated = texts.get(queries.id(query));
        return separator == null ? generated : queries.text(query) + separator + generated;
    }
}
