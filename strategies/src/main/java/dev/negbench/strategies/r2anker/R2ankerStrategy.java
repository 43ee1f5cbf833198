package dev.negbench.strategies.r2anker;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** R²anker: negatives from the joint distribution of several retrievers. */
public final class R2ankerStrategy implements Strategy {
    private static final ParameterSpec MERGE = ParameterSpec.choice(
                    "merge",
                    Merge.QUOTA.toString(),
                    Merge.texts(),
                    "how the generators' lists are sampled jointly: V1 quota, V2 mixture, V3 union, V2 with softmax",
                    "[H] the paper's formula was not found; every result names the variant")
            .named();

    private static final ParameterSpec GENERATORS = ParameterSpec.word(
            "generators",
            Retrieval.BM25 + "+" + Retrieval.INITIAL + "+" + Retrieval.RM3,
            "1 to " + MergedSource.MOST_GENERATORS + " searchers joined by +, each once",
            R2ankerStrategy::generators,
            "who proposes candidates",
            "[H] lexical, dense and expanded lexical; the paper has BM25, dense and learned sparse retrievers [SEC]");

    private static final ParameterSpec DEPTH = ParameterSpec.integer(
            "depth", 50, 1, 100_000, "candidates", "best documents of each generator a query", "[H] not found");

    private static final ParameterSpec TEMPERATURE = ParameterSpec.real(
            "temperature",
            1,
            1e-3,
            1e6,
            "standard deviations of a list's scores",
            "for merge=softmax: what scores are divided by",
            "[H] card: try 0.5, 1, 2");

    private static final StrategyCard CARD = new StrategyCard(
            "r2anker",
            new Paper(
                    "Towards Robust Ranker for Text Retrieval",
                    "Zhou, Shen, Geng, Tao, Xu, Long, Jiao, Jiang",
                    "Findings of ACL 2023",
                    "arXiv 2206.08063"),
            "Draws negatives from the lists of several retrievers together, so that the model fits no single one's"
                    + " false negatives.",
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            Set.of(Stage.CANDIDATE_FILTER),
            List.of(
                    MERGE,
                    GENERATORS,
                    DEPTH,
                    TEMPERATURE,
                    SourceParameters.refresh("never", "[ABS] the generators are fixed")),
            Map.of(),
            List.of(
                    "A reconstruction: neither the joint distribution's formula nor the list of generators, depth or"
                            + " number of negatives of the paper were found. The four variants are this project's.",
                    "Trains the harness' retriever; the paper trains an interaction ranker and then distils it into a"
                            + " retriever, which this does not.",
                    "rm3 is BM25 with pseudo-relevance feedback, not a learned sparse retriever: it stands in for the"
                            + " lexicon-weighting one. Its lists resemble bm25's, which lowers diversity.",
                    "The number of negatives is the experiment's, in total for any number of generators.",
                    "The merged pool is scored by the model as of the refresh, so that filters after it have one scale;"
                            + " the card filters each list by its own scores.",
                    "Documents equal to a positive to the letter leave the pool and are counted [H]."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        List<String> generators = List.of(parameters.text(GENERATORS.name()).split("\\+"));
        generators.forEach(setting::require);
        setting.require(Retrieval.MODEL);
        Merge merge = Merge.parse(parameters.text(MERGE.name()));
        return Recipe.builder()
                .candidateSource(MergedSource.of(
                        generators,
                        parameters.integer(DEPTH.name()),
                        Retrieval.MODEL,
                        Refresh.parse(parameters.text(SourceParameters.REFRESH)),
                        merge == Merge.SOFTMAX))
                .candidateFilter(new CopyOfPositive(setting.dataset().corpus()))
                .negativeSampler(sampler(merge, generators.size(), parameters.real(TEMPERATURE.name())))
                .build();
    }

    private static NegativeSampler sampler(Merge merge, int generators, double temperature) {
        return switch (merge) {
            case QUOTA -> new QuotaSampler(generators);
            case MIXTURE -> new MixtureSampler(generators);
            case UNION -> UniformSampler.INSTANCE;
            case SOFTMAX -> SoftmaxMixtureSampler.of(generators, temperature);
        };
    }

    private static String generators(String text) {
        List<String> names = List.of(text.split("\\+", -1));
        if (names.size() > MergedSource.MOST_GENERATORS) {
            throw new IllegalArgumentException("names " + names.size() + " generators");
        }
        for (String name : names) {
            if (!name.matches("[a-z][a-z0-9-]*")) {
                throw new IllegalArgumentException("has '" + name + "' where a searcher's name should be");
            }
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("names a generator twice");
        }
        return text;
    }
}
