package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.WordTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Deterministic stand-in for the language model. With a positive it changes what carries the answer and keeps the rest
 * ({@link CorruptedPassage}); without one it fills sentence templates with the query's words and their neighbours
 * ({@link TemplatePassage}). It knows words and their vectors and is given no corpus, so it cannot mine. Source: card,
 * "Deterministic stand-in".
 */
public final class StandInGenerator implements NegativeGenerator {
    private final Supplier<WordTable> words;
    private final double strength;
    private final String searcher;

    /**
     * @param words what is known of words; asked for when the first passage is wanted
     * @param strength share of the answer's words that are replaced, in (0, 1]
     * @param searcher whose vectors of words count
     */
    public StandInGenerator(Supplier<WordTable> words, double strength, String searcher) {
        this.words = words;
        this.strength = strength;
        this.searcher = searcher;
    }

    @Override
    public String name() {
        return "stand-in";
    }

    @Override
    public List<Optional<String>> generate(List<GenerationTask> tasks, Retrieval retrieval) {
        WordTable table = words.get();
        Set<String> wanted = new HashSet<>();
        for (GenerationTask task : tasks) {
            Set<String> query = table.stems().ofText(task.query());
            if (task.positive().isPresent()) {
                wanted.addAll(
                        AnswerSentences.of(task.positive().get(), query, table).bearing());
            } else {
                wanted.addAll(TemplatePassage.topics(task.query(), table));
            }
        }
        table.lookUp(wanted, retrieval, searcher);
        return tasks.stream().map(task -> Optional.of(write(task, table))).toList();
    }

    /** Writes one passage, with the neighbours that were looked up before. */
    public String write(GenerationTask task, WordTable table) {
        return task.positive()
                .map(passage -> CorruptedPassage.of(passage, task, strength, table))
                .orElseGet(() -> TemplatePassage.of(task, table));
    }
}
