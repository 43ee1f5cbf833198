package dev.negbench.strategies.cet;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.objective.PairwiseSoftplus;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CET: relevance and selection estimated together, each weighing the other's negatives. */
public final class CetStrategy implements Strategy {
    private static final String FEATURES = "features";
    private static final String PAIRWISE = "pairwise";
    private static final String MIDPOINT = "midpoint";

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.real(
                    "t",
                    10,
                    1e-3,
                    1e6,
                    "score",
                    "what scores are divided by before they become weights",
                    "[code ranker.sh]; the argument's default is 2"),
            ParameterSpec.choice(
                    "weights",
                    "coupled",
                    WeightRule.texts(),
                    "who weighs whom: both models each other (CET); only the retriever's negatives weighed; controls:"
                            + " every negative the batch's mean weight, weight 1, or weighed by the retriever itself",
                    "[code train.py]; controls: [card] Pitfalls"),
            ParameterSpec.choice(
                    "selection",
                    FEATURES,
                    List.of(FEATURES, "ranker"),
                    "selection model: linear in what basic retrievers see of a pair, or the interaction ranker",
                    "[card] Mapping; the code's is a second cross-encoder"),
            ParameterSpec.real(
                    "selection-rate",
                    0.01,
                    1e-6,
                    10,
                    "weight",
                    "AdamW's step of the linear selection model",
                    "[H] brings scores to the scale of t in some tens of steps; the code's 3e-6 is for BERT"),
            ParameterSpec.choice(
                    "loss",
                    PAIRWISE,
                    List.of(PAIRWISE, "listwise"),
                    "retriever's loss: weights outside each pair's logarithm, or inside the sum of a row's softmax",
                    "[code train.py]; listwise: [card] Loss"),
            ParameterSpec.choice(
                    "centre",
                    MIDPOINT,
                    List.of(MIDPOINT, "none"),
                    "where scores are counted from: halfway between the batch's positives and negatives, or 0",
                    "[H] pairwise losses leave the zero open; the code counts from 0"),
            ParameterSpec.real(
                    "temperature",
                    0.05,
                    1e-4,
                    100,
                    "similarity",
                    "what similarities are divided by to be the retriever's scores, in loss and weights",
                    "[H] for cosines; the paper's scores are a cross-encoder's"),
            ParameterSpec.choice(
                    "retriever",
                    Retrieval.MODEL,
                    List.of(Retrieval.MODEL, Retrieval.BM25, Retrieval.MINILM),
                    "whose best documents the negatives are from",
                    "[code dataset.py] an ANCE retriever's"),
            SourceParameters.k(200, "[H] the paper's depth is not known"),
            SourceParameters.refresh("never", "[code dataset.py] a file of triples, sampled before"));

    private static final StrategyCard CARD = new StrategyCard(
            "cet",
            new Paper(
                    "Hard Negatives or False Negatives: Correcting Pooling Bias in Training Neural Ranking Models",
                    "Cai, Guo, Fan, Ai, Zhang, Cheng",
                    "CIKM 2022",
                    "10.1145/3511808.3557343"),
            "Trains a model of which documents annotators would have seen beside the retriever; a negative weighs the"
                    + " more the surer it was seen, and so judged irrelevant.",
            Set.of(Stage.COMPANION, Stage.OBJECTIVE),
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            PARAMETERS,
            Map.of("code-example", Map.of("t", "10"), "code-default", Map.of("t", "2")),
            List.of(
                    "Written from the official code; the paper's body and tables were not available.",
                    "The relevance model is the retriever that is trained; the paper's is a cross-encoder.",
                    "The selection model sees other features than the retriever, so that the two cannot collapse into"
                            + " one; the code's two models differ by their random start and dropout alone.",
                    "Its features are scores and lengths; the ranks in basic retrievers, which need a search a query,"
                            + " are left out.",
                    "Each of a row's negatives is a pair with its own weight; the code has one negative a row. In"
                            + " mode drawn these are the drawn ones, otherwise the in-batch ones, too.",
                    "The retriever keeps its optimiser, which takes away a constant factor of the loss: weights=mean"
                            + " is then nearly weights=none, and no strategy gains by larger weights alone.",
                    "Gradients of the selection model have length 1 at most; the retriever's are not clipped."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        String retriever = parameters.text("retriever");
        setting.require(retriever);
        boolean linear = parameters.text("selection").equals(FEATURES);
        if (linear) {
            setting.require(Retrieval.BM25);
            setting.require(Retrieval.INITIAL);
        }
        double temperature = parameters.real("temperature");
        Companion.Factory companion = (retrieval, seed) -> new CoupledWeights(
                linear
                        ? new LinearSelection(
                                new PairFeatures(retrieval, setting.dataset().corpus()),
                                parameters.real("selection-rate"))
                        : new RankerSelection(retrieval.newRanker(seed)),
                WeightRule.parse(parameters.text("weights")),
                parameters.real("t"),
                temperature,
                parameters.text("centre").equals(MIDPOINT),
                retrieval.documents());
        return Recipe.builder()
                .candidateSource(RankedSource.of(
                        retriever,
                        parameters.integer(SourceParameters.K),
                        Refresh.parse(parameters.text(SourceParameters.REFRESH))))
                .negativeSampler(UniformSampler.INSTANCE)
                .companion(companion)
                .objective(
                        parameters.text("loss").equals(PAIRWISE)
                                ? PairwiseSoftplus.of(temperature)
                                : InfoNce.of(temperature))
                .build();
    }
}
