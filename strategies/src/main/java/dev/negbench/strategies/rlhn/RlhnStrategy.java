package dev.negbench.strategies.rlhn;

import static java.util.Map.entry;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** RLHN: two judges find false negatives among the hard negatives, which become positives. */
public final class RlhnStrategy implements Strategy {
    private static final String CHAT = "llm";
    private static final String CONFIGURED = "configured";
    private static final String KEEP = "keep";

    /** A counter-argument task: a document that answers like the positive is no positive. */
    private static final String NEVER_MODIFIED = "arguana";

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.choice(
                    "modify", Modification.RLHN.toString(), texts(Modification.values()),
                    "what happens to false negatives: nothing, the query goes, they go, or they become positives",
                    "[P] §3.2"),
            ParameterSpec.choice(
                    "judge", "stand-in", List.of("stand-in", CHAT),
                    "who judges: deterministic stand-ins, or a chat model (--chat-url, --chat-model)",
                    "[H] the paper asks GPT-4o-mini, then GPT-4o"),
            ParameterSpec.integer("stages", 2, 1, 2, "judges", "the cheap judge alone, or both", "[P] §3.1"),
            ParameterSpec.choice(
                    "gate", Gate.INSTANCE.toString(), texts(Gate.values()),
                    "what the second judge sees: all negatives of a flagged query, or the flagged ones only",
                    "[P] Fig. 6; document-ablation: [H]"),
            ParameterSpec.choice(
                    "list", FalseNegatives.BETTER.toString(), texts(FalseNegatives.values()),
                    "which relevant documents count: those at least as good as the positive, or the worse ones, too",
                    "[P] Fig. 6; both: [code]"),
            ParameterSpec.integer(
                    "guard", 7, 0, Integer.MAX_VALUE, "documents",
                    "a query with more false negatives is dropped", "[P] k = 7; the code keeps 8"),
            ParameterSpec.integer(
                    "depth", 25, 1, Integer.MAX_VALUE, "candidates", "how many of the hardest are judged", "[P] §4"),
            ParameterSpec.choice(
                    "unjudged", "drop", List.of("drop", KEEP),
                    "whether candidates nobody judged may be drawn; keep fills up pools that lost false negatives",
                    "[P] drop; keep: [H]"),
            ParameterSpec.real(
                    "cheap-threshold", 0.15, 0, 1, "coverage", "stand-in 1: score from which a document is relevant",
                    "[H] tuned, see deviations"),
            ParameterSpec.real(
                    "accurate-ratio", 0.95, 0, 1, "",
                    "stand-in 2: lowest similarity to the query, as a share of the best positive's", "[H] card"),
            ParameterSpec.real(
                    "accurate-threshold", 0.8, -1, 1, "cosine",
                    "stand-in 2: lowest similarity to the nearest positive", "[H] tuned, see deviations"),
            ParameterSpec.word(
                    "encoder", Retrieval.INITIAL, "a dense searcher of the experiment", text -> text,
                    "stand-in 2: whose similarities", "[H] the encoder before training"),
            model("cheap-model", "gpt-4o-mini"),
            model("accurate-model", "gpt-4o"),
            ParameterSpec.integer(
                    "max-tokens", 4096, 1, 1_000_000, "tokens", "chat model: limit of an answer",
                    "[code] scripts; function default 2048"),
            ParameterSpec.choice(
                    "task", "question", List.of("question", "title"),
                    "chat model: relevant is what answers a question, or what belongs to a paper's title",
                    "[code] prompts; title for SciDocsRR"),
            SourceParameters.k(25, "[P] 13 to 25 mined negatives a query"),
            SourceParameters.refresh("never", "[P] relabelled once, before training"));

    private static final StrategyCard CARD = new StrategyCard(
            "rlhn",
            new Paper(
                    "Hard Negatives, Hard Lessons: Revisiting Training Data Quality for Robust Information Retrieval"
                            + " with LLMs",
                    "Thakur, Zhang, Ma, Lin",
                    "Findings of EMNLP 2025",
                    "arXiv 2505.16967"),
            "Has judges look for false negatives among the hard negatives, and makes positives of what they find.",
            Set.of(Stage.LABEL_CORRECTOR, Stage.CANDIDATE_FILTER),
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            PARAMETERS,
            Map.ofEntries(
                    entry("paper", Map.of("judge", CHAT, "cheap-model", "gpt-4o-mini", "accurate-model", "gpt-4o")),
                    entry(
                            "official-code",
                            Map.of(
                                    "judge", CHAT, "cheap-model", "gpt-4o-mini", "accurate-model", "gpt-4o", "list",
                                    "both", "guard", "8"))),
            List.of(
                    "The stand-in judges are this project's: lexical coverage, then similarities of an encoder. With"
                            + " encoder=initial the second judge is of the trained model's family, which makes gains"
                            + " circular; reports name the judge in their counts.",
                    "The stand-ins' thresholds were set on nfcorpus with half of the training positives hidden, 25"
                            + " candidates a query: the first finds 92 % of the hidden ones; what the second calls"
                            + " relevant is a hidden one in 28 % of cases, of all candidates 6 % are.",
                    "The prompt says the same in other words; negatives are shuffled by query, the code keeps their"
                            + " order.",
                    "A number in both lists counts once, as better; the code appends it to the positives twice.",
                    "A query that the second judge has no readable answer for stays as it is; the code then repeats"
                            + " every row of the first stage.",
                    "An answer cut without a verdict is asked for again with twice the limit; the code drops it"
                            + " silently. Unreadable answers are counted.",
                    "Hard negatives are the best-scored documents before training, not the published sets' own.",
                    "A query's positive is drawn uniformly each epoch, and its negatives uniformly without replacement;"
                            + " Tevatron rotates positives, moves a window over shuffled negatives, and repeats"
                            + " negatives where there are fewer than 7.",
                    "A query without a negative left is dropped and counted; the paper does not say."));

    private static ParameterSpec model(String name, String ofPaper) {
        return ParameterSpec.word(
                name, CONFIGURED, "a model's name at the endpoint", text -> text,
                "chat model: which one is asked; configured: that of --chat-model", "[H] the paper asks " + ofPaper);
    }

    private static List<String> texts(Object[] values) {
        return Stream.of(values).map(Object::toString).toList();
    }

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        if (setting.dataset().name().toLowerCase(Locale.ROOT).startsWith(NEVER_MODIFIED)) {
            throw new NotApplicableException("leaves " + setting.dataset().name() + " as it is: its positives are"
                    + " counter-arguments, which no judge of relevance knows from other relevant documents");
        }
        boolean keepsUnjudged = parameters.text("unjudged").equals(KEEP);
        Cascade cascade = new Cascade(
                judges(setting, parameters),
                valueOf(Gate.values(), parameters.text("gate")),
                new Relabelling(
                        valueOf(Modification.values(), parameters.text("modify")),
                        valueOf(FalseNegatives.values(), parameters.text("list")),
                        parameters.integer("guard")),
                parameters.integer("depth"),
                setting.dataset().corpus().size(),
                keepsUnjudged);
        return Recipe.builder()
                .labelCorrector(cascade)
                .candidateFilter(new JudgedOnly(cascade))
                .candidateSource(RankedSource.of(
                        Retrieval.MODEL,
                        parameters.integer(SourceParameters.K),
                        Refresh.parse(parameters.text(SourceParameters.REFRESH))))
                .negativeSampler(UniformSampler.INSTANCE)
                .build();
    }

    private static List<RelevanceJudge> judges(Setting setting, Parameters parameters) {
        boolean both = parameters.integer("stages") == 2;
        List<RelevanceJudge> judges = new ArrayList<>();
        if (parameters.text("judge").equals(CHAT)) {
            judges.add(chatJudge(setting, parameters, "cheap-model"));
            if (both) {
                judges.add(chatJudge(setting, parameters, "accurate-model"));
            }
            return judges;
        }
        judges.add(new LexicalJudge(setting.dataset(), parameters.real("cheap-threshold")));
        if (both) {
            String encoder = parameters.text("encoder");
            setting.require(encoder);
            judges.add(new EncoderJudge(
                    encoder, parameters.real("accurate-ratio"), parameters.real("accurate-threshold")));
        }
        return judges;
    }

    private static RelevanceJudge chatJudge(Setting setting, Parameters parameters, String parameter) {
        String model = parameters.text(parameter);
        return new ChatJudge(
                setting.requireChatModel(),
                model.equals(CONFIGURED) ? "" : model,
                parameters.integer("max-tokens"),
                JudgePrompt.Task.valueOf(parameters.text("task").toUpperCase(Locale.ROOT)),
                setting.dataset());
    }

    private static <E extends Enum<E>> E valueOf(E[] values, String text) {
        return Stream.of(values)
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
