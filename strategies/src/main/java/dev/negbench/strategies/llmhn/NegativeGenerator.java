package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes passages that look relevant to a query and do not answer it, without a corpus to take them from. */
public interface NegativeGenerator {
    /** Returns who writes, as reports name it. */
    String name();

    /**
     * Writes one passage a task.
     *
     * @param tasks what is wanted
     * @param words vectors of single words, for generators that need them; no passage is looked up
     * @return a passage a task, in the same order; empty where the answer held none
     */
    List<Optional<String>> generate(List<GenerationTask> tasks, Retrieval words);

    /** Returns what the work took so far, by name: calls, tokens. */
    default Map<String, Long> counts() {
        return Map.of();
    }
}
