package dev.negbench.strategies.ance;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.HardestSampler;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ANCE: negatives from an index that follows the model. */
public final class AnceStrategy implements Strategy {
    private static final String FIRST = "first";

    private static final Paper PAPER = new Paper(
            "Approximate Nearest Neighbor Negative Contrastive Learning for Dense Text Retrieval",
            "Xiong, Xiong, Li, Tang, Liu, Bennett, Ahmed, Overwijk",
            "ICLR 2021",
            "arXiv 2007.00808");

    private static final List<ParameterSpec> PARAMETERS = List.of(
            SourceParameters.k(200, "[§5, T7]"),
            SourceParameters.refresh("epoch", "[H] the paper's 10,000 batches suit a far larger training set"),
            ParameterSpec.integer(
                    "lag", 0, 0, 1, "refreshes", "how many refreshes the index is behind the model",
                    "[H] simulates the asynchrony of [§4, Fig 2]"),
            ParameterSpec.choice(
                    "draw", "uniform", List.of("uniform", FIRST), "uniformly from the pool, or hardest first",
                    "[§5]; first: [code ann_measure_topk_mrr]"));

    private static final StrategyCard CARD = new StrategyCard(
            "ance",
            PAPER,
            "Draws negatives uniformly from the model's own best documents, mined again at every refresh.",
            Set.of(Stage.CANDIDATE_SOURCE),
            Set.of(Stage.NEGATIVE_SAMPLER),
            PARAMETERS,
            Map.of(
                    "paper", Map.of("k", "200", "refresh", "10000", "lag", "1"),
                    "code-topk-mrr", Map.of("k", "200", "refresh", "10000", "lag", "1", "draw", FIRST)),
            List.of(
                    "The asynchronous re-encoding is simulated: every refresh takes the model of lag refreshes ago.",
                    "All queries are mined at a refresh; the code mines a fifth of them in turn.",
                    "Every labelled positive leaves the pool; the code leaves all but the last one of a query in it."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        Refresh refresh = Refresh.parse(parameters.text(SourceParameters.REFRESH)).withLag(parameters.integer("lag"));
        return Recipe.builder()
                .candidateSource(RankedSource.of(Retrieval.MODEL, parameters.integer(SourceParameters.K), refresh))
                .negativeSampler(
                        parameters.text("draw").equals(FIRST) ? HardestSampler.INSTANCE : UniformSampler.INSTANCE)
                .build();
    }
}
