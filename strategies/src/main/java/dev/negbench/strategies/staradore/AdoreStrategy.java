package dev.negbench.strategies.staradore;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ADORE: documents frozen, the whole ranked list searched anew at every step, pairs weighted by reciprocal rank. */
public final class AdoreStrategy implements Strategy {
    private static final ParameterSpec DEPTH = ParameterSpec.integer(
            "n", 200, 1, 10_000, "places", "length of the ranked list, positives counted", "[code adore/train.py]");

    private static final ParameterSpec CUT = ParameterSpec.integer(
            "cut",
            200,
            1,
            10_000_000,
            "rank",
            "last rank with a weight (metric_cut)",
            "[README command]; the code's own default makes every loss 0");

    private static final ParameterSpec WEIGHTS = ParameterSpec.choice(
            "weights",
            "rank",
            List.of("rank", "one"),
            "change of the reciprocal rank, or 1 for every pair",
            "[code]; one: the card's claim 4");

    private static final ParameterSpec TEMPERATURE = ParameterSpec.real(
            "temperature",
            0.05,
            1e-4,
            100,
            "score",
            "what score differences are divided by",
            "[H] for cosines; the code has dot products and 1");

    private static final StrategyCard CARD = new StrategyCard(
            "adore",
            StarAdorePaper.PAPER,
            "Trains the query tower on the whole list that it retrieves at each step, pairs weighted by what swapping "
                    + "them would change in the reciprocal rank.",
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER, Stage.OBJECTIVE),
            Set.of(),
            List.of(DEPTH, CUT, WEIGHTS, SourceParameters.refresh("step", "[code] dynamic negatives"), TEMPERATURE),
            Map.of("paper", Map.of("temperature", "1")),
            List.of(
                    "Starts from the encoder before training; the paper's best starts from STAR's document tower.",
                    "A positive whose score equals a negative's counts as ranked above it; the code keeps index"
                            + " order."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        int depth = parameters.integer(DEPTH.name());
        Refresh refresh = Refresh.parse(parameters.text(SourceParameters.REFRESH));
        return Recipe.builder()
                .candidateSource(RankedSource.of(Retrieval.MODEL, depth, refresh))
                .negativeSampler(new RankedListSampler(depth))
                .negatives(depth)
                .batchMode(BatchMode.DRAWN)
                .everyPositive(true)
                .documentsFrozen(true)
                .objective(new LambdaPairs(
                        depth,
                        parameters.integer(CUT.name()),
                        parameters.text(WEIGHTS.name()).equals("rank"),
                        parameters.real(TEMPERATURE.name())))
                .build();
    }
}
