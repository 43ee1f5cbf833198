package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.objective.SymmetricKl;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** UniME-V2: judged hard negatives, the judge's scores as soft labels. */
public final class UniMeV2Strategy implements Strategy {
    private static final String CHAT = "llm";
    private static final String CONFIGURED = "configured";
    private static final String SCALED = "scaled";
    private static final String RANDOM = "random";

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.choice(
                    "judge", "stand-in", List.of("stand-in", CHAT),
                    "who judges: a ranker trained here, or a chat model's yes or no (--chat-url, --chat-model)",
                    "[H] the paper asks Qwen2.5-VL-7B"),
            ParameterSpec.choice(
                    "beta-mode", "constant", List.of("constant", SCALED),
                    "the margin: beta, or 0.1, 0.01, 0.001 by the size of the positive's judge score",
                    "[P] §method; scaled: inferred from the 50 released records"),
            ParameterSpec.real(
                    "beta", 0.01, 0, 1, "judge score",
                    "how far below the positive's judge score a negative must stay", "[P] §method"),
            ParameterSpec.integer(
                    "stride", 5, 1, 1_000_000, "ranks", "distance of neighbours in the cyclic walk", "[P] §method"),
            ParameterSpec.integer(
                    "negatives", 8, 1, 1_000_000, "documents", "negatives a query, repeats counted", "[P] Table 6"),
            ParameterSpec.real(
                    "temperature", 0.02, 1e-4, 100, "score", "of both softmaxes", "[P] Table 10"),
            SourceParameters.k(50, "[P] §method"),
            ParameterSpec.word(
                    "delta", Ceiling.POSITIVE, "positive | none | a similarity", Ceiling::canonical,
                    "what candidates' similarity must stay below; positive: the query's best positive",
                    "[card] Fig. 2 reading; the paper gives no number"),
            ParameterSpec.word(
                    "retriever", Retrieval.INITIAL, "a searcher of the experiment", text -> text,
                    "who retrieves the candidates, once", "[H] the paper's is VLM2Vec"),
            ParameterSpec.choice(
                    "fallback", RANDOM, List.of(RANDOM, "drop"),
                    "a query without a survivor: random candidates with score 1, or no negatives",
                    "[P] §method; drop: [card]"),
            ParameterSpec.real(
                    "noise", 0, 0, 100, "logits", "standard deviation of noise added to the judge's log-odds",
                    "[card] claim 3"),
            ParameterSpec.word(
                    "judge-model", CONFIGURED, "a model's name at the endpoint", text -> text,
                    "chat model: which one is asked; configured: that of --chat-model", "[H]"));

    private static final StrategyCard CARD = new StrategyCard(
            "unime-v2",
            UniMeV2Paper.PAPER,
            "Has a judge score the best documents below the positive, keeps those that it scores below the positive,"
                    + " spreads the choice over them, and learns the judge's scores as soft labels.",
            Set.of(
                    Stage.CANDIDATE_SOURCE,
                    Stage.CANDIDATE_FILTER,
                    Stage.NEGATIVE_SAMPLER,
                    Stage.WEIGHTING,
                    Stage.OBJECTIVE),
            Set.of(),
            PARAMETERS,
            Map.of(
                    "paper", Map.of("judge", CHAT),
                    "records", Map.of("judge", CHAT, "beta-mode", SCALED)),
            List.of(
                    "The stand-in judge is this project's: two interaction rankers, each trained on half of up to 4,000"
                            + " training queries and judging the other half, with a balanced logistic fit. It is far"
                            + " weaker than the paper's language model, and learns from labels where that one has none;"
                            + " reports name the judge in their counts.",
                    "delta, beta and the exact walk are under-specified: delta follows Figure 2, the walk is the card's"
                            + " reading (0, 5, 10, …, then 1, 6, …), beta-mode=scaled fits the released records, which"
                            + " contradict a constant 0.01.",
                    "A repeated negative is one entry of weight 2, which gives the same loss as two entries.",
                    "The loss takes exact logarithms; the code ln(p + 1e-8).",
                    "Ten negatives are kept in the paper, of which the first eight are trained with: the walk's first"
                            + " eight are the same.",
                    "Where no candidate survives, eight random ones are drawn anew each epoch; the paper draws ten"
                            + " once.",
                    "A query with several positives: all leave the pool, the best one's similarity is delta, and the"
                            + " margin is held against the positive trained with.",
                    "A reply of the chat model that says neither yes nor no counts as score 0.5."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        String retriever = parameters.text("retriever");
        setting.require(retriever);
        Beta beta = new Beta(parameters.text("beta-mode").equals(SCALED), parameters.real("beta"));
        String reason = beta.scaled() ? "judge margin scaled" : "judge margin " + beta.constant();
        JudgeMargin margin = new JudgeMargin(reason, beta, parameters.text("fallback").equals(RANDOM));
        int negatives = parameters.integer("negatives");
        return Recipe.builder()
                .candidateSource(new JudgedSource(
                        retriever,
                        parameters.integer(SourceParameters.K),
                        new Ceiling(parameters.text("delta")),
                        judge(setting, parameters),
                        parameters.real("noise"),
                        margin))
                .candidateFilter(margin)
                .negativeSampler(new StrideSampler(margin, parameters.integer("stride")))
                .negatives(negatives)
                .batchMode(BatchMode.DRAWN)
                .weighting(new SoftLabels(margin, negatives))
                .objective(SymmetricKl.of(parameters.real("temperature")))
                .build();
    }

    private static Judge judge(Setting setting, Parameters parameters) {
        if (!parameters.text("judge").equals(CHAT)) {
            return new RankerJudge();
        }
        String model = parameters.text("judge-model");
        return new ChatJudge(setting.requireChatModel(), model.equals(CONFIGURED) ? "" : model, setting.dataset());
    }
}
