package dev.negbench.strategies.staradore;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.objective.PairwiseSoftplus;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** STAR: static hard negatives, shared by the batch and stabilised by in-batch ones. */
public final class StarStrategy implements Strategy {
    private static final String POOLED = "pooled";

    private static final ParameterSpec WARMUP = ParameterSpec.integer(
            "warmup",
            0,
            0,
            10_000_000,
            "steps",
            "steps with in-batch negatives alone before the list is mined, once",
            "[H] the paper starts from a model trained on BM25 negatives");

    private static final ParameterSpec ALPHA = ParameterSpec.word(
            "alpha",
            POOLED,
            "pooled | a number at least 0",
            StarStrategy::alpha,
            "weight of the mean over random pairs beside the mean over hard ones; pooled: one mean over all pairs",
            "[code star/train.py] pooled; the paper's alpha (Eq. 13) is not given");

    private static final ParameterSpec TEMPERATURE = ParameterSpec.real(
            "temperature",
            0.05,
            1e-4,
            100,
            "score",
            "what score differences are divided by",
            "[H] for cosines; the paper has dot products and none");

    private static final StrategyCard CARD = new StrategyCard(
            "star",
            StarAdorePaper.PAPER,
            "Draws one hard negative a query from a list mined once, shares it with the whole batch, and weighs it"
                    + " like every in-batch negative in a pairwise loss.",
            Set.of(Stage.OBJECTIVE),
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            List.of(SourceParameters.k(200, "[code star/prepare_hardneg.py]"), WARMUP, ALPHA, TEMPERATURE),
            Map.of("paper", Map.of("temperature", "1")),
            List.of(
                    "The static list is mined by this run's own model at the end of the warm-up, not by another model.",
                    "A document that two queries of a batch share is one negative of a row; the code counts it twice.",
                    "Every labelled positive of a query is masked, as in the code."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        Refresh once = Refresh.NEVER.withStart(parameters.integer(WARMUP.name()));
        double temperature = parameters.real(TEMPERATURE.name());
        String alpha = parameters.text(ALPHA.name());
        Objective objective = alpha.equals(POOLED)
                ? PairwiseSoftplus.of(temperature)
                : new MixedPairs(Double.parseDouble(alpha), temperature);
        return Recipe.builder()
                .candidateSource(RankedSource.of(Retrieval.MODEL, parameters.integer(SourceParameters.K), once))
                .negativeSampler(UniformSampler.INSTANCE)
                .negatives(1)
                .sharesDrawn(true)
                .batchMode(BatchMode.IN_BATCH_AND_DRAWN)
                .objective(objective)
                .build();
    }

    private static String alpha(String text) {
        if (text.equals(POOLED)) {
            return text;
        }
        double value = Double.parseDouble(text);
        if (!(value >= 0 && value <= 1e9)) {
            throw new IllegalArgumentException("is neither pooled nor a number from 0 to 1e9");
        }
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
