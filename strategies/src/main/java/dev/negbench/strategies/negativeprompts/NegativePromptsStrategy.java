package dev.negbench.strategies.negativeprompts;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Negative prompts as negative feedback at query time, early or delayed. */
public final class NegativePromptsStrategy implements Strategy {
    private static final String ROCCHIO = "rocchio";
    private static final String RERANK = "rerank";
    private static final String RANDOM = "random";

    private static final StrategyCard CARD = new StrategyCard(
            "negative-prompts",
            new Paper(
                    "Understanding the Impact of Negative Prompts: When and How Do They Take Effect?",
                    "Ban, Wang, Zhou, Cheng, Gong, Hsieh",
                    "ECCV 2024",
                    "arXiv 2406.02965"),
            "Moves test queries away from documents judged non-relevant, in the search itself or only in reordering"
                    + " what was found; for compositions. The paper's own experiment, a diffusion with a negative"
                    + " condition over a collection's vectors, is './bench diffuse'.",
            Set.of(Stage.SEARCH_TRANSFORM),
            Set.of(),
            List.of(
                    ParameterSpec.choice(
                                    "when", RERANK, List.of(RERANK, "search"),
                                    "the moved query orders what the unmoved one found (delayed), or searches itself"
                                            + " (from the start)",
                                    "[card] after rendering, or from step 0")
                            .named(),
                    ParameterSpec.real(
                            "w", 0.5, 0, 1000, "", "weight of the unwanted documents: q' = (1 + w)·q - w·mean",
                            "[P] form of the guidance, w = g - 1; [card] 0.25, 0.5, 1, 2 to be compared"),
                    ParameterSpec.choice(
                            "form", "guidance", List.of("guidance", ROCCHIO),
                            "q' by the paper's guidance, or α·q + β·nearest - γ·unwanted",
                            "[P] guidance; [card] Rocchio"),
                    ParameterSpec.choice(
                            "feedback", "judged", List.of("judged", RANDOM),
                            "documents judged non-relevant, or as many random ones: the control as an arm",
                            "[card] mandatory control; measured beside every run anyway"),
                    ParameterSpec.integer(
                            "depth", 200, 1, 100_000, "places", "places that rerank orders anew; no more than 100"
                                    + " leave Recall@100 as it is, whatever the feedback",
                            "[H] the card says top K"),
                    ParameterSpec.real(
                            "known", 0.5, 0.01, 1, "share", "of a query's unwanted documents that feedback knows; the"
                                    + " others are held out",
                            "[H]"),
                    ParameterSpec.integer(
                            "grade", 0, 0, 100, "", "highest grade that counts as unwanted", "[H] judged non-relevant"),
                    ParameterSpec.real("alpha", 1, 0, 1000, "", "rocchio: weight of the query", "[card] textbook"),
                    ParameterSpec.real(
                            "beta", 0.75, 0, 1000, "", "rocchio: weight of the nearest documents", "[card] textbook"),
                    ParameterSpec.real(
                            "gamma", 0.15, 0, 1000, "", "rocchio: weight of the unwanted ones", "[card] textbook"),
                    ParameterSpec.integer(
                            "nearest", 10, 1, 10_000, "documents", "rocchio: how many count as relevant unseen", "[H]"),
                    ParameterSpec.integer("rounds", 1, 1, 1000, "rounds", "rocchio: how often the query moves", "[H]"),
                    ParameterSpec.integer(
                            "from", 0, 0, 999, "round", "rocchio: first round with the unwanted documents",
                            "[P] windows include both ends, 0 is the first; [card] delayed variant"),
                    ParameterSpec.integer(
                            "to", 999, 0, 999, "round", "rocchio: last round with them", "[P] as from")),
            Map.of(
                    "textbook", Map.of("form", ROCCHIO, "when", "search"),
                    "delayed", Map.of("form", ROCCHIO, "when", "search", "rounds", "6", "from", "1")),
            List.of(
                    "The paper is about images. That (1 + w)·q - w·q₋ is its guidance for dot products is exact; that"
                            + " reordering only is 'after the content is rendered' is the card's analogy.",
                    "The unwanted documents are test judgements: an oracle's feedback, no system for use. The documents"
                            + " that feedback knows keep the places of the plain ranking (rank freezing), so putting"
                            + " them down gains nothing; figures of removal count held-out ones.",
                    "Rounds of Rocchio with a window stand for the card's loop of denoising steps over documents; the"
                            + " anchoring in the first query is this project's.",
                    "Relevant documents for Rocchio are the nearest ones unseen, not judged ones, which would leak the"
                            + " answer.",
                    "q₋ is the plain mean of document vectors, shorter than 1 where they differ."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        UnwantedDocuments documents =
                UnwantedDocuments.of(setting.dataset(), parameters.integer("grade"), parameters.real("known"));
        return Recipe.builder()
                .searchTransform(new FeedbackSearch(
                        documents,
                        move(parameters),
                        parameters.text("when").equals(RERANK),
                        parameters.integer("depth"),
                        parameters.text("feedback").equals(RANDOM)))
                .build();
    }

    private static QueryMove move(Parameters parameters) {
        if (!parameters.text("form").equals(ROCCHIO)) {
            return new QueryMove.Guided(parameters.real("w"));
        }
        return new QueryMove.Rocchio(
                parameters.real("alpha"),
                parameters.real("beta"),
                parameters.real("gamma"),
                parameters.integer("nearest"),
                parameters.integer("rounds"),
                new NegativeWindow(parameters.integer("from"), parameters.integer("to")));
    }
}
