package dev.negbench.strategies.confit;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ConFit v2's runner-up mining: uniform from a window just below the top of the full ranking, shared by the batch. */
public final class ConfitV2Strategy implements Strategy {
    private static final int SMALLEST = 100;
    private static final String OFFICIAL = "slice-first";
    private static final String COMPARE = "compare";
    private static final String REFUSE = "refuse";

    private static final ParameterSpec ORDER = ParameterSpec.choice(
            "order",
            OFFICIAL,
            List.of(OFFICIAL, "positives-first"),
            "slice the ranking, then take positives out of the slice; or take them out of the ranking first",
            "[code hard_negative_mining.py]; positives-first: a common variant, [card]");

    private static final ParameterSpec WARMUP = ParameterSpec.integer(
            "warmup",
            1,
            0,
            10_000,
            "epochs",
            "epochs with in-batch negatives alone; mined once at their end",
            "[H] of 3; the code's example checkpoint is after 8 of 10 epochs");

    private static final ParameterSpec COLUMNS = ParameterSpec.real(
            "columns",
            0.5,
            1e-6,
            1,
            "negatives an example",
            "most mined negatives a batch keeps, an example, of the one drawn for each",
            "[scripts] num_hard_negatives 2 in a batch of 4");

    private static final ParameterSpec KNOWN = ParameterSpec.choice(
            "known",
            COMPARE,
            List.of(COMPARE, "mask"),
            "what becomes of labelled positives of a row that come with other rows: compared as negatives, or left out",
            "[code confit.py] does not ask; mask: the clean arm, [card]");

    private static final ParameterSpec LAMBDA = ParameterSpec.real(
            "lambda",
            0.5,
            0,
            1,
            "share of the loss",
            "weight of the direction query to document; 1 is InfoNCE",
            "[code confit.py]");

    private static final ParameterSpec TEMPERATURE =
            ParameterSpec.real("temperature", 0.05, 1e-4, 100, "score", "what cosines are divided by", "[scripts]");

    private static final ParameterSpec SMALL = ParameterSpec.choice(
            "small",
            REFUSE,
            List.of(REFUSE, "allow"),
            "what to do with fewer than " + SMALLEST + " documents, where the window touches the top of the ranking",
            "[P]");

    private static final StrategyCard CARD = new StrategyCard(
            "confit-v2",
            ConfitPaper.PAPER,
            "Draws uniformly from a window just below the top of the full ranking, mined once after a first phase"
                    + " without, shares the draws with the batch, and trains in both directions.",
            Set.of(Stage.CANDIDATE_SOURCE),
            Set.of(Stage.NEGATIVE_SAMPLER, Stage.OBJECTIVE),
            List.of(
                    RunnerUpWindow.UPPER,
                    RunnerUpWindow.LOWER,
                    ORDER,
                    WARMUP,
                    COLUMNS,
                    KNOWN,
                    LAMBDA,
                    TEMPERATURE,
                    SMALL),
            Map.of(),
            List.of(
                    "The paper's body was not readable: everything is from the official code.",
                    "The ranking is of the whole corpus; the code ranks only documents that occur in training pairs.",
                    "Documents are mined for queries; the code mines queries for documents, too. The direction document"
                            + " to query has in-batch queries only, and rows that drew the document.",
                    "The second phase goes on from the first one's model; whether the paper restarts is not known.",
                    "With known=compare a document is one negative of a row however often the batch holds it, and never"
                            + " where it is the row's own positive; the code counts every copy.",
                    "Equal scores are ordered by ascending document, in the code as FAISS returns them."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        RunnerUpWindow window = RunnerUpWindow.of(CARD.id(), parameters);
        int documents = setting.dataset().corpus().size();
        requireWindow(window, documents, parameters.text(SMALL.name()).equals(REFUSE));
        Refresh once = Refresh.NEVER.afterEpochs(parameters.integer(WARMUP.name()));
        Recipe.Builder recipe = Recipe.builder()
                .negativeSampler(UniformSampler.INSTANCE)
                .negatives(1)
                .batchMode(BatchMode.IN_BATCH_AND_DRAWN)
                .sharesDrawn(true)
                .mostDrawnAnExample(parameters.real(COLUMNS.name()))
                .comparesPositives(parameters.text(KNOWN.name()).equals(COMPARE))
                .objective(new SymmetricInfoNce(parameters.real(TEMPERATURE.name()), parameters.real(LAMBDA.name())));
        if (parameters.text(ORDER.name()).equals(OFFICIAL)) {
            return recipe.candidateSource(new RunnerUpSource(Retrieval.MODEL, window, once))
                    .build();
        }
        return recipe.candidateSource(RankedSource.of(Retrieval.MODEL, window.to(documents), once))
                .candidateFilter(new WindowFilter("outside the window", window, documents))
                .build();
    }

    private static void requireWindow(RunnerUpWindow window, int documents, boolean refuseSmall) {
        String places = "of " + documents + " documents the window is the places from " + window.from(documents)
                + " to below " + window.to(documents);
        if (refuseSmall && documents < SMALLEST) {
            throw new NotApplicableException("needs at least " + SMALLEST + " documents: " + places
                    + ", the top of the ranking itself or nothing; small=allow runs it all the same");
        }
        if (window.from(documents) >= window.to(documents)) {
            throw new NotApplicableException(
                    "has nothing to draw from: " + places + "; move the window's end with a larger lower=");
        }
    }
}
