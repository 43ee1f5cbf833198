package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** UniME-V2's reranker: a second model that learns from the same negatives and reorders the first places. */
public final class RerankerStrategy implements Strategy {
    private static final String JUDGE = "judge";

    private static final StrategyCard CARD = new StrategyCard(
            "unime-v2-reranker",
            UniMeV2Paper.PAPER,
            "Trains a ranker beside the retriever, on the same negatives, pairwise and listwise, and has it order the"
                    + " first places of the final ranking.",
            Set.of(Stage.COMPANION),
            Set.of(),
            List.of(
                    ParameterSpec.integer(
                            "depth", 10, 1, 100_000, "places", "how many of the first places are ordered anew",
                            "[P] inference; experiments of Table 3 say 5"),
                    ParameterSpec.integer(
                            "list", 5, 1, 1_000_000, "documents", "negatives in the list, the hardest first",
                            "[code Rerank/dataset]; not in the paper"),
                    ParameterSpec.choice(
                            "hardest", "drawn", List.of("drawn", JUDGE),
                            "the hardest negatives are the first drawn, or those that unime-v2's judge scores"
                                    + " highest",
                            "[code Rerank/dataset]; judge: [P] §reranker")),
            Map.of("table-3", Map.of("depth", "5")),
            List.of(
                    "The ranker is this project's interaction ranker, a few hundred weights over frozen token vectors;"
                            + " the paper's is a language model of 7 billion.",
                    "It scores documents one by one, so the list loss is a choice among documents, not of a place in a"
                            + " shuffled list; the code's skewed places do not arise.",
                    "It learns along with the retriever, one step a batch; the paper trains it apart.",
                    "Its last weights rank, whichever epoch dev chooses for the retriever; dev is measured without."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        int depth = parameters.integer("depth");
        int list = parameters.integer("list");
        boolean byJudge = parameters.text("hardest").equals(JUDGE);
        return Recipe.builder()
                .companion((retrieval, seed) -> new Reranker(retrieval.newRanker(seed), list, byJudge, depth))
                .build();
    }
}
