package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** kNN-Embed: answers a query by a smoothed mixture of its interests. */
public final class KnnEmbedStrategy implements Strategy {
    /** What similarities are divided by where documents of several components are ordered [P]. */
    static final double ORDER_TEMPERATURE = 0.05;

    private static final String BUDGET = "budget";
    private static final String RETRIEVE = "retrieve";
    private static final String MIXTURE = "mixture";
    private static final String SINGLE = "single";
    private static final String ORDER = "order";
    private static final String TURNS = "turns";

    private static final StrategyCard CARD = new StrategyCard(
            "knn-embed",
            KnnEmbedPaper.PAPER,
            "Answers a query by a mixture of its interests, smoothed by its neighbours': from each cluster of documents"
                    + " in proportion. Trains with the batch's positives; acts after training.",
            Set.of(Stage.SEARCH_TRANSFORM),
            Set.of(),
            parameters(),
            Map.of(),
            deviations());

    private static List<ParameterSpec> parameters() {
        List<ParameterSpec> parameters = new ArrayList<>(MixtureSettings.parameters());
        parameters.add(MixtureSettings.cold());
        parameters.add(ParameterSpec.integer(
                BUDGET, 100, 1, 100_000, "places",
                "first places, divided among the components; plain search has the places after them",
                "[P] K; 50, 100"));
        parameters.add(ParameterSpec.choice(
                ORDER, "score", List.of("score", TURNS),
                "how the documents found are ranked: weight * exp(similarity / " + ORDER_TEMPERATURE
                        + "), or one of each component in turn, heaviest first",
                "[P] step 8"));
        parameters.add(ParameterSpec.choice(
                RETRIEVE, MIXTURE, List.of(MIXTURE, SINGLE),
                "mixture, or as a control the query's single vector, what was observed left out in the same way",
                "[P] pitfalls: the same K and the same exclusion"));
        return List.copyOf(parameters);
    }

    private static List<String> deviations() {
        List<String> deviations = new ArrayList<>(KnnEmbedPaper.DEVIATIONS);
        deviations.add("Positives of training are left out of every answer; other strategies do not leave them out, so"
                + " compare with knn-embed(retrieve=single) where users are both trained on and tested.");
        deviations.add("The first places of a search that stand for the observations of a query without any are not"
                + " left out of its answer.");
        deviations.add("Dev chooses the epoch by plain search.");
        return List.copyOf(deviations);
    }

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        setting.require(Retrieval.MODEL);
        MixtureSearch.Order order =
                parameters.text(ORDER).equals(TURNS) ? MixtureSearch.Order.TURNS : MixtureSearch.Order.SCORE;
        return Recipe.builder()
                .searchTransform(new MixtureSearch(
                        MixtureSettings.of(parameters),
                        parameters.integer(BUDGET),
                        order,
                        parameters.text(RETRIEVE).equals(SINGLE)))
                .build();
    }
}
