package dev.negbench.strategies.bcwi;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.baselines.RandomStrategy;
import dev.negbench.strategies.stage.UpdateScenario;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Interpolates between the model of before a data update and those trained from it after. */
public final class BcwiStrategy implements Strategy {
    private static final String FISHER = "fisher";
    private static final String COPIED = "copied";
    private static final String TENSOR = "tensor";
    private static final String TOP_1 = "top1";
    private static final String SUCCESSES = "success";

    private static final ParameterSpec UPDATE = ParameterSpec.choice(
                    "update",
                    "add-queries",
                    List.of("add-queries", "add-documents", "change-strategy"),
                    "what the old model's training did not have: some of the queries, some documents with their"
                            + " queries, or the strategy (it had uniformly drawn negatives)",
                    "[P] add_data; add-documents stands for its add_classes, change-strategy: [card]")
            .named();

    private static final ParameterSpec OLD = ParameterSpec.real(
            "old",
            2 / 3.0,
            0.05,
            0.95,
            "share",
            "training queries, or documents, that are old",
            "[code MASSIVE add_data] 1,000 of 1,500");

    private static final ParameterSpec MODELS = ParameterSpec.integer(
            "models",
            1,
            1,
            16,
            "models",
            "new models, alike but for their seed, whose mean is the new one",
            "[code] 1, 2, 4, 8, 16");

    private static final ParameterSpec EPOCHS = ParameterSpec.real(
            "epochs",
            0.375,
            0.01,
            1,
            "share of the experiment's",
            "epochs of a new model's training, rounded up",
            "[code MASSIVE add_data] 6 against 16");

    private static final ParameterSpec IMPORTANCE = ParameterSpec.choice(
            "importance",
            "none",
            List.of("none", FISHER),
            "whether each old weight counts by its Fisher information",
            "[P] FisherBCWI");

    private static final ParameterSpec DEPTH = ParameterSpec.integer(
            "depth",
            30,
            2,
            1000,
            "documents",
            "first places of the old model that its probabilities are over",
            "[card] 30 candidates; the paper's classifier has all classes");

    private static final ParameterSpec NORMALISE = ParameterSpec.choice(
            "normalise",
            "all",
            List.of("all", TENSOR),
            "importances have mean 1 over all weights, or in each tensor",
            "[code] scale=True; tensor: [card]");

    private static final ParameterSpec UNSEEN = ParameterSpec.choice(
            "unseen",
            "interpolated",
            List.of("interpolated", COPIED),
            "what becomes of rows that the old training never changed, below an old weight of 1",
            "[P] add_data; copied: [P] the rows of new classes");

    private static final ParameterSpec SUCCESS = ParameterSpec.choice(
            "success",
            TOP_1,
            List.of(TOP_1, "top10"),
            "a query succeeds with a positive in the first place, or among the first ten",
            "[card] S1, S10");

    private static final ParameterSpec CHOOSE = ParameterSpec.choice(
            "choose",
            SUCCESSES,
            List.of(SUCCESSES, "primary"),
            "whether dev chooses the old weight by its successes or by the experiment's primary measure",
            "[card]; primary: [H] finer where dev is small");

    private static final ParameterSpec TOLERANCE = ParameterSpec.real(
            "tolerance", 0, 0, 1, "dev quality", "dev quality that may be given up for a larger old weight", "[card]");

    private static final ParameterSpec DROP =
            ParameterSpec.real("drop", 0.1, 0, 1, "nDCG@10", "fall of a query that counts as a graded flip", "[card]");

    private static final StrategyCard CARD = new StrategyCard(
            "bcwi",
            new Paper(
                    "Backward Compatibility During Data Updates by Weight Interpolation",
                    "Schumann, Mansimov, Lai, Pappas, Gao, Zhang",
                    "EACL 2024",
                    "2024.eacl-long.174"),
            "After a data update, deploys a model between the old weights and those trained from them, the nearest to"
                    + " the old that dev allows; tests every old weight for the queries that used to succeed and fail.",
            Set.of(Stage.DATA_UPDATE),
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            List.of(
                    UPDATE,
                    OLD,
                    MODELS,
                    EPOCHS,
                    IMPORTANCE,
                    DEPTH,
                    NORMALISE,
                    UNSEEN,
                    SUCCESS,
                    CHOOSE,
                    TOLERANCE,
                    DROP),
            Map.of(
                    "plain",
                    Map.of(),
                    "soup",
                    Map.of(MODELS.name(), "8"),
                    FISHER,
                    Map.of(IMPORTANCE.name(), FISHER),
                    "new-classes",
                    Map.of(UPDATE.name(), "add-documents", UNSEEN.name(), COPIED)),
            List.of(
                    "The paper's body was not readable: everything is from the official code and the card.",
                    "Retrieval takes the place of classification: a query succeeds by the place of its positives, and"
                            + " the classes are the old model's best documents.",
                    "The old weight is chosen by the card's rule, since the code has none: the largest whose dev"
                        + " success is not below the new model's, less the tolerance. Successes on few dev queries are"
                        + " coarse, and the rule then goes far to the old model; choose=primary is finer.",
                    "The harness's encoder, optimiser and choice of the epoch on dev; the code keeps the last epoch."
                            + " New models begin with a fresh optimiser.",
                    "Old and new training share the dev queries; in the paper dev grows with the data.",
                    "With add-documents, new documents are in the corpus all along and may be drawn as negatives; the"
                            + " old training has neither queries about them nor their judgements.",
                    "Fisher probabilities are a softmax at the experiment's temperature, whatever the objective.",
                    "Only the retriever's weights are interpolated and measured: where a companion reranks, its"
                            + " reranking is left out.",
                    "Of the repository's baselines, none is here but training from scratch: no ensemble, Mixout, EWC,"
                            + " weight decay to the old model, distillation, BitFit or IA3."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        boolean fisher = parameters.text(IMPORTANCE.name()).equals(FISHER);
        UpdateScenario scenario = new UpdateScenario(
                UpdateScenario.Change.valueOf(
                        parameters.text(UPDATE.name()).toUpperCase(Locale.ROOT).replace('-', '_')),
                parameters.real(OLD.name()),
                parameters.integer(MODELS.name()),
                parameters.real(EPOCHS.name()),
                fisher ? parameters.integer(DEPTH.name()) : 0,
                parameters.text(SUCCESS.name()).equals(TOP_1) ? 1 : 10,
                parameters.text(CHOOSE.name()).equals(SUCCESSES),
                parameters.real(DROP.name()));
        return RandomStrategy.standard()
                .dataUpdate(new InterpolatedUpdate(
                        scenario,
                        parameters.text(NORMALISE.name()).equals(TENSOR),
                        parameters.text(UNSEEN.name()).equals(COPIED),
                        parameters.real(TOLERANCE.name())))
                .build();
    }
}
