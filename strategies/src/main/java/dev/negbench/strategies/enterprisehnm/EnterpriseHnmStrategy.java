package dev.negbench.strategies.enterprisehnm;

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

/** Enterprise HNM: the nearest document that two distance conditions let pass, in the space of an ensemble. */
public final class EnterpriseHnmStrategy implements Strategy {
    private static final String NEAREST = "nearest";
    private static final String BOTH = "both";

    private static final ParameterSpec WANTED = ParameterSpec.integer(
            "n",
            1,
            1,
            1000,
            "negatives",
            "nearest qualifying documents taken",
            "1: [card]; more: extension of this" + " project [card]");

    private static final ParameterSpec SPACE = ParameterSpec.choice(
            "space",
            Retrieval.ENSEMBLE,
            List.of(
                    Retrieval.ENSEMBLE,
                    Retrieval.ENSEMBLE + "-100",
                    Retrieval.ENSEMBLE + "-99",
                    Retrieval.ENSEMBLE + "-80",
                    Retrieval.ENSEMBLE + "-70",
                    Retrieval.INITIAL),
            "where distances are measured: the ensemble with 95 % of the variance or another share, or the untrained"
                    + " encoder alone",
            "[card] 95 %; tried: 99, 80, 70");

    private static final ParameterSpec POSITIVES = ParameterSpec.choice(
            "positives",
            NEAREST,
            List.of(NEAREST, "every"),
            "which positives the conditions are about where a query has several",
            "[card] decision of this project; the paper has one positive a query");

    private static final ParameterSpec CONDITIONS = ParameterSpec.choice(
            "conditions",
            BOTH,
            List.of(BOTH, "first"),
            "both, or only that the document is nearer to the query than the positive is",
            "[card]; first: claim 4");

    private static final StrategyCard CARD = new StrategyCard(
            "enterprise-hnm",
            new Paper(
                    "Hard Negative Mining for Domain-Specific Retrieval in Enterprise Systems",
                    "Meghwani, Agarwal, Pattnayak, Patel, Panda",
                    "ACL Industry Track 2025",
                    "arXiv 2505.18366"),
            "Takes the document nearest to the query of those that are nearer to it than the positive and nearer to it"
                    + " than to the positive, by several encoders together; none where there is none.",
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            Set.of(),
            List.of(
                    WANTED,
                    SPACE,
                    SourceParameters.k(200, "[H] the paper searches the whole corpus"),
                    POSITIVES,
                    CONDITIONS),
            Map.of(),
            List.of(
                    "The paper was not readable in full and published no code: the scheme is from two detailed notes.",
                    "The ensemble is a stand-in: four small encoders (a sentence encoder, token rows, words and"
                            + " character n-grams hashed to random signs) for the paper's six large ones.",
                    "[H] Each encoder's part has length 1, principal components are fitted on the centred documents,"
                            + " projected vectors have length 1; the paper says none of this.",
                    "Only the k best documents are asked, so NO_CANDIDATE_QUALIFIES may mean: not among these.",
                    "The paper trains a cross-encoder on triples and leaves queries without a negative out; here the"
                        + " retriever trains, and such a query has its in-batch negatives alone, or in mode drawn no"
                        + " influence. Report coverage, from the shortfalls, with every result."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        String space = parameters.text(SPACE.name());
        setting.require(space);
        RankedSource source = RankedSource.of(space, parameters.integer(SourceParameters.K), Refresh.NEVER)
                .withPositiveSimilarity();
        QualifyingSampler sampler = new QualifyingSampler(
                parameters.text(CONDITIONS.name()).equals(BOTH)
                        ? QualifyingSampler.Conditions.BOTH
                        : QualifyingSampler.Conditions.FIRST,
                parameters.text(POSITIVES.name()).equals(NEAREST)
                        ? QualifyingSampler.Against.NEAREST
                        : QualifyingSampler.Against.EVERY);
        return Recipe.builder()
                .candidateSource(source)
                .negativeSampler(sampler)
                .negatives(parameters.integer(WANTED.name()))
                .build();
    }
}
