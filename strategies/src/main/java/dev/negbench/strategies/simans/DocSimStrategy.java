package dev.negbench.strategies.simans;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Doc-Sim: negatives that resemble the positive document. */
public final class DocSimStrategy implements Strategy {
    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.real("a", 0.5, 0, 1e9, "1/score", "how fast weights grow with similarity", "[H] as simans"),
            ParameterSpec.choice("scale", "pool-sd", ScoreScale.texts(), "unit of similarities, as for simans", "[H]"),
            SourceParameters.k(100, "[§4.1]"),
            SourceParameters.refresh("epoch", "[H] as simans"));

    private static final StrategyCard CARD = new StrategyCard(
            "doc-sim",
            SimansPaper.PAPER,
            "Draws negatives in proportion to exp(a * similarity to the positive document), as in SimANS' Table 6.",
            // Its sampler reads a column that only its own source computes, so both are what it is about.
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            Set.of(),
            PARAMETERS,
            Map.of(),
            List.of("The paper gives no formula for Doc-Sim; exp(a * s(d, d+)) is read from its description."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        RankedSource source = RankedSource.of(
                Retrieval.MODEL,
                parameters.integer(SourceParameters.K),
                Refresh.parse(parameters.text(SourceParameters.REFRESH)));
        return Recipe.builder()
                .candidateSource(source.withPositiveSimilarity())
                .negativeSampler(SimilaritySampler.of(parameters.real("a"), ScoreScale.parse(parameters.text("scale"))))
                .build();
    }
}
