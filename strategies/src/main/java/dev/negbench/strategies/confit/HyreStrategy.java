package dev.negbench.strategies.confit;

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

/** ConFit v2's hypothetical resumes: a generated ideal document stands for each query, or beside it. */
public final class HyreStrategy implements Strategy {
    private static final String REPLACE = "replace";
    private static final String SEPARATOR = "\n[Example resume]\n";

    private static final ParameterSpec JOIN = ParameterSpec.choice(
            "join",
            REPLACE,
            List.of(REPLACE, "append"),
            "whether the generated text replaces the query or follows it after the line [Example resume]",
            "[code merge_json.py] the script's default; the README says append; which one the reported model uses is"
                    + " unknown");

    private static final StrategyCard CARD = new StrategyCard(
            "hyre",
            ConfitPaper.PAPER,
            "For compositions: a language model's ideal document for each query takes the query's place in training,"
                    + " mining and search; the texts come from a file, --generated-texts.",
            Set.of(Stage.QUERY_AUGMENTER),
            Set.of(),
            List.of(JOIN),
            Map.of("readme", Map.of("join", "append")),
            List.of(
                    "[P] negbench generates nothing: texts are made elsewhere (the paper: gpt-4o-mini, one example pair"
                            + " in the prompt, default sampling).",
                    "Section markers in brackets are left as the file has them; the code strips them."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        return Recipe.builder()
                .queryAugmenter(new GeneratedQueries(
                        setting.dataset().queries(),
                        setting.requireGeneratedTexts(),
                        parameters.text(JOIN.name()).equals(REPLACE) ? null : SEPARATOR))
                .build();
    }
}
