package dev.negbench.strategies;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.taxonomy.Taxonomy;
import dev.negbench.strategies.chat.ChatModel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a strategy may know about the experiment before anything runs.
 *
 * @param dataset the collection; its train split is what is trained on
 * @param searchers the searchers that exist, see {@code Retrieval}
 * @param negatives how many negatives will be drawn for each example, at least 0
 * @param chatModel a model to ask, where the experiment has one
 * @param generatedTexts texts that a generator wrote for queries, by query id; empty where the experiment has none
 */
public record Setting(
        Dataset dataset,
        Set<String> searchers,
        int negatives,
        Optional<ChatModel> chatModel,
        Map<String, String> generatedTexts) {
    public Setting {
        searchers = Set.copyOf(searchers);
    }

    /** Describes an experiment without generated texts. */
    public Setting(Dataset dataset, Set<String> searchers, int negatives, Optional<ChatModel> chatModel) {
        this(dataset, searchers, negatives, chatModel, Map.of());
    }

    /** Describes an experiment without a chat model. */
    public Setting(Dataset dataset, Set<String> searchers, int negatives) {
        this(dataset, searchers, negatives, Optional.empty());
    }

    /**
     * Requires a searcher.
     *
     * @throws NotApplicableException if the experiment does not have it
     */
    public void require(String searcher) {
        if (!searchers.contains(searcher)) {
            throw new NotApplicableException("needs the searcher '" + searcher + "', here there are " + searchers);
        }
    }

    /**
     * Returns the dataset's taxonomy.
     *
     * @throws NotApplicableException if it has none
     */
    public Taxonomy requireTaxonomy() {
        return dataset.taxonomy()
                .orElseThrow(() -> new NotApplicableException(
                        "needs a taxonomy of the documents, which dataset '" + dataset.name() + "' does not have"));
    }

    /**
     * Requires a chat model.
     *
     * @return the model
     * @throws NotSetUpException if the experiment has none
     */
    public ChatModel requireChatModel() {
        return chatModel.orElseThrow(() -> new NotSetUpException(
                "needs a chat model and the experiment has none; name one with --chat-url and --chat-model (its key is"
                        + " read from NEGBENCH_CHAT_KEY), or leave the work to the strategy's stand-in"));
    }

    /**
     * Requires generated texts.
     *
     * @return query id → text, not empty; not every query need have one
     * @throws NotSetUpException if the experiment has none
     */
    public Map<String, String> requireGeneratedTexts() {
        if (generatedTexts.isEmpty()) {
            throw new NotSetUpException("needs a text generated for each query and the experiment has none; name a"
                    + " file of them with --generated-texts");
        }
        return generatedTexts;
    }
}
