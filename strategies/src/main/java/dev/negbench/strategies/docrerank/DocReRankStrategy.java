package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.WordTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A reranker whose negatives are queries that the document does not answer. */
public final class DocReRankStrategy implements Strategy {
    private static final String STAND_IN = "stand-in";
    private static final String CHAT = "llm";
    private static final String ON = "on";
    private static final String OFF = "off";
    private static final String ANY = "any";
    private static final String CONFIGURED = "configured";
    private static final List<String> VERIFIERS = List.of(OFF, "one", "both");

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.choice(
                    "train",
                    Training.HALF.toString(),
                    texts(Training.values()),
                    "negatives that the ranker learns from: documents, generated queries, one half of the training"
                            + " queries with each, or both for all",
                    "[P] A.2: half is Base, both is Full, documents is FT on Col-HNDoc; queries: [card] never"
                            + " reported"),
            ParameterSpec.choice(
                    "generator",
                    STAND_IN,
                    List.of(STAND_IN, CHAT),
                    "who writes queries: a deterministic stand-in, or a chat model (--chat-url, --chat-model)",
                    "[H] card; the paper asks Qwen2.5-7B-Instruct"),
            ParameterSpec.choice(
                    "judge",
                    STAND_IN,
                    List.of(STAND_IN, CHAT),
                    "who verifies that the document does not answer them: deterministic stand-ins, or a chat model",
                    "[H] card; the paper asks Qwen2.5-VL-7B-Instruct"),
            ParameterSpec.choice(
                    "verify",
                    "both",
                    VERIFIERS,
                    "how many of the two ways of asking must call a query unanswerable",
                    "[P] §3.1 both; off: claim 3"),
            ParameterSpec.real(
                    "near",
                    0.8,
                    0,
                    1,
                    "cosine",
                    "stand-in: mean cosine of a query's words with the document's from which it is answerable, asked"
                            + " the second way",
                    "[H] card, see deviations"),
            ParameterSpec.choice(
                    "only",
                    ANY,
                    Stream.concat(Stream.of(ANY), texts(Property.values()).stream())
                            .toList(),
                    "the one property that generated queries change",
                    "[P] §3.2; term: [H] card"),
            ParameterSpec.integer("variants", 12, 1, 1000, "queries", "generated for each query", "[P] §3.1"),
            ParameterSpec.integer(
                    "kept",
                    3,
                    1,
                    1000,
                    "negatives",
                    "of a query and document, nearest to the query first; of either"
                            + " kind; the positive weighs as much as all of them",
                    "[P] 3, and 3:1; which 3: [card]"),
            ParameterSpec.real(
                    "rephrase",
                    0,
                    0,
                    1,
                    "",
                    "chat model: share of positive queries that are put in other words",
                    "[P] §3.3: 0.5 in Full"),
            ParameterSpec.integer(
                    "depth", 20, 1, 100_000, "places", "how many of the first places are ordered anew", "[P] §4"),
            model("generator-model"),
            model("judge-model"),
            ParameterSpec.choice(
                    "reasoning",
                    OFF,
                    List.of(ON, OFF),
                    "chat model: whether the judge thinks aloud first, which takes 256 tokens instead of 8",
                    "[card]"),
            SourceParameters.k(10, "[P] A.2: documents are sampled from the retriever's first 10"),
            SourceParameters.refresh("never", "[P] mined once"));

    private static final StrategyCard CARD = new StrategyCard(
            "docrerank",
            new Paper(
                    "DocReRank: Single-Page Hard Negative Query Generation for Training Multi-Modal RAG Rerankers",
                    "Wasserman, Heinimann, Golbari, Zimbalist, Schwartz, Irani",
                    "EMNLP 2025",
                    "arXiv 2505.22584"),
            "Trains a ranker on generated queries that a document does not answer, and has it order the first places of"
                    + " the final ranking.",
            Set.of(Stage.COMPANION),
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            PARAMETERS,
            Map.of(
                    "base", Map.of("generator", CHAT, "judge", CHAT, "train", "half"),
                    "full", Map.of("generator", CHAT, "judge", CHAT, "train", "both", "rephrase", "0.5")),
            List.of(
                    "The stand-ins are this project's, by the card: a value of the query is swapped for another of its"
                            + " kind, and words and their vectors decide what a document answers. Their results say"
                            + " nothing about language models; reports name them.",
                    "The ranker is this project's interaction ranker, a few hundred weights over frozen token vectors;"
                            + " the paper's is a vision-language model of 2 billion. Pages are texts.",
                    "Positive queries are the collection's; none are generated, so only negatives are verified.",
                    "Prompts are our own: the paper's are images.",
                    "Which 3 of the survivors are kept was not found; here those nearest to the query by the encoder"
                            + " before training. With fewer, the pair has fewer; with none, it is left out; both are"
                            + " counted.",
                    "Where a query has five content words or more, one swapped word leaves their mean cosine above"
                        + " 0.8, so the stand-in's second way discards most swaps of long queries whose other words"
                        + " the document holds: near is a parameter. The stand-ins know few answers: on SciFact they"
                        + " call 69 % of the labelled pairs unanswerable, which every report shows for its own"
                        + " collection.",
                    "Neighbours come from the 12,000 words that most documents hold; of numbers and names, the 5,000 of"
                            + " most occurrences a format or length are read.",
                    "It learns along with the retriever, a step a batch; the paper trains it apart. Its last weights"
                            + " rank, whichever epoch dev chooses for the retriever; dev is measured without.",
                    "One in sixteen training queries is kept from the ranker, to measure how well it tells one-value"
                            + " swaps apart; their values may occur in other queries.",
                    "The halves are drawn by training seed; the paper samples two sets.",
                    "The dual encoder's document-anchored loss, a proposal of the card and not of the paper, is not"
                            + " built."));

    private static ParameterSpec model(String name) {
        return ParameterSpec.word(
                name,
                CONFIGURED,
                "a model's name at the endpoint",
                text -> text,
                "chat model: which one is asked; configured: that of --chat-model",
                "[H]");
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
        setting.require(Retrieval.INITIAL);
        boolean writes = parameters.text("generator").equals(CHAT);
        Optional<Property> only = property(parameters.text("only"));
        if (!writes && only.isPresent() && !only.get().hasSlots()) {
            throw new StrategySyntaxException("docrerank: the stand-in cannot tell what in a query is a " + only.get()
                    + "; set generator=llm, or only=year, number, entity or term");
        }
        if (!writes && parameters.real("rephrase") > 0) {
            throw new StrategySyntaxException(
                    "docrerank: the stand-in cannot say the same in other words; set generator=llm, or rephrase=0");
        }
        if (writes || parameters.text("judge").equals(CHAT)) {
            setting.requireChatModel();
        }
        return Recipe.builder()
                .candidateSource(RankedSource.of(
                        Retrieval.MODEL,
                        parameters.integer(SourceParameters.K),
                        Refresh.parse(parameters.text(SourceParameters.REFRESH))))
                .negativeSampler(UniformSampler.INSTANCE)
                .companion((retrieval, seed) -> ranker(setting, parameters, only, retrieval, seed))
                .build();
    }

    private static Companion ranker(
            Setting setting, Parameters parameters, Optional<Property> only, Retrieval retrieval, long seed) {
        Dataset dataset = setting.dataset();
        PairRanker ranker = retrieval.newRanker(seed);
        WordTable table = SwapGenerator.table(dataset.corpus());
        QueryGenerator swaps = new SwapGenerator(dataset.corpus(), table, Retrieval.INITIAL);
        AnswerVerifier words = new WordVerifier(dataset.corpus(), table, Retrieval.INITIAL, parameters.real("near"));
        QueryGenerator generator = parameters.text("generator").equals(CHAT)
                ? new ChatGenerator(setting.requireChatModel(), modelName(parameters, "generator-model"))
                : swaps;
        AnswerVerifier verifier = parameters.text("judge").equals(CHAT)
                ? new ChatVerifier(
                        setting.requireChatModel(),
                        modelName(parameters, "judge-model"),
                        parameters.text("reasoning").equals(ON),
                        dataset.corpus())
                : words;
        int variants = parameters.integer("variants");
        int kept = parameters.integer("kept");
        int prompts = VERIFIERS.indexOf(parameters.text("verify"));
        return new DocReRanker(
                dataset,
                ranker,
                new QueryNegatives(
                        dataset,
                        generator,
                        verifier,
                        new QueryNegatives.Settings(variants, kept, prompts, only),
                        retrieval,
                        Retrieval.INITIAL),
                new Probe(new QueryNegatives(dataset, swaps, words, Probe.SETTINGS, retrieval, Retrieval.INITIAL)),
                new Rephrasing(dataset, generator, parameters.real("rephrase")),
                trainingOf(parameters.text("train")),
                kept,
                parameters.integer("depth"),
                seed);
    }

    private static Optional<Property> property(String text) {
        return Stream.of(Property.values())
                .filter(property -> property.toString().equals(text))
                .findFirst();
    }

    private static Training trainingOf(String text) {
        return Stream.of(Training.values())
                .filter(training -> training.toString().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static String modelName(Parameters parameters, String parameter) {
        String model = parameters.text(parameter);
        return model.equals(CONFIGURED) ? "" : model;
    }
}
