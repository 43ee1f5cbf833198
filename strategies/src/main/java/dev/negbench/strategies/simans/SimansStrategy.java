package dev.negbench.strategies.simans;

import static java.util.Map.entry;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.ScoreKernel;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** SimANS: negatives that the model scores about as high as the positive. */
public final class SimansStrategy implements Strategy {
    private static final String ROUNDS = "rounds";

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.real(
                    "a", 0.5, 0, 1e9, "1/score^2 (gaussian), 1/score (laplace)", "how fast weights fall",
                    "[§4.1, App D]"),
            ParameterSpec.real(
                    "b", 0, -1e9, 1e9, "score", "how far above the positive's score the peak is", "[§4.1, App D]"),
            ParameterSpec.choice(
                    "kernel", "gaussian", List.of("gaussian", "laplace"), "shape of the weights", "[§4.1 Eq. 4]"),
            ParameterSpec.choice(
                    "scale", "pool-sd", ScoreScale.texts(),
                    "unit of score differences: the encoder's own (the paper) or the standard deviation in the pool",
                    "[H] a was tuned on dot products; on cosines the raw weights are within e^2 of each other"),
            ParameterSpec.choice(
                    "draw", "plackett-luce", List.of("plackett-luce", ROUNDS),
                    "successive draws, or the official code's rounds", "[H] exact; rounds: [code utils, issue 7]"),
            SourceParameters.k(100, "[§4.1]"),
            SourceParameters.refresh("epoch", "[H] the scripts' 2,000 and 5,000 steps suit far larger training sets"));

    private static final StrategyCard CARD = new StrategyCard(
            "simans",
            SimansPaper.PAPER,
            "Draws negatives whose score is near the positive's: neither easy nor likely unlabelled positives.",
            Set.of(Stage.NEGATIVE_SAMPLER),
            Set.of(Stage.CANDIDATE_SOURCE),
            PARAMETERS,
            Map.ofEntries(
                    entry("paper-nq", raw("0.5", "1", "100", "2000")),
                    entry("paper-tq", raw("0.5", "0", "100", "2000")),
                    entry("paper-ms-pas", raw("0.5", "0", "100", "5000")),
                    entry("paper-ms-doc", raw("0.5", "0", "100", "5000")),
                    entry("paper-bing", Map.of("a", "1", "b", "0", "scale", "raw", "k", "100")),
                    entry("nq-official-code", code("gaussian", "0.5", "-1", "100", "2000")),
                    entry("tq-official-code", code("gaussian", "0.5", "0", "100", "2000")),
                    entry("ms-pas-code", code("laplace", "3", "0", "200", "5000")),
                    entry("ms-doc-code", code("gaussian", "0.5", "0", "200", "5000"))),
            List.of(
                    "Peak at s+ + b as in the paper; the official code adds b, so its peak is at s+ - b.",
                    "Draws successively (Plackett-Luce); the official code draws in rounds, see draw=rounds.",
                    "scale=pool-sd by default; scale=raw is the paper's definition.",
                    "The positive's score is always computed; the official code treats positives not retrieved apart.",
                    "All labelled positives leave the pool; no test for answer strings as for NQ and TriviaQA."));

    private static Map<String, String> raw(String a, String b, String k, String refresh) {
        return Map.of("a", a, "b", b, "scale", "raw", "k", k, "refresh", refresh);
    }

    private static Map<String, String> code(String kernel, String a, String b, String k, String refresh) {
        return Map.of("kernel", kernel, "a", a, "b", b, "scale", "raw", "draw", ROUNDS, "k", k, "refresh", refresh);
    }

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        return Recipe.builder()
                .candidateSource(RankedSource.of(
                        Retrieval.MODEL,
                        parameters.integer(SourceParameters.K),
                        Refresh.parse(parameters.text(SourceParameters.REFRESH))))
                .negativeSampler(AmbiguousSampler.of(
                        ScoreKernel.parse(parameters.text("kernel")),
                        parameters.real("a"),
                        parameters.real("b"),
                        ScoreScale.parse(parameters.text("scale")),
                        parameters.text("draw").equals(ROUNDS)))
                .build();
    }
}
