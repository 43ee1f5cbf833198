package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.stream.Stream;

/** What the two strategies of this package have in common. */
final class CalibrationParameters {
    static final String REFERENCE = "reference";
    static final String OF_CONTRASTIVE = "contrastive-weight";

    static final ParameterSpec K = SourceParameters.k(20, "[code] 20 beams; [P] or 200");

    static final ParameterSpec WARMUP = ParameterSpec.integer(
            "warmup",
            2,
            0,
            10_000,
            "epochs",
            "epochs with in-batch negatives alone; pools are built once at their end",
            "[H]; the paper starts from a fine-tuned checkpoint");

    static final ParameterSpec OF_SET =
            ParameterSpec.real("set-weight", 1, 0, 1e6, "", "weight of the set's loss", "[code]; chemistry 10");

    static final ParameterSpec TEMPERATURE = ParameterSpec.real(
            "temperature",
            0.05,
            1e-4,
            100,
            "score",
            "what scores are divided by in the contrastive loss",
            "the harness default, for cosines");

    private CalibrationParameters() {}

    static ParameterSpec judge(String defaultValue, String source) {
        return ParameterSpec.word(
                "judge",
                defaultValue,
                "reference | searchers joined by +",
                SearcherJudge::canonical,
                "what candidates are measured by: likeness to the positive, or searchers' scores for the query",
                source + "; a stand-in judge");
    }

    static ParameterSpec ofContrastive(double defaultValue, String source) {
        return ParameterSpec.real(
                OF_CONTRASTIVE, defaultValue, 0, 1e6, "", "weight of the in-batch contrastive loss", source);
    }

    static Refresh refresh(Parameters parameters) {
        return Refresh.NEVER.afterEpochs(parameters.integer(WARMUP.name()));
    }

    /** Returns the judge; not applicable where the experiment lacks one of its searchers. */
    static MetricJudge judge(Setting setting, Parameters parameters) {
        String text = parameters.text("judge");
        if (text.equals(REFERENCE)) {
            setting.require(Retrieval.INITIAL);
            return new ReferenceJudge(setting.dataset().corpus());
        }
        SearcherJudge judge = SearcherJudge.parse(text);
        judge.components().forEach(setting::require);
        return judge;
    }

    /** Returns the deviations of both strategies after those of one. */
    static List<String> deviations(String... own) {
        return Stream.concat(
                        Stream.of(own),
                        Stream.of(
                                "Everything is from the official code and README; the paper's body was not readable.",
                                "The judge is a stand-in: with reference it is the untrained encoder's similarity to"
                                        + " the positive, ROUGE-1 and ROUGE-2, without stemming; otherwise searchers.",
                                "Candidates are the retriever's best documents; the paper's are beams of two models,"
                                        + " and made-up negatives.",
                                "An in-batch contrastive loss takes the place of the likelihood of the reference;"
                                        + " members of the set are not among its negatives.",
                                "Likelihood is the retriever's score when pools are built, and is not refreshed.",
                                "Diversity is 1 - mean cosine by the retriever, of 200 random sets; the code has"
                                        + " self-BLEU.",
                                "Words are runs of letters and digits; the code splits at white space.",
                                "Unlikelihood and distillation of the best, two more losses of the code, are not"
                                        + " built."))
                .toList();
    }
}
