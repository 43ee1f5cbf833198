package dev.negbench.strategies.rrra;

import dev.negbench.strategies.Paper;
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

/** RRRA: an adapter that estimates false negatives, for drawing and for reranking. */
public final class RrraStrategy implements Strategy {
    private static final String YES = "yes";

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.real(
                    "gamma",
                    1,
                    0,
                    100,
                    "",
                    "how much the estimate counts in drawing; 0: hardness alone",
                    "[H] of 0, 1, 2, 4; the paper's value is not known"),
            ParameterSpec.real(
                    "rerank",
                    1,
                    0,
                    100,
                    "",
                    "how much the adapter counts in reranking; 0: the retriever's ranking",
                    "[H] of 0, 0.5, 1, 2; the paper's value is not known"),
            ParameterSpec.choice(
                            "likelihood",
                            "segment",
                            Likelihood.texts(),
                            "what a false negative is read from: the adapted vector's place between candidate and"
                                    + " query, its distance to the candidate, or its nearness as reviewers read it",
                            "[H] the sources contradict each other")
                    .named(),
            ParameterSpec.choice("hardness", "softmax", Hardness.texts(), "what a negative's score is worth", "[H]"),
            ParameterSpec.real("temperature", 0.05, 1e-4, 100, "similarity", "of the softmax over the pool", "[H]"),
            ParameterSpec.integer("depth", 100, 1, 100_000, "places", "how many first places are ordered anew", "[H]"),
            SourceParameters.k(200, "[H]"),
            SourceParameters.refresh("epoch", "[H] every cycle"),
            ParameterSpec.integer(
                    "warmup",
                    1,
                    0,
                    1000,
                    "epochs",
                    "epochs with in-batch negatives alone before the first lists",
                    "[H] the paper's first stage, as long as dev improves"),
            ParameterSpec.integer("hidden", 16, 1, 1024, "units", "hidden units of the adapter", "[H] for two cores"),
            ParameterSpec.choice(
                    "residual",
                    YES,
                    List.of(YES, "no"),
                    "whether the adapter adds to the candidate's vector",
                    "[N] no: ablation"),
            ParameterSpec.real(
                    "line", 1, 0, 1e6, "", "weight of the distance to the segment", "[H]; 0: ablation of [N]"),
            ParameterSpec.real(
                    "joint",
                    0.1,
                    0,
                    1,
                    "share of the step",
                    "how much the adapter goes on learning while the retriever learns",
                    "[H]"),
            ParameterSpec.integer(
                    "first",
                    10,
                    1,
                    100_000,
                    "places",
                    "places at which the retriever's outcome counts as found",
                    "[H]"),
            ParameterSpec.real(
                    "similar",
                    0.5,
                    0,
                    1,
                    "quantile",
                    "of the similarities between a query's positives, from which a candidate is taught as relevant",
                    "[H]"),
            ParameterSpec.integer(
                    "folds",
                    2,
                    1,
                    100,
                    "folds",
                    "of the queries; no adapter judges queries it learnt from",
                    "[card] Pitfalls"),
            ParameterSpec.integer(
                    "learn-from", 1000, 1, 10_000_000, "queries", "most queries taught from at a refresh", "[H]"),
            ParameterSpec.integer("sample", 16, 1, 10_000, "candidates", "taught of each of them", "[H]"),
            ParameterSpec.integer("passes", 2, 1, 1000, "passes", "over what is taught at a refresh", "[H]"),
            ParameterSpec.real("rate", 0.003, 1e-6, 1, "weight", "AdamW's step of the adapter", "[H]"));

    private static final StrategyCard CARD = new StrategyCard(
            "rrra",
            new Paper(
                    "RRRA: Resampling and Reranking through a Retriever Adapter",
                    "Kim",
                    "arXiv 2025",
                    "10.48550/arXiv.2508.11670"),
            "Trains a small adapter beside the retriever that estimates how likely a candidate is an unlabelled"
                    + " positive: such candidates are drawn less often, and the first places are ordered by it anew.",
            Set.of(Stage.COMPANION, Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER, Stage.SEARCH_TRANSFORM),
            Set.of(),
            PARAMETERS,
            Map.of(
                    "resampling-only", Map.of("rerank", "0"),
                    "reranking-only", Map.of("gamma", "0")),
            List.of(
                    "A reconstruction: only the abstract, third-party notes and reviews were available; labels, scores,"
                            + " their sign and every setting are this project's decisions.",
                    "The adapter's loss does not reach the encoder; the paper adds it to the retriever's.",
                    "What is taught at a refresh is counted as the pools' cost, what is learnt with the retriever as"
                            + " the companion's.",
                    "Its last weights rank, whichever epoch dev chooses for the retriever; dev is measured without.",
                    "The mixture of hard and random negatives is the experiment's: mode in-batch+drawn has both.",
                    "The first layer starts at small noise, not as a copy of the encoder; the optional four-way"
                            + " classification head is left out."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        AdapterSettings settings = new AdapterSettings(
                parameters.integer("hidden"),
                parameters.text("residual").equals(YES),
                parameters.integer("folds"),
                parameters.real("rate"),
                parameters.real("line"),
                parameters.real("joint"),
                parameters.integer("first"),
                parameters.integer("learn-from"),
                parameters.integer("sample"),
                parameters.integer("passes"),
                parameters.real("similar"),
                Likelihood.parse(parameters.text("likelihood")));
        RetrieverAdapter adapter =
                new RetrieverAdapter(settings, parameters.real("rerank"), parameters.integer("depth"));
        RankedSource ranked = RankedSource.of(
                Retrieval.MODEL,
                parameters.integer(SourceParameters.K),
                Refresh.parse(parameters.text(SourceParameters.REFRESH)).afterEpochs(parameters.integer("warmup")));
        return Recipe.builder()
                .candidateSource(new AdaptedSource(
                        ranked,
                        adapter,
                        new Resampling(parameters.real("gamma")),
                        Hardness.parse(parameters.text("hardness")),
                        parameters.real("temperature")))
                .negativeSampler(ResamplingSampler.INSTANCE)
                .companion((retrieval, seed) -> {
                    adapter.open(retrieval, seed);
                    return adapter;
                })
                .searchTransform(adapter)
                .build();
    }
}
