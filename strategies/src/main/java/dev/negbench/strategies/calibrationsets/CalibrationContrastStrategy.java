package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calibration sets for faithfulness: two positives and two negatives, chosen by role, held against each other. */
public final class CalibrationContrastStrategy implements Strategy {
    private static final ParameterSpec NEGATIVES =
            ParameterSpec.integer("negatives", 2, 1, 1000, "documents", "negatives of a set", "[code] faithfulness");

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.choice(
                    "set", ContrastRule.HARD.toString(), ContrastRule.texts(),
                    "which positives and negatives, by the README's labels", "[abs] best for faithfulness")
                    .named(),
            NEGATIVES,
            CalibrationParameters.K,
            CalibrationParameters.judge(
                    Retrieval.BM25 + "+" + Retrieval.INITIAL, "[H]; [code] BERTScore, FactScore, BARTScore vs source"),
            CalibrationParameters.WARMUP,
            ParameterSpec.real(
                    "set-temperature", 1, 1e-4, 100, "score", "what scores are divided by in the set's loss",
                    "[code] none, which is 1"),
            CalibrationParameters.ofContrastive(1, "[code] MLE weight for faithfulness"),
            CalibrationParameters.OF_SET,
            CalibrationParameters.TEMPERATURE);

    private static final StrategyCard CARD = new StrategyCard(
            "calibration-contrast",
            CalibrationPaper.PAPER,
            "Chooses two positives and a few judged negatives by one property, likelihood, density or another, and"
                    + " contrasts them.",
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER, Stage.WEIGHTING, Stage.OBJECTIVE),
            Set.of(),
            PARAMETERS,
            Map.of("chemistry", Map.of("set-weight", "10")),
            CalibrationParameters.deviations(
                    "The query is the anchor and all members are its contrast; in the paper each positive is the anchor"
                            + " of the others, as a decoder state that has read the source.",
                    "Positives are the labelled ones; none are paraphrases or confirmed by the judge. With one label it"
                            + " stands in the set twice, as the code repeats what is missing.",
                    "A pair of positives by diversity is the exact optimum; the code tries 200 at random.",
                    "min-extractive-gap is by symmetry: the README names it, the code lacks it.",
                    "Faithfulness has no counterpart in retrieval: claims about it are hypotheses here."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        ContrastRule rule = ContrastRule.parse(parameters.text("set"));
        int negatives = parameters.integer(NEGATIVES.name());
        return Recipe.builder()
                .candidateSource(new JudgedSets(
                        parameters.integer(SourceParameters.K),
                        CalibrationParameters.refresh(parameters),
                        CalibrationParameters.judge(setting, parameters),
                        setting.dataset(),
                        rule.negatives().needsCosines(),
                        Optional.of(rule.positives())))
                .negativeSampler(new SetSampler(rule.negatives()))
                .negatives(negatives)
                .everyPositive(true)
                .batchMode(BatchMode.IN_BATCH_AND_DRAWN)
                .weighting(new SetMembers(true, rule == ContrastRule.RANDOM, negatives))
                .objective(new CalibrationLoss(
                        InfoNce.of(parameters.real(CalibrationParameters.TEMPERATURE.name())),
                        parameters.real(CalibrationParameters.OF_CONTRASTIVE),
                        new SetContrast(parameters.real("set-temperature")),
                        parameters.real(CalibrationParameters.OF_SET.name())))
                .build();
    }
}
