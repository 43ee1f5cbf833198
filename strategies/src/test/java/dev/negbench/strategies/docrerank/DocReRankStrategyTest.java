package dev.negbench.strategies.docrerank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotSetUpException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocReRankStrategyTest {
    private static final Strategies KNOWN = Strategies.load();
    private static final Setting SETTING =
            new Setting(Facts.DATASET, Set.of(Retrieval.MODEL, Retrieval.INITIAL, Retrieval.BM25), 7);

    @Test
    void everyPresetIsAConfigurationThatParsesAndWantsAChatModel() {
        Setting asking =
                new Setting(Facts.DATASET, SETTING.searchers(), 7, Optional.of(request -> ChatReply.of("m", "NO")));
        for (String preset : KNOWN.get("docrerank").card().presets().keySet()) {
            ConfiguredStrategy configured = KNOWN.parse("docrerank(preset=" + preset + ")");
            assertEquals(configured, KNOWN.parse(configured.print()), preset);
            assertThrows(NotSetUpException.class, () -> configured.recipe(SETTING), preset);
            assertEquals(1, configured.recipe(asking).companions().size());
        }
    }

    @Test
    void itLearnsBesideWhateverDraws() {
        Recipe recipe = KNOWN.parse("bm25|docrerank").requireRunnable().recipe(SETTING);
        assertEquals(1, recipe.companions().size());
        assertEquals("bm25", recipe.candidateSource().orElseThrow().generators()[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docrerank(only=business-segment) | generator=llm",
                "docrerank(rephrase=0.5) | generator=llm",
            })
    void whatTheStandInCannotDoIsRefusedWithTheRemedy(String strategy, String remedy) {
        StrategySyntaxException refusal = assertThrows(
                StrategySyntaxException.class, () -> KNOWN.parse(strategy).recipe(SETTING));
        assertTrue(refusal.getMessage().contains(remedy), refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docrerank(train=all)", "docrerank(kept=0)", "docrerank(rephrase=2)", "docrerank(only=x)"})
    void badParametersAreRefused(String strategy) {
        assertThrows(StrategySyntaxException.class, () -> KNOWN.parse(strategy));
    }
}
