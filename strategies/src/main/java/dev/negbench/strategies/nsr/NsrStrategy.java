package dev.negbench.strategies.nsr;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** NSR: the retriever draws documents as a policy would and learns from the wrong ones. */
public final class NsrStrategy implements Strategy {
    private static final String RATIO = "ratio";
    private static final String KEPT = "kept";

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.choice(
                    "mode", Reinforcement.NSR.toString(), Reinforcement.texts(),
                    "which samples count: right ones, wrong ones, both with right ones times lambda, both alike,"
                            + " standardised by group, none",
                    "[P] Eqs. 1-4, 9; base: [card] control"),
            ParameterSpec.real("lambda", 0.1, 0, 1, "", "w-reinforce: advantage of a right sample", "[P] §5"),
            ParameterSpec.integer(
                    "samples", 8, 0, 100_000, "documents", "drawn from the policy a query; 0: exact expectations",
                    "[P] §3.1; 0: [card] identity of expectations"),
            ParameterSpec.real(
                    "temperature", 0.05, 1e-4, 100, "score", "what scores are divided by in the policy",
                    "[card] feasibility run; fit it so that Pass@1 is about 0.5"),
            ParameterSpec.integer(
                    SourceParameters.K, 50, 2, 1_000_000, "documents", "list a query, positives counted",
                    "[card] 50 or 200"),
            ParameterSpec.integer(
                    "warmup", 2, 0, 10_000, "epochs", "epochs of in-batch InfoNCE that make the base policy",
                    "[H]; the card starts from a warm-up checkpoint"),
            ParameterSpec.integer(
                    "iteration", 8, 1, 1_000_000, "steps",
                    "steps between which the drawing policy stays; 1: always the current one",
                    "[card] 256 queries, 8 batches of 32"),
            ParameterSpec.real("clip", 0.2, 1e-3, 0.999, "", "width of the ratio's range", "[P] App. D.1, [repo]"),
            ParameterSpec.real(
                    "entropy", 0, 0, 100, "1/nat", "weight of the entropy bonus",
                    "[card] 0 for isolation; paper 1e-4, repo 1e-3"),
            ParameterSpec.choice(
                    "form", RATIO, List.of(RATIO, "probability"),
                    "what is differentiated: the clipped ratio, or the probability as printed in Eq. 6",
                    "[repo] core_algos.py; probability: [P] Eq. 6"),
            ParameterSpec.choice(
                    "divide", KEPT, List.of(KEPT, "samples"),
                    "what a batch's sum is divided by: the samples kept, or all that were drawn",
                    "[repo] mean over kept tokens; samples: [card] ablation"));

    private static final StrategyCard CARD = new StrategyCard(
            "nsr",
            new Paper(
                    "The Surprising Effectiveness of Negative Reinforcement in LLM Reasoning",
                    "Zhu, Xia, Wei, Chen, Chen, Meng",
                    "NeurIPS 2025",
                    "arXiv 2506.01347"),
            "Draws documents from softmax(score/temperature) over the query's list and lowers the wrong ones, raises"
                    + " the right ones, or both in unequal parts.",
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER, Stage.WEIGHTING, Stage.OBJECTIVE),
            Set.of(Stage.SEARCH_TRANSFORM),
            PARAMETERS,
            Map.of(
                    "paper", Map.of("mode", "w-reinforce", "entropy", "1e-4"),
                    "code", Map.of("mode", "w-reinforce", "entropy", "1e-3"),
                    "psr", Map.of("mode", "psr"),
                    "grpo", Map.of("mode", "grpo")),
            List.of(
                    "A response is one document instead of a chain of tokens; the vocabulary is the query's list.",
                    "Unjudged documents of the list are wrong; compose with percpos(0.95) to leave likely positives"
                            + " out.",
                    "A batch takes one step. The official code cuts the samples kept into mini-batches of 256, so that"
                            + " NSR takes fewer steps as it gets better; here its steps stay and divide=samples makes"
                            + " them smaller instead. Steps without a kept sample have no gradient.",
                    "The entropy bonus is the mean over queries; in the code over samples kept.",
                    "The optimiser is the experiment's, AdaGrad; the paper's is Adam at 1e-6.",
                    "grpo has no penalty towards a reference model; the paper's has one of 1e-3.",
                    "The temperature is given, not fitted on dev; held-out Pass@1 is among the diagnostics.",
                    "Lists of ranks (T > 1) are not built: a response is one document.",
                    "Pass@k, entropy and score norms are reported once at the end, not by epoch; held-out figures are"
                            + " of the untrained encoder's lists, the same for all arms."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        setting.require(Retrieval.INITIAL);
        Reinforcement mode = Reinforcement.parse(parameters.text("mode"));
        int samples = parameters.integer("samples");
        if (mode == Reinforcement.GRPO && samples == 0) {
            throw new StrategySyntaxException(
                    "nsr: mode=grpo standardises within a group and samples=0 draws none; set samples to 2 or more");
        }
        int k = parameters.integer(SourceParameters.K);
        int iteration = parameters.integer("iteration");
        double temperature = parameters.real("temperature");
        double clip = parameters.real("clip");
        Refresh refresh = iteration == 1 ? Refresh.NEVER : Refresh.of(Refresh.Unit.STEPS, iteration, 0, 0);
        return Recipe.builder()
                .candidateSource(new StandingLists(k, refresh.afterEpochs(parameters.integer("warmup"))))
                .negativeSampler(WholePool.INSTANCE)
                .negatives(k - 1)
                .batchMode(BatchMode.DRAWN)
                .everyPositive(true)
                .weighting(new PolicySamples(
                        mode,
                        parameters.real("lambda"),
                        samples,
                        temperature,
                        clip,
                        iteration > 1,
                        parameters.text("divide").equals(KEPT)))
                .objective(new PolicyGradient(
                        temperature,
                        clip,
                        !parameters.text("form").equals(RATIO),
                        parameters.real("entropy")))
                .searchTransform(new PolicyProbe(k, temperature, setting.dataset()))
                .build();
    }
}
