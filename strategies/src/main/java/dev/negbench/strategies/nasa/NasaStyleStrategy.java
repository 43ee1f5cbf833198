package dev.negbench.strategies.nasa;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.VerifierShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** NASA-style alignment of a yes/no verifier trained beside the retriever, with its controls. */
public final class NasaStyleStrategy implements Strategy {
    private static final int FEWEST_QUERIES = 60;
    private static final String TIED = "tied";
    private static final String ON = "on";

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.choice(
                    "arm",
                    "nasa",
                    Arm.texts(),
                    "which verifier orders the first places: aligned, as base training left it, or a control; all of"
                            + " them are always made and measured",
                    "[card] controls are part of the strategy"),
            ParameterSpec.choice(
                    "loss",
                    AlignmentSettings.Loss.LABELS.text(),
                    Arrays.stream(AlignmentSettings.Loss.values())
                            .map(AlignmentSettings.Loss::text)
                            .toList(),
                    "what a head is tuned by: right answers, or the head's score above 0 or its square, both with mu"
                            + " times the divergence from the answers before",
                    "[card] procedure A, variants B and C; the paper's loss was not found"),
            ParameterSpec.integer(
                    "negatives",
                    5,
                    1,
                    1000,
                    "documents",
                    "negatives that the verifier learns with each positive",
                    "[card] claim 1, grid 1, 2, 5, 10"),
            ParameterSpec.choice("heads", "8", List.of("4", "8"), "attention heads", "[card] grid"),
            ParameterSpec.choice(
                    "readout",
                    TIED,
                    List.of(TIED, "untied"),
                    "the answer is read by the difference of the candidates' vectors, or by a vector of its own",
                    "[card] grid"),
            ParameterSpec.choice(
                    "bias",
                    "off",
                    List.of("off", ON),
                    "whether the logit has a bias, which can hold the prior outside attention",
                    "[card] grid, pitfalls"),
            SourceParameters.k(100, "[card] BM25 top-100; where no element before brings candidates"),
            ParameterSpec.real(
                    "head-share",
                    0.25,
                    0.01,
                    1,
                    "heads",
                    "largest share of the heads that is tuned, one at least",
                    "[card] the paper's selection was not found"),
            ParameterSpec.integer("steps", 200, 1, 100_000, "steps", "most steps a head", "[card] step 2"),
            ParameterSpec.real(
                    "closed-gap",
                    0.03,
                    0,
                    1,
                    "precision - recall",
                    "size of the gap below which tuning stops",
                    "[card] step 4"),
            ParameterSpec.real(
                    "tolerance",
                    0.005,
                    0,
                    1,
                    "accuracy",
                    "loss of accuracy that a head's tuning may cost",
                    "[card] step 3"),
            ParameterSpec.real(
                    "mu",
                    1,
                    0,
                    1000,
                    "score",
                    "weight of the divergence, in the losses without labels",
                    "[card] variant B"),
            ParameterSpec.real("rate", 0.003, 1e-6, 0.5, "step", "Adam's step, before and after", "[card] tiny model"),
            ParameterSpec.integer(
                    "depth",
                    10,
                    0,
                    100_000,
                    "places",
                    "how many of the first places the verifier orders; 0 leaves the retriever's ranking alone",
                    "[H] the paper ranks nothing"));

    private static final StrategyCard CARD = new StrategyCard(
            "nasa-style",
            new Paper(
                    "Correcting Negative Bias in Large Language Models through Negative Attention Score Alignment",
                    "Yu, Song, Hwang, Kang, Cho, Choi, Joe, Lee, Gwon, Yoon",
                    "NAACL 2025",
                    "arXiv 2408.00137"),
            "Trains a yes/no verifier on the negatives, finds the attention heads that lean to \"no\", tunes these"
                + " until precision and recall of \"yes\" meet, and has it order the first places; with its controls.",
            Set.of(Stage.COMPANION),
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            PARAMETERS,
            Map.of("label-free", Map.of("loss", AlignmentSettings.Loss.ATTENTION.text())),
            List.of(
                    "A reconstruction: only the score's formula is the paper's (as a survey restates it). Loss,"
                        + " stopping, taking back and the number of heads are this project's, since the method section"
                        + " and the code were not available.",
                    "The verifier is one layer of attention of some 18,000 weights over frozen token vectors with match"
                            + " features, read at the answer's position; the paper's are language models. Its bias is"
                            + " taught, by more negatives than positives, instead of inherited.",
                    "A text is the sequence of its distinct tokens, of a document the first 48; positions are not told"
                            + " apart, so the order of the candidates makes no difference and need not be averaged. A"
                            + " text's tokens start with as much attention together as a candidate has.",
                    "Half of the training queries, or all but 1,200, teach the verifier; the others align, probe and"
                            + " test it. Fewer than 200 to probe by, the card's least, are reported as they are.",
                    "Controls: random heads are drawn among those not aligned; both head controls take the aligned"
                            + " heads' steps, without stopping early, and can be taken back as these can; all weights"
                            + " take the sum of the steps; the threshold is where precision equals recall on the"
                            + " probing set.",
                    "In place of the card's second dataset stands a second kind of negatives, random documents.",
                    "Dev is measured without the verifier; its last weights rank, whichever epoch dev chooses."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        setting.require(Retrieval.BM25);
        VerifierShape shape = VerifierShape.of(
                parameters.integer("heads"),
                parameters.text("readout").equals(TIED),
                parameters.text("bias").equals(ON),
                parameters.real("rate"));
        AlignmentSettings settings = new AlignmentSettings(
                AlignmentSettings.Loss.parse(parameters.text("loss")),
                parameters.real("mu"),
                parameters.real("head-share"),
                parameters.integer("steps"),
                parameters.real("closed-gap"),
                parameters.real("tolerance"));
        Arm arm = Arm.parse(parameters.text("arm"));
        int negatives = parameters.integer("negatives");
        int depth = parameters.integer("depth");
        return Recipe.builder()
                .candidateSource(RankedSource.of(Retrieval.BM25, parameters.integer(SourceParameters.K), Refresh.NEVER))
                .negativeSampler(UniformSampler.INSTANCE)
                .companion((retrieval, seed) -> {
                    requireQueries(setting);
                    return new NasaVerifier(
                            retrieval.newVerifier(shape, seed),
                            retrieval.documents(),
                            negatives,
                            settings,
                            arm,
                            depth,
                            seed);
                })
                .build();
    }

    private static void requireQueries(Setting setting) {
        if (setting.dataset().has("train")) {
            int queries = setting.dataset().split("train").queries().length;
            if (queries < FEWEST_QUERIES) {
                throw new NotApplicableException("needs at least " + FEWEST_QUERIES
                        + " training queries, half of them to align, probe and test by, here there are " + queries);
            }
        }
    }
}
