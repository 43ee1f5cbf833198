package dev.negbench.strategies.confit;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pseudo-relevance feedback: what can be added to queries without a language model. */
public final class FeedbackQueryStrategy implements Strategy {
    private static final ParameterSpec WORDS =
            ParameterSpec.integer("words", 10, 1, 1000, "words", "most words appended to a query", "[H]");

    private static final ParameterSpec DOCUMENTS = ParameterSpec.integer(
            "documents",
            1,
            1,
            100,
            "documents",
            "how many of BM25's best documents they come from",
            "[card] the top one");

    private static final StrategyCard CARD = new StrategyCard(
            "feedback-query",
            Paper.NONE,
            "For compositions: appends to each query the weightiest words of BM25's best document for it; a stand-in"
                    + " for hyre where there is no language model, and not HyRE.",
            Set.of(Stage.QUERY_AUGMENTER),
            Set.of(),
            List.of(WORDS, DOCUMENTS),
            Map.of(),
            List.of("[P] A surrogate of this project; no figure of ConFit v2 was made with it."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        setting.require(Retrieval.BM25);
        return Recipe.builder()
                .queryAugmenter(new FeedbackQueries(
                        setting.dataset().corpus(),
                        setting.dataset().queries(),
                        parameters.integer(WORDS.name()),
                        parameters.integer(DOCUMENTS.name())))
                .build();
    }
}
