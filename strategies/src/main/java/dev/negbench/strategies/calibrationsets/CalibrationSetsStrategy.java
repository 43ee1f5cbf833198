package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.objective.RankMargin;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.BatchMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calibration sets for relevance: a few judged candidates, and the model learns to rank them as the judge does. */
public final class CalibrationSetsStrategy implements Strategy {
    private static final ParameterSpec SIZE =
            ParameterSpec.integer("size", 4, 1, 1000, "documents", "members of a set", "[code] relevance");

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.choice(
                            "set",
                            SetRule.MAX_MARGIN.toString(),
                            SetRule.OF_RANKED_SETS.stream()
                                    .map(SetRule::toString)
                                    .toList(),
                            "which members, by the README's labels; even-spacing is this project's",
                            "[abs] best for relevance; even-spacing: [P]")
                    .named(),
            SIZE,
            CalibrationParameters.K,
            CalibrationParameters.judge(CalibrationParameters.REFERENCE, "[code] BERTScore and ROUGE vs reference"),
            CalibrationParameters.WARMUP,
            ParameterSpec.real(
                    "scale",
                    1,
                    1e-6,
                    1e6,
                    "",
                    "what scores are multiplied by",
                    "[H] for cosines; [code] 0.1 of length-normalised log-likelihoods"),
            ParameterSpec.real("step", 0.001, 0, 100, "scaled score", "distance wanted of neighbours", "[code] run.py"),
            CalibrationParameters.ofContrastive(0.1, "[code] MLE weight for relevance"),
            CalibrationParameters.OF_SET,
            CalibrationParameters.TEMPERATURE);

    private static final StrategyCard CARD = new StrategyCard(
            "calibration-sets",
            CalibrationPaper.PAPER,
            "Chooses a few judged candidates by one property, margin, surprise, diversity or another, and ranks them as"
                    + " the judge does.",
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER, Stage.WEIGHTING, Stage.OBJECTIVE),
            Set.of(),
            PARAMETERS,
            Map.of("readme-extreme", Map.of("set", "extreme"), "readme-min-surprise", Map.of("set", "min-surprise")),
            CalibrationParameters.deviations(
                    "max-margin and min-margin are exact over all subsets; the code enumerates up to 5,000."
                            + " max-margin's inner members are an arbitrary tie and are drawn uniformly.",
                    "max-faithful compares with density, which takes FactScore's place.",
                    "surprise is with the retriever's order over the whole pool; the code uses one model's beams."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        SetRule rule = SetRule.parse(parameters.text("set"));
        int size = parameters.integer(SIZE.name());
        return Recipe.builder()
                .candidateSource(new JudgedSets(
                        parameters.integer(SourceParameters.K),
                        CalibrationParameters.refresh(parameters),
                        CalibrationParameters.judge(setting, parameters),
                        setting.dataset(),
                        rule.needsCosines(),
                        Optional.empty()))
                .negativeSampler(new SetSampler(rule))
                .negatives(size)
                .batchMode(BatchMode.IN_BATCH_AND_DRAWN)
                .weighting(new SetMembers(false, false, size))
                .objective(new CalibrationLoss(
                        InfoNce.of(parameters.real(CalibrationParameters.TEMPERATURE.name())),
                        parameters.real(CalibrationParameters.OF_CONTRASTIVE),
                        RankMargin.of(parameters.real("scale"), parameters.real("step"), size),
                        parameters.real(CalibrationParameters.OF_SET.name())))
                .build();
    }
}
