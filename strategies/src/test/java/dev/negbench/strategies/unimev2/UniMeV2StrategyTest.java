package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.testing.Fixtures;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UniMeV2StrategyTest {
    private static final Strategies KNOWN = Strategies.load();
    private static final Setting SETTING = Fixtures.setting();

    @Test
    void everyPresetParsesAndPrints() {
        for (String preset : KNOWN.get("unime-v2").card().presets().keySet()) {
            ConfiguredStrategy configured = KNOWN.parse("unime-v2(preset=" + preset + ")");
            assertEquals(configured, KNOWN.parse(configured.print()), preset);
            NotApplicableException noModel =
                    assertThrows(NotApplicableException.class, () -> configured.recipe(SETTING));
            assertTrue(noModel.getMessage().contains("--chat-model"), noModel::getMessage);
        }
    }

    @Test
    void drawsEightWithoutInBatchNegatives() {
        Recipe recipe = KNOWN.parse("unime-v2").recipe(SETTING);
        assertEquals(OptionalInt.of(8), recipe.negatives());
        assertEquals(BatchMode.DRAWN, recipe.batchMode().orElseThrow());
        assertEquals("judge margin 0.01", recipe.candidateFilters().get(0).reason());
        assertEquals(
                "judge margin scaled",
                KNOWN.parse("unime-v2(beta-mode=scaled)").recipe(SETTING).candidateFilters().get(0).reason());
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String wrong : List.of(
                "unime-v2(beta=-0.1)", "unime-v2(stride=0)", "unime-v2(delta=high)", "unime-v2(temperature=0)",
                "unime-v2(judge=oracle)", "unime-v2(negatives=0)", "unime-v2(noise=-1)")) {
            assertThrows(StrategySyntaxException.class, () -> KNOWN.parse(wrong), wrong);
        }
        assertThrows(NotApplicableException.class, () -> KNOWN.parse("unime-v2(retriever=minilm)").recipe(SETTING));
        assertThrows(
                NotApplicableException.class,
                () -> KNOWN.parse("unime-v2").recipe(Fixtures.setting(Set.of("model"))));
    }
}
