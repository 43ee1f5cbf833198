package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes queries like a given one in form and topic that ask for something else. */
public interface QueryGenerator {
    /** Returns who writes, as reports name it. */
    String name();

    /**
     * Writes variants.
     *
     * @param tasks what is wanted
     * @param words vectors of words, for generators that need them; no document is looked up
     * @return for each task, in order, up to as many different queries as it wants, none of them its own
     */
    List<List<Variant>> variants(List<VariantTask> tasks, Retrieval words);

    /**
     * Says the same in other words.
     *
     * @param tasks the queries; how many variants they want does not count
     * @return a query a task, in order; empty where the answer held none
     * @throws NotApplicableException if this generator cannot
     */
    default List<Optional<String>> paraphrases(List<VariantTask> tasks) {
        throw new NotApplicableException("needs a generator that can keep a query's meaning; '" + name() + "' cannot");
    }

    /** Returns what the work took so far, by name: calls, tokens. */
    default Map<String, Long> counts() {
        return Map.of();
    }
}
