package dev.negbench.strategies.llmhn;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.objective.TripletMargin;
import dev.negbench.strategies.sampling.HardestSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.WordTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Hard negatives that a language model writes, and the mined ones they are compared with. */
public final class LlmHnStrategy implements Strategy {
    private static final String CHAT = "llm";
    private static final String ON = "on";
    private static final String OFF = "off";
    private static final String CONFIGURED = "configured";
    private static final String QUERY_AND_POSITIVE = "qp";
    private static final String QUERY = "q";
    private static final String BM25 = "bm25";
    private static final String CROSS_ENCODER = "ce";
    private static final int CROSS_ENCODER_DEPTH = 100;

    /** Cosines between which a neighbour replaces a word: another thing of the same kind. */
    private static final double LOWEST_NEIGHBOUR = 0.4;

    private static final double HIGHEST_NEIGHBOUR = 0.8;

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.choice(
                    "arm", QUERY_AND_POSITIVE, List.of(QUERY_AND_POSITIVE, QUERY, BM25, CROSS_ENCODER),
                    "the negative: written from query and positive, from the query alone, BM25's best, or the best of"
                            + " BM25's 100 by another score",
                    "[P] v3 qp; v1 q; [card] which rank of BM25 and CE"),
            ParameterSpec.choice(
                    "generator", "stand-in", List.of("stand-in", CHAT),
                    "who writes: a deterministic stand-in, or a chat model (--chat-url, --chat-model)",
                    "[H] the paper asks Gemini 2.5 Pro (v1), four models of 4B to 30B (v3)"),
            ParameterSpec.real(
                    "kappa", 0.5, 0.01, 1, "", "stand-in: share of the answer's words that are replaced",
                    "[H] card: 0.25, 0.5, 0.75 or 1"),
            ParameterSpec.choice(
                    "verify", ON, List.of(ON, OFF), "whether passages are checked, each check counted",
                    "[H] card; the paper describes none"),
            ParameterSpec.integer(
                    "retries", 2, 0, 10, "passages", "how often a refused passage is written anew", "[H] card"),
            ParameterSpec.real(
                    "copied", 0.9, 0, 1, "", "largest share of its runs of five words that may be the positive's",
                    "[H] card: 0.5, see deviations"),
            ParameterSpec.real(
                    "margin", 0.2, 1e-4, 100, "score", "triplet loss: by how much a positive is to lead",
                    "[H] card: 0.1, 0.2 or 0.5; the paper's was not found"),
            ParameterSpec.word(
                    "scorer", Retrieval.INITIAL, "a searcher of the experiment", text -> text,
                    "arm ce: who scores in place of the cross-encoder", "[H] the encoder before training"),
            ParameterSpec.choice(
                    "priming", OFF, List.of(ON, OFF),
                    "chat model: whether it first defines hard negatives, and gets its own definition with each task",
                    "[P] v1, Fig. 1"),
            ParameterSpec.word(
                    "model", CONFIGURED, "a model's name at the endpoint", text -> text,
                    "chat model: which one is asked; configured: that of --chat-model", "[H]"),
            ParameterSpec.real(
                    "temperature", 0.6, 0, 2, "", "chat model: sampling temperature", "[P] v1, by a note on it"),
            ParameterSpec.real(
                    "top-p", 0.95, 0.01, 1, "", "chat model: share of the probability sampled from",
                    "[P] v1, by a note on it"),
            ParameterSpec.integer(
                    "max-tokens", 1024, 1, 1_000_000, "tokens", "chat model: limit of a passage",
                    "[P] v1, by a note on it"));

    private static final StrategyCard CARD = new StrategyCard(
            "llm-hn",
            new Paper(
                    "Don't Retrieve, Generate: Prompting LLMs for Synthetic Training Data in Dense Retrieval",
                    "Sinha",
                    "ICBINB workshop, ICLR 2026",
                    "arXiv 2504.21015"),
            "Trains on hard negatives that were written for the query instead of found in the corpus.",
            Set.of(Stage.CANDIDATE_SOURCE),
            Set.of(Stage.CANDIDATE_FILTER, Stage.NEGATIVE_SAMPLER, Stage.OBJECTIVE),
            PARAMETERS,
            Map.of(
                    "v1",
                    Map.of("generator", CHAT, "arm", QUERY, "priming", ON, "copied", "0.5"),
                    "v3",
                    Map.of("generator", CHAT, "arm", QUERY_AND_POSITIVE, "copied", "0.5")),
            List.of(
                    "The paper's conclusion changed: v1 finds written negatives equal to mined ones, v2 better than"
                            + " BM25's, v3 worse than BM25's and a cross-encoder's. Cite the version with a claim.",
                    "The stand-in writer is this project's: it swaps words of the answer for their neighbours in a"
                            + " static table, or fills templates. Its results say nothing about language models; kappa"
                            + " stands for the size of the model.",
                    "Its neighbours come from the 12,000 words that most documents hold, without numbers and words of"
                            + " one or two letters, by the vectors of the encoder before training.",
                    "The stand-in keeps seven of ten sentences by its definition, so that the card's limit of copied"
                            + " runs, 0.5, refuses every longer passage; the default is 0.9, presets have 0.5.",
                    "A passage as near to the query as the positive is refused only if it still holds more than 80 % of"
                            + " the words that carry the answer; the card leaves the judge open.",
                    "Queries are those of the collection, as in v3; none are generated. One passage a query, for the"
                            + " positive that comes first in the corpus.",
                    "Prompts are our own, since the paper's were not available; top-k is not sent, since it is no part"
                            + " of the endpoint's interface.",
                    "There is no cross-encoder here: arm ce takes the best of BM25's 100 by the scorer. A cut by the"
                            + " positive's score is written llm-hn(arm=ce)|percpos(0.95).",
                    "The triplet loss takes every negative of a row, the batch's included; the paper's margin and"
                            + " distance were not found. The second loss of the card is written llm-hn|info-nce.",
                    "A query without a passage is trained with the batch's negatives alone."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        Recipe.Builder recipe = Recipe.builder()
                .negativeSampler(HardestSampler.INSTANCE)
                .objective(TripletMargin.of(parameters.real("margin")))
                .negatives(1);
        String arm = parameters.text("arm");
        if (arm.equals(BM25) || arm.equals(CROSS_ENCODER)) {
            return recipe.candidateSource(new StyleProbe(mined(arm, setting, parameters), setting.dataset()))
                    .build();
        }
        setting.require(Retrieval.INITIAL);
        boolean verifies = parameters.text("verify").equals(ON);
        for (Check check : Check.values()) {
            if (check == Check.EMPTY || verifies && check != Check.PASSED) {
                recipe.candidateFilter(new RefusedFilter(check));
            }
        }
        return recipe.candidateSource(
                        new StyleProbe(written(arm, verifies, setting, parameters), setting.dataset()))
                .build();
    }

    private static CandidateSource mined(String arm, Setting setting, Parameters parameters) {
        setting.require(Retrieval.BM25);
        if (arm.equals(BM25)) {
            return RankedSource.of(Retrieval.BM25, 1, Refresh.NEVER);
        }
        setting.require(parameters.text("scorer"));
        return new RescoredSource(parameters.text("scorer"), CROSS_ENCODER_DEPTH);
    }

    private static CandidateSource written(String arm, boolean verifies, Setting setting, Parameters parameters) {
        Supplier<WordTable> words = words(setting.dataset());
        if (verifies) {
            setting.require(Retrieval.BM25);
        }
        return new GeneratedSource(
                CARD.id() + parameters.printAll(),
                setting.dataset(),
                generator(words, setting, parameters),
                arm.equals(QUERY_AND_POSITIVE),
                verifies
                        ? Optional.of(new Verification(setting.dataset(), words, parameters.real("copied")))
                        : Optional.empty(),
                parameters.integer("retries"));
    }

    private static NegativeGenerator generator(Supplier<WordTable> words, Setting setting, Parameters parameters) {
        if (!parameters.text("generator").equals(CHAT)) {
            return new StandInGenerator(words, parameters.real("kappa"), Retrieval.INITIAL);
        }
        String model = parameters.text("model");
        return new ChatGenerator(
                setting.requireChatModel(),
                new Decoding(
                        model.equals(CONFIGURED) ? "" : model,
                        parameters.real("temperature"),
                        parameters.real("top-p"),
                        parameters.integer("max-tokens")),
                parameters.text("priming").equals(ON));
    }

    /** Reads the corpus's words once, when they are first needed; the generator gets nothing else of it. */
    private static Supplier<WordTable> words(Dataset dataset) {
        WordTable[] read = new WordTable[1];
        return () -> {
            if (read[0] == null) {
                read[0] = new WordTable(CorpusTerms.of(dataset.corpus()), LOWEST_NEIGHBOUR, HIGHEST_NEIGHBOUR);
            }
            return read[0];
        };
    }
}
