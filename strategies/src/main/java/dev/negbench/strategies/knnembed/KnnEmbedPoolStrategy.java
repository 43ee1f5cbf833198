package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** kNN-Embed as a source of negatives: a pool that covers a query's interests, drawn from in the same proportion. */
public final class KnnEmbedPoolStrategy implements Strategy {
    private static final StrategyCard CARD = new StrategyCard(
            "knn-embed-pool",
            KnnEmbedPaper.PAPER,
            "Draws negatives from each cluster of documents in proportion to the query's smoothed interest in it; the"
                    + " pool serves any other sampler as well.",
            Set.of(Stage.CANDIDATE_SOURCE),
            Set.of(Stage.NEGATIVE_SAMPLER),
            parameters(),
            Map.of(),
            deviations());

    private static List<ParameterSpec> parameters() {
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(SourceParameters.k(200, "[P] K; card: a list of 200"));
        parameters.addAll(MixtureSettings.parameters());
        parameters.add(SourceParameters.refresh("epoch", "[P] whenever embeddings are refreshed"));
        return List.copyOf(parameters);
    }

    private static List<String> deviations() {
        List<String> deviations = new ArrayList<>(KnnEmbedPaper.DEVIATIONS);
        deviations.add("The paper retrieves candidates for recommendation and draws no negatives. Its neighbours'"
                + " items are likely to be positives that nobody labelled: combine it with a filter, and measure with"
                + " --hide-positives.");
        deviations.add("With a refresh that mines for a part of the training queries, neighbours come from that part.");
        return List.copyOf(deviations);
    }

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        setting.require(Retrieval.MODEL);
        return Recipe.builder()
                .candidateSource(new MixtureSource(
                        MixtureSettings.of(parameters),
                        parameters.integer(SourceParameters.K),
                        Refresh.parse(parameters.text(SourceParameters.REFRESH))))
                .negativeSampler(ComponentSampler.INSTANCE)
                .build();
    }
}
