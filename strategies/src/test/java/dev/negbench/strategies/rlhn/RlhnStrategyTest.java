package dev.negbench.strategies.rlhn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RlhnStrategyTest {
    private static final Strategies KNOWN = Strategies.load();
    private static final Setting SETTING =
            new Setting(Library.DATASET, Set.of(Retrieval.MODEL, Retrieval.INITIAL, Retrieval.BM25), 7);

    private static CandidatePool pool() {
        return new CandidatePoolBuilder()
                .start(0, 99, new int[] {0}, new float[] {0.9f})
                .add(1, 0.8f, 0, 0)
                .add(2, 0.7f, 1, 0)
                .build();
    }

    @Test
    void everyPresetIsAConfigurationThatParses() {
        for (String preset : KNOWN.get("rlhn").card().presets().keySet()) {
            ConfiguredStrategy configured = KNOWN.parse("rlhn(preset=" + preset + ")");
            assertEquals(configured, KNOWN.parse(configured.print()), preset);
        }
    }

    /** The two judges are two models of the endpoint, the second one asked only where the first found something. */
    @Test
    void thePaperAsksTwoModels() {
        List<String> asked = new ArrayList<>();
        ChatModel model = request -> {
            asked.add(request.model().orElse("configured"));
            return ChatReply.of(
                    "m", "<verdict><better>Doc (1)</better><worse>[]</worse></verdict>");
        };
        Setting setting = new Setting(SETTING.dataset(), SETTING.searchers(), 7, Optional.of(model));
        Recipe recipe = KNOWN.parse("rlhn(preset=paper)").recipe(setting);
        assertEquals(
                1,
                recipe.labelCorrector()
                        .orElseThrow()
                        .correct(List.of(pool()), null)
                        .get(0)
                        .addedPositives()
                        .length);
        assertEquals(List.of("gpt-4o-mini", "gpt-4o"), asked);
        asked.clear();
        KNOWN.parse("rlhn(judge=llm,stages=1)")
                .recipe(setting)
                .labelCorrector()
                .orElseThrow()
                .correct(List.of(pool()), null);
        assertEquals(List.of("configured"), asked);
    }

    @Test
    void saysWhereItCannotWork() {
        NotApplicableException noModel = assertThrows(
                NotApplicableException.class, () -> KNOWN.parse("rlhn(judge=llm)").recipe(SETTING));
        assertTrue(noModel.getMessage().contains("--chat-model"), noModel::getMessage);
        Dataset arguments = new Dataset(
                "arguana", SETTING.dataset().corpus(), SETTING.dataset().queries(), SETTING.dataset().splits(), "0");
        NotApplicableException never = assertThrows(NotApplicableException.class, () -> KNOWN.parse("rlhn")
                .recipe(new Setting(arguments, SETTING.searchers(), 7)));
        assertTrue(never.getMessage().contains("counter-arguments"), never::getMessage);
        assertThrows(NotApplicableException.class, () -> KNOWN.parse("rlhn(encoder=minilm)")
                .recipe(SETTING));
    }
}
