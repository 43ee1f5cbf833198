package dev.negbench.harness.experiment;

import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.NotSetUpException;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.chat.ChatException;
import dev.negbench.strategies.chat.ChatModel;
import java.util.Map;
import java.util.Optional;

/** Tells what an experiment's strategies lack that options could give, before anything runs. */
public final class SetUpCheck {
    /** Says that there is a model, and is never asked: recipes ask nothing. */
    private static final ChatModel UNASKED = request -> {
        throw new ChatException("a recipe asked a chat model before anything ran");
    };

    private SetUpCheck() {}

    /**
     * Makes every strategy's recipe for every dataset and throws it away.
     *
     * @param data each dataset of the settings
     * @param generatedTexts texts that a generator wrote for queries, by query id
     * @throws NotSetUpException if a strategy lacks something that can be given; names it, with the remedy
     */
    public static void require(
            ExperimentSettings settings, Map<String, TrainingData> data, Map<String, String> generatedTexts) {
        Optional<ChatModel> chatModel = settings.chatModel().map(name -> UNASKED);
        for (TrainingData collection : data.values()) {
            Setting setting = new Setting(
                    collection.dataset(),
                    PreparedDataset.SEARCHERS,
                    settings.training().negatives(),
                    chatModel,
                    generatedTexts);
            settings.strategies().forEach(strategy -> require(strategy, setting));
        }
    }

    private static void require(ConfiguredStrategy strategy, Setting setting) {
        try {
            strategy.recipe(setting);
        } catch (NotSetUpException e) {
            throw new NotSetUpException(strategy.print() + " " + e.getMessage());
        } catch (NotApplicableException e) {
            // What this collection lacks belongs in the table.
            return;
        }
    }
}
